/** Estimates held against builds that really ran. */
@NullMarked
package dev.stagefan.benchmark;

import org.jspecify.annotations.NullMarked;
