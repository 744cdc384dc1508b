package dev.stagefan.graph.resolve;

import dev.stagefan.dockerfile.value.ContainerPath;

/**
 * Where a stage's relative paths start.
 *
 * @param path absolute, as BuildKit keeps it: one that is written absolute is not cleaned; seen from the image's own working directory where that is not known
 * @param isKnown whether nothing of it comes from an image
 */
record WorkingDirectory(String path, boolean isKnown) {
    static final WorkingDirectory ROOT = new WorkingDirectory("/", true);
    static final WorkingDirectory OF_IMAGE = new WorkingDirectory("/", false);

    WorkingDirectory then(String other) {
        return other.startsWith("/")
                ? new WorkingDirectory(other, true)
                : new WorkingDirectory(resolve(other), isKnown);
    }

    String resolve(String other) {
        return ContainerPath.resolve(path, other);
    }
}
