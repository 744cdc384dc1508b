/** What is known of durations and sizes: the timings file. */
@NullMarked
package dev.stagefan.timings;

import org.jspecify.annotations.NullMarked;
