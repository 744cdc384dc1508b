package dev.stagefan.buildlog;

import org.jspecify.annotations.Nullable;

/**
 * A part of a step, as BuildKit's progress calls it.
 *
 * @param what as {@code sha256:4f4f…}, {@code extracting sha256:4f4f…} or {@code pushing layers}
 * @param bytes how much there is to load; null where the log does not say
 * @param seconds how long it took; null where the log does not say
 * @param done whether it came to its end
 */
public record Transfer(
        String what, @Nullable Long bytes, @Nullable Double seconds, boolean done) {}
