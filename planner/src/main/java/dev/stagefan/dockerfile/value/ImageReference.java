package dev.stagefan.dockerfile.value;

import dev.stagefan.dockerfile.text.Casing;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of an image in full: {@code alpine} is {@code docker.io/library/alpine}.
 *
 * <p>distribution/reference: normalize.go, reference.go, regexp.go
 *
 * @param domain of the registry, as {@code docker.io}; empty where the text has none
 * @param path of the repository, as {@code library/alpine}
 * @param tag or null
 * @param digest or null
 */
public record ImageReference(
        String domain,
        String path,
        @Nullable String tag,
        @Nullable String digest) {
    private static final String DOCKER_HUB = "docker.io";
    private static final String OFFICIAL = "library/";
    private static final int PATH_LENGTH_LIMIT = 255;

    private static final Pattern IDENTIFIER = Pattern.compile("[a-f0-9]{64}");
    // Possessive throughout: nothing in these overlaps, and Java's other loops over groups recurse.
    private static final Pattern DOMAIN =
            Pattern.compile("(?:[a-zA-Z0-9]++(?:-++[a-zA-Z0-9]++)*+(?:\\.[a-zA-Z0-9]++(?:-++[a-zA-Z0-9]++)*+)*+"
                    + "|\\[[a-fA-F0-9:]++\\])(?::[0-9]++)?+");
    private static final Pattern PATH_COMPONENT = Pattern.compile("[a-z0-9]++(?:(?:__|[._]|-++)[a-z0-9]++)*+");
    private static final Pattern TAIL =
            Pattern.compile("(?<path>[^:@]*+)(?::(?<tag>\\w[\\w.-]{0,127}+))?+(?:@(?<digest>.*+))?+");

    /** Reads a reference as a person writes it. */
    public static ImageReference parse(String text) throws Refusal {
        if (IDENTIFIER.matcher(text).matches()) {
            throw invalid("repository name (" + text + ") is 64 hexadecimal digits, which is an image's id");
        }
        String domain = DOCKER_HUB;
        String remainder = OFFICIAL + text;
        int slash = text.indexOf('/');
        if (slash >= 0) {
            String first = text.substring(0, slash);
            boolean isDomain = isDomain(first);
            domain = isDomain ? first : DOCKER_HUB;
            remainder = isDomain ? text.substring(slash + 1) : text;
            if (domain.equals("index.docker.io")) {
                domain = DOCKER_HUB;
            }
            if (domain.equals(DOCKER_HUB) && remainder.indexOf('/') < 0) {
                remainder = OFFICIAL + remainder;
            }
        }
        return parse(text, domain, remainder);
    }

    private static boolean isDomain(String first) {
        return first.equals("localhost")
                || first.indexOf('.') >= 0
                || first.indexOf(':') >= 0
                || !Casing.lower(first).equals(first);
    }

    private static ImageReference parse(String text, String domain, String remainder) throws Refusal {
        int colon = remainder.indexOf(':');
        String remote = colon < 0 ? remainder : remainder.substring(0, colon);
        if (!Casing.lower(remote).equals(remote)) {
            throw invalid("repository name (" + remote + ") must be lowercase");
        }
        Matcher tail = TAIL.matcher(remainder);
        if (!tail.matches()) {
            throw malformed(text);
        }
        boolean hasDomain = DOMAIN.matcher(domain).matches();
        // What looks like a domain and is none, as a_b.c, may still be the start of a path.
        String path = hasDomain ? tail.group("path") : domain + "/" + tail.group("path");
        if (!isPath(path)) {
            throw malformed(text);
        }
        if (path.length() > PATH_LENGTH_LIMIT) {
            throw invalid("repository name must not be more than " + PATH_LENGTH_LIMIT + " characters");
        }
        String digest = tail.group("digest");
        if (digest != null) {
            ContentDigest.checkReference(digest);
        }
        return new ImageReference(hasDomain ? domain : "", path, tail.group("tag"), digest);
    }

    private static boolean isPath(String path) {
        for (String component : path.split("/", -1)) {
            if (!PATH_COMPONENT.matcher(component).matches()) {
                return false;
            }
        }
        return true;
    }

    private static Refusal malformed(String text) {
        return invalid("\"" + text + "\" is not the name of an image");
    }

    private static Refusal invalid(String message) {
        return new Refusal("invalid-reference", "invalid reference format: " + message);
    }

    /** The reference in full, with the tag {@code latest} where it has neither tag nor digest. */
    public String normalized() {
        return name() + suffix(tag == null && digest == null ? "latest" : tag);
    }

    /** The name under which a named context is looked up: as short as can be, without the tag {@code latest}. */
    public String contextName() {
        String name = name();
        if (domain.equals(DOCKER_HUB)) {
            boolean official = path.startsWith(OFFICIAL) && path.indexOf('/', OFFICIAL.length()) < 0;
            name = official ? path.substring(OFFICIAL.length()) : path;
        }
        String full = name + suffix(tag);
        return full.endsWith(":latest") ? full.substring(0, full.length() - ":latest".length()) : full;
    }

    private String name() {
        return domain.isEmpty() ? path : domain + "/" + path;
    }

    private String suffix(@Nullable String shownTag) {
        return (shownTag == null ? "" : ":" + shownTag) + (digest == null ? "" : "@" + digest);
    }
}
