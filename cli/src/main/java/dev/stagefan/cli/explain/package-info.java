/** Explanations of what becomes of stages, as text. */
@NullMarked
package dev.stagefan.cli.explain;

import org.jspecify.annotations.NullMarked;
