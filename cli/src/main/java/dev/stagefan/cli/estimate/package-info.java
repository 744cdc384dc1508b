/** The estimate as text. */
@NullMarked
package dev.stagefan.cli.estimate;

import org.jspecify.annotations.NullMarked;
