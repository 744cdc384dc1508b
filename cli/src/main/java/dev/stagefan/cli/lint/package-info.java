/** Findings as text for people, and the rules' pages. */
@NullMarked
package dev.stagefan.cli.lint;

import org.jspecify.annotations.NullMarked;
