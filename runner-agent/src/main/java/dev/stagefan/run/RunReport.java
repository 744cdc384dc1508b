package dev.stagefan.run;

import org.jspecify.annotations.Nullable;

/**
 * What there is to tell of a run when it is over.
 *
 * @param planDigest SHA-256 of the plan's JSON text, as {@code sha256:…}
 * @param image the final image by name, tag and digest, as {@code 127.0.0.1:5000/stagefan/app:latest@sha256:…}; null where
 *     it was not made
 * @param cores processors that the builders share, where they were started here; null where they were given
 */
public record RunReport(
        RunResult result,
        String planDigest,
        @Nullable String image,
        @Nullable Integer cores) {}
