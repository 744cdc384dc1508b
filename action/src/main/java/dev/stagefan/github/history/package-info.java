/** What the runs of a workflow show of how long things take. */
@NullMarked
package dev.stagefan.github.history;

import org.jspecify.annotations.NullMarked;
