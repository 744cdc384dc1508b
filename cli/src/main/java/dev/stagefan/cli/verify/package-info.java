/** What the comparison of two images looks like to people. */
@NullMarked
package dev.stagefan.cli.verify;

import org.jspecify.annotations.NullMarked;
