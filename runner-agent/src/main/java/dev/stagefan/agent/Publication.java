package dev.stagefan.agent;

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
    public Publication {
        names = List.copyOf(names);
        labels = Map.copyOf(labels);
        annotations = Map.copyOf(annotations);
    }
}
