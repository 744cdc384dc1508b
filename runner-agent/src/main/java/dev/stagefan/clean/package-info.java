/** Removes from a repository what stagefan has put there and nothing needs any more. */
@NullMarked
package dev.stagefan.clean;

import org.jspecify.annotations.NullMarked;
