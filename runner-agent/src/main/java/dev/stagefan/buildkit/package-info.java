/** Drives Buildx: which builder there is, a build's command line, its progress, how it ended. */
@NullMarked
package dev.stagefan.buildkit;

import org.jspecify.annotations.NullMarked;
