package dev.stagefan.graph;

import dev.stagefan.dockerfile.value.Platform;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a build was asked with, beside the Dockerfile itself.
 *
 * @param target the stage asked for, or null for the last one
 * @param buildArgs values of {@code --build-arg}, in the order given
 * @param platform the platform to build for
 * @param buildPlatform the platform of the machine that builds
 * @param namedContexts values of {@code --build-context} by name, in the order given
 */
public record BuildRequest(
        @Nullable String target,
        Map<String, String> buildArgs,
        Platform platform,
        Platform buildPlatform,
        Map<String, String> namedContexts) {
    public BuildRequest {
        buildArgs = Collections.unmodifiableMap(new LinkedHashMap<>(buildArgs));
        namedContexts = Collections.unmodifiableMap(new LinkedHashMap<>(namedContexts));
    }
}
