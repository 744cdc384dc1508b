package dev.stagefan.dockerfile;

import org.jspecify.annotations.Nullable;

/**
 * The parser directives at the top of a Dockerfile.
 *
 * @param syntax the frontend image that {@code # syntax=} names, or null
 * @param escape the escape character, {@code \} or {@code `}
 * @param check the value of {@code # check=}, or null
 */
public record Directives(
        @Nullable String syntax, char escape, @Nullable String check) {}
