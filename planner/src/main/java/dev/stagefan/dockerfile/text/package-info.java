/**
 * Text to statements: directives, continuations, comments, heredocs, the words and flags of each line, and where in the
 * file each of them stands. Knows keywords, but not what they mean.
 *
 * <p>buildkit: frontend/dockerfile/parser
 */
@NullMarked
package dev.stagefan.dockerfile.text;

import org.jspecify.annotations.NullMarked;
