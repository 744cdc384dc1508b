package dev.stagefan.image;

import dev.stagefan.registry.Descriptor;
import dev.stagefan.registry.Platform;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Picks the one image of an index that is meant. */
final class PlatformChoice {
    private PlatformChoice() {}

    /**
     * The manifest of an index.
     *
     * @param name of the index, for people
     * @param manifests what it lists
     * @param platform null where there has to be one image only
     */
    static Descriptor of(String name, List<Descriptor> manifests, @Nullable Platform platform) throws ImageException {
        // One image may be listed under several names.
        Map<String, Descriptor> images = new LinkedHashMap<>();
        manifests.stream().filter(one -> !one.isAttestation()).forEach(one -> images.putIfAbsent(one.digest(), one));
        List<Descriptor> candidates = images.values().stream()
                .filter(one -> platform == null || one.platform() == null || platform.equals(one.platform()))
                .toList();
        if (candidates.size() == 1) {
            return candidates.get(0);
        }
        String there = images.values().stream()
                .map(one ->
                        one.platform() == null ? one.digest() : one.platform().toString())
                .distinct()
                .collect(Collectors.joining(", "));
        if (images.isEmpty()) {
            throw new ImageException(
                    "could not find an image in " + name + " because it has none; take the name of an image");
        }
        if (candidates.isEmpty()) {
            throw new ImageException("could not find an image for " + platform + " in " + name + " because it has those"
                    + " for " + there + "; say which with --platform");
        }
        throw new ImageException("could not tell which image of " + name + " is meant because it has several: " + there
                + "; say which with --platform, or name it by its tag or digest");
    }
}
