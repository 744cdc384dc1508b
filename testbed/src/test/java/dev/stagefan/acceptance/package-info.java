/** The command line from outside, on what real users would have: what it generates is checked, run, and compared. */
@NullMarked
package dev.stagefan.acceptance;

import org.jspecify.annotations.NullMarked;
