package dev.stagefan.graph.resolve;

import dev.stagefan.dockerfile.value.GitSource;
import dev.stagefan.dockerfile.value.ImageReference;
import dev.stagefan.dockerfile.value.Refusal;
import dev.stagefan.graph.Base;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code --build-context NAME=VALUE} says.
 *
 * @param name as given
 * @param value {@code docker-image://REF}, {@code oci-layout://…}, a URL, or a path
 */
record NamedContext(String name, String value) {
    private static final String IMAGE = "docker-image://";
    private static final Set<String> SCHEMES = Set.of("docker-image", "oci-layout", "http", "https", "git", "input");

    static NamedContext of(String name, String value) {
        return new NamedContext(name, value);
    }

    /** What stands in for a stage's base. */
    Base base() {
        if (!value.startsWith(IMAGE)) {
            return new Base.OfImage(value);
        }
        String reference = value.substring(IMAGE.length());
        return reference.equals("scratch") ? new Base.Scratch() : new Base.OfImage(reference);
    }

    /** The image of a registry that it is, if it is one. */
    Optional<String> image() {
        return value.startsWith(IMAGE) && base() instanceof Base.OfImage image
                ? Optional.of(image.reference())
                : Optional.empty();
    }

    /** Refuses what BuildKit would refuse when it loads the context. */
    void check() throws Refusal {
        Optional<String> image = image();
        if (image.isPresent()) {
            ImageReference.parse(image.get());
            return;
        }
        if (value.startsWith("git@") || value.startsWith("git://")) {
            if (GitSource.parse(value).isEmpty()) {
                throw invalid("is not a git source");
            }
            return;
        }
        int scheme = value.indexOf("://");
        if (scheme >= 0 && !SCHEMES.contains(value.substring(0, scheme))) {
            throw invalid("has a scheme that contexts do not have");
        }
        if (value.startsWith("http")) {
            GitSource.parse(value);
        }
    }

    private Refusal invalid(String problem) {
        return new Refusal("invalid-context", "the build context " + name + "=" + value + " " + problem);
    }
}
