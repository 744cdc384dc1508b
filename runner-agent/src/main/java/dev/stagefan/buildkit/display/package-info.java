/** Shows builds to people: plain lines, a live display on a terminal, and GitHub's log. */
@NullMarked
package dev.stagefan.buildkit.display;

import org.jspecify.annotations.NullMarked;
