/** How a pull from GitHub shows what it does. */
@NullMarked
package dev.stagefan.cli.pull;

import org.jspecify.annotations.NullMarked;
