package dev.stagefan.buildkit;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A builder of Buildx, as {@code docker buildx inspect} tells of it.
 *
 * @param name what {@code --builder} takes
 * @param driver {@code docker}, {@code docker-container}, {@code remote} or {@code kubernetes}
 * @param version of the BuildKit that it runs, the oldest where it has several nodes; null where it does not say
 * @param platforms that it builds for, as {@code linux/amd64}, in its order
 * @param nodes names of its nodes
 * @param cacheExport whether it can export a registry cache: the docker driver can with the containerd image store only
 */
public record Builder(
        String name,
        String driver,
        @Nullable BuildkitVersion version,
        List<String> platforms,
        List<String> nodes,
        boolean cacheExport) {
    static final String DOCKER = "docker";

    public Builder {
        platforms = List.copyOf(platforms);
        nodes = List.copyOf(nodes);
    }

    /** Whether it takes {@code push-by-digest=true}; one that does not must push under a tag. */
    public boolean pushesByDigest() {
        return !driver.equals(DOCKER);
    }

    /** Whether one build pushes its image and exports its cache at the same time: BuildKit 0.28 or later. */
    public boolean exportsInParallel() {
        return version != null && version.isAtLeast(0, 28);
    }

    /** Why it cannot be used, with a way out; empty where it can. */
    public Optional<String> unusable() {
        if (version != null && !version.isAtLeast(0, 12)) {
            return Optional.of(
                    "its BuildKit " + version + " is older than 0.12, which cannot go on when a cache cannot be"
                            + " written; try updating Docker to 24 or later, or a builder of its own: docker buildx create --use");
        }
        return Optional.empty();
    }
}
