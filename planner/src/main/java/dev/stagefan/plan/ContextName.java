package dev.stagefan.plan;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Names of named contexts. BuildKit looks up the same list of contexts for a stage's name and for every image that the
 * build uses, the image by its short name without {@code :latest}.
 *
 * <p>buildkit: frontend/dockerui/config.go (NamedContext), frontend/dockerfile/dockerfile2llb/convert.go; distribution
 * reference: normalize.go
 */
final class ContextName {
    /** BuildKit never looks these up. */
    private static final Set<String> RESERVED = Set.of("scratch", "context");

    /** A path component of an image reference, which is what a context's name is parsed as. */
    private static final Pattern VALID = Pattern.compile("[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*");

    private static final String DEFAULT_DOMAIN = "docker.io/";
    private static final String LATEST = ":latest";

    private ContextName() {}

    /** Whether a stage of this name can be replaced by a named context at all. */
    static boolean isPossible(String stage) {
        return !RESERVED.contains(stage) && VALID.matcher(stage).matches();
    }

    /** The name that a context is looked up by when it is given for every platform. */
    static String ofContext(String given) {
        return ofImage(given.toLowerCase(Locale.ROOT));
    }

    /** The name that an image of this reference is looked up by. */
    static String ofImage(String reference) {
        int slash = reference.indexOf('/');
        String first = slash < 0 ? "" : reference.substring(0, slash);
        String name = reference;
        if (first.equals("index.docker.io")) {
            name = DEFAULT_DOMAIN + reference.substring(slash + 1);
        } else if (!isDomain(first)) {
            name = DEFAULT_DOMAIN + reference;
        }
        if (name.startsWith(DEFAULT_DOMAIN)) {
            name = name.substring(DEFAULT_DOMAIN.length());
            if (name.startsWith("library/") && name.indexOf('/') == name.lastIndexOf('/')) {
                name = name.substring("library/".length());
            }
        }
        return name.endsWith(LATEST) ? name.substring(0, name.length() - LATEST.length()) : name;
    }

    private static boolean isDomain(String first) {
        return first.contains(".")
                || first.contains(":")
                || first.equals("localhost")
                || !first.equals(first.toLowerCase(Locale.ROOT));
    }
}
