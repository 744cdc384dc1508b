/** The plan as text. */
@NullMarked
package dev.stagefan.cli.plan;

import org.jspecify.annotations.NullMarked;
