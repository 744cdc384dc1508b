/**
 * Text to Dockerfile: directives, instructions with their positions, stages, expansion of variables, diagnostics.
 *
 * <p>Reads what BuildKit's Dockerfile frontend reads, oddities included, and refuses what it refuses. Knows nothing of
 * targets or builds; resolving stages against each other is the trade of the graph package.
 */
@NullMarked
package dev.stagefan.dockerfile;

import org.jspecify.annotations.NullMarked;
