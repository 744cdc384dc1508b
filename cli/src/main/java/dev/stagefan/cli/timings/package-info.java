/** Timings for people. */
@NullMarked
package dev.stagefan.cli.timings;

import org.jspecify.annotations.NullMarked;
