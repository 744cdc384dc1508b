package dev.stagefan.graph.resolve;

import dev.stagefan.dockerfile.DockerfileException;
import dev.stagefan.dockerfile.Position;
import dev.stagefan.dockerfile.text.Casing;
import dev.stagefan.dockerfile.value.ImageReference;
import dev.stagefan.dockerfile.value.Platform;
import dev.stagefan.dockerfile.value.PlatformSpecifier;
import dev.stagefan.dockerfile.value.Refusal;
import dev.stagefan.graph.BuildRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The contexts that {@code --build-context} puts in the place of stages and images.
 *
 * <p>Names are looked up in their short form without the tag {@code latest}, first as {@code NAME::PLATFORM}, then as
 * {@code NAME}.
 *
 * <p>buildkit: frontend/dockerui/config.go, NamedContext; namedcontext.go; buildx: commands/build.go, parseContextNames
 */
final class NamedContexts {
    private static final String PLATFORM_SEPARATOR = "::";

    private final Map<String, NamedContext> byName = new LinkedHashMap<>();

    private NamedContexts() {}

    static NamedContexts of(BuildRequest request) throws DockerfileException {
        NamedContexts contexts = new NamedContexts();
        for (Map.Entry<String, String> context : request.namedContexts().entrySet()) {
            try {
                contexts.byName.put(key(context.getKey()), NamedContext.of(context.getKey(), context.getValue()));
            } catch (Refusal e) {
                throw Refusals.at(
                        Position.of(1, 1),
                        "invalid-context-name",
                        "could not use the build context " + context.getKey() + ": " + e.reason(),
                        "name it as the stage or image that it replaces");
            }
        }
        return contexts;
    }

    private static String key(String name) throws Refusal {
        int separator = name.indexOf(PLATFORM_SEPARATOR);
        return separator < 0
                ? ImageReference.parse(name).contextName()
                : ImageReference.parse(name.substring(0, separator)).contextName() + name.substring(separator);
    }

    /**
     * The context that replaces a stage or image, if any. Refuses a name that cannot be that of a context; BuildKit looks
     * every stage up and so refuses stages of such names.
     */
    Optional<NamedContext> find(String name, PlatformSpecifier platform) throws Refusal {
        String lower = Casing.lower(name);
        if (lower.equals("scratch") || lower.equals("context")) {
            return Optional.empty();
        }
        String key = ImageReference.parse(name).contextName();
        Platform normal = PlatformSpecifier.normalize(platform.os(), platform.architecture(), platform.variant());
        String suffix = new PlatformSpecifier(normal.os(), platform.options(), normal.architecture(), normal.variant())
                .toString();
        @Nullable NamedContext specific = byName.get(key + PLATFORM_SEPARATOR + suffix);
        return Optional.ofNullable(specific != null ? specific : byName.get(key));
    }

    /** The context of a name whatever the platform, if any. */
    Optional<NamedContext> find(String name) throws Refusal {
        return Optional.ofNullable(byName.get(ImageReference.parse(name).contextName()));
    }
}
