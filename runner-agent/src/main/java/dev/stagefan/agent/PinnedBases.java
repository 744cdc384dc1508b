package dev.stagefan.agent;

import dev.stagefan.dockerfile.value.ImageReference;
import dev.stagefan.dockerfile.value.Refusal;
import dev.stagefan.graph.StageGraph;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Holds external images to digests, by named contexts: {@code alpine:3.22=docker-image://alpine:3.22@sha256:…}.
 *
 * <p>BuildKit looks each stage's name up among the named contexts, and each image's short name without the tag
 * {@code latest} (buildkit: frontend/dockerui/config.go, NamedContext). So a name with another tag is never a stage's, and
 * one without a tag may be. The platform is that of whoever takes it, so that the digest is to be an index's.
 */
final class PinnedBases {
    private static final String IMAGE = "docker-image://";

    private PinnedBases() {}

    /**
     * The named contexts of a build: the request's, and one for each image with a digest.
     *
     * @param bases digests by the reference that stages use
     * @param said told of each image that cannot be held
     */
    static Map<String, String> contexts(StageGraph graph, Map<String, String> bases, Consumer<String> said) {
        Map<String, String> contexts = new LinkedHashMap<>();
        graph.request().namedContexts().forEach((name, value) -> contexts.put(name, held(value, bases)));
        for (String image : graph.images()) {
            String digest = bases.get(image);
            Optional<String> name = contextName(image);
            if (digest == null || name.isEmpty() || contexts.containsKey(name.get())) {
                continue;
            }
            if (isStage(graph, name.get())) {
                said.accept("takes the image " + image + " as it is now, not as " + digest
                        + ", because a stage has its name; give the image a tag");
            } else {
                contexts.put(name.get(), IMAGE + image + "@" + digest);
            }
        }
        return contexts;
    }

    /** Whether a reference says all by itself. */
    static boolean isPinned(String image) {
        return image.contains("@");
    }

    /** Whether a build can be held to an image's digest: BuildKit takes no image of a stage's name from a named context. */
    static boolean canBeHeld(StageGraph graph, String image) {
        Optional<String> name = contextName(image);
        return isPinned(image) || (name.isPresent() && !isStage(graph, name.get()));
    }

    private static String held(String value, Map<String, String> bases) {
        String digest = value.startsWith(IMAGE) ? bases.get(value.substring(IMAGE.length())) : null;
        return digest == null || isPinned(value) ? value : value + "@" + digest;
    }

    private static Optional<String> contextName(String image) {
        try {
            return isPinned(image)
                    ? Optional.empty()
                    : Optional.of(ImageReference.parse(image).contextName());
        } catch (Refusal e) {
            return Optional.empty();
        }
    }

    private static boolean isStage(StageGraph graph, String name) {
        return graph.stages().stream().anyMatch(stage -> name.equals(stage.name()));
    }
}
