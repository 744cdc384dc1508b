/** A run for people: the view while it goes on, and the summary when it is over. */
@NullMarked
package dev.stagefan.cli.run;

import org.jspecify.annotations.NullMarked;
