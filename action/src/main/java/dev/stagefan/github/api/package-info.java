/** Asks GitHub's API, patiently: what passes by itself is waited for, and what does not is said in words. */
@NullMarked
package dev.stagefan.github.api;

import org.jspecify.annotations.NullMarked;
