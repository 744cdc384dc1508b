/** What a run leaves behind, so that one that was ended goes on where it was. */
@NullMarked
package dev.stagefan.run.state;

import org.jspecify.annotations.NullMarked;
