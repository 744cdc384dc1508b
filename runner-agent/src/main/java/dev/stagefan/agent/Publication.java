package dev.stagefan.agent;

import dev.stagefan.registry.ImageReference;
import dev.stagefan.registry.Repository;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the final image is published.
 *
 * @param names full names with tags, as {@code ghcr.io/acme/widget:nightly}; where there are none it is pushed by digest
 * @param labels labels of the image's configuration, by name
 * @param annotations annotations of its manifest, by name
 * @param inlineCache whether the image carries the cache of its own layers, which makes the exports go one by one
 */
public record Publication(
        List<String> names, Map<String, String> labels, Map<String, String> annotations, boolean inlineCache) {
    /** An image with nothing but what its Dockerfile gives it, and no name. */
    static final Publication NOWHERE = new Publication(List.of(), Map.of(), Map.of(), false);

    public Publication {
        names = List.copyOf(names);
        labels = ordered(labels);
        annotations = ordered(annotations);
    }

    private static Map<String, String> ordered(Map<String, String> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    /**
     * Where the names are, each repository once, in their order.
     *
     * @throws IllegalArgumentException where one is no name of an image; the message says what is wrong and what to try
     */
    List<Repository> repositories() {
        return names.stream()
                .map(name -> ImageReference.parse(name).repository())
                .distinct()
                .toList();
    }
}
