/** Other programs: where they are, and how one that is run to its end went. */
@NullMarked
package dev.stagefan.program;

import org.jspecify.annotations.NullMarked;
