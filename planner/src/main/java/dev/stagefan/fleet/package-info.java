/** What the user's settings file says of runners, limits and what is to be planned by hand. */
@NullMarked
package dev.stagefan.fleet;

import org.jspecify.annotations.NullMarked;
