/** Branches of a repository on a server: read, committed to and pushed without any work tree. */
@NullMarked
package dev.stagefan.git;

import org.jspecify.annotations.NullMarked;
