/** Build contexts as Git and the file system have them: of a work tree, or of a commit without its files; and refs of remotes. */
@NullMarked
package dev.stagefan.source;

import org.jspecify.annotations.NullMarked;
