/**
 * Expansion of variables in the words of a Dockerfile: {@code $X}, {@code ${X}} with every modifier, quotes and escapes.
 *
 * <p>buildkit: frontend/dockerfile/shell/lex.go
 */
@NullMarked
package dev.stagefan.expansion;

import org.jspecify.annotations.NullMarked;
