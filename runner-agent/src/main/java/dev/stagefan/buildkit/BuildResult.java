package dev.stagefan.buildkit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stagefan.record.BuildTrace;
import org.jspecify.annotations.Nullable;

/**
 * What a build made.
 *
 * @param digest of the manifest or index, as {@code sha256:…}; null for a build without an image
 * @param metadata what {@code --metadata-file} says; an empty object where it says nothing
 * @param trace what the build did
 */
public record BuildResult(@Nullable String digest, JsonNode metadata, BuildTrace trace) {}
