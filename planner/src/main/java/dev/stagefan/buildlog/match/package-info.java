/** Finds the stages and instructions of a Dockerfile in the logs of its builds, and makes timings of them. */
@NullMarked
package dev.stagefan.buildlog.match;

import org.jspecify.annotations.NullMarked;
