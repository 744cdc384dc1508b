package dev.stagefan.registry;

import java.util.Locale;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/**
 * Where a registry keeps the manifests and layers of an image.
 *
 * @param host with its port where that is not the usual one, as {@code ghcr.io} or {@code 127.0.0.1:5000}
 * @param path as {@code acme/widget}
 */
public record Repository(String host, String path) {
    static final String DOCKER_HUB = "docker.io";

    /** Docker Hub under a name that old files use; the same registry (distribution/reference: normalize.go). */
    static final String OLD_DOCKER_HUB = "index.docker.io";

    private static final int LONGEST = 255;

    /** As distribution/reference has it: regexp.go. */
    private static final Pattern PATH =
            Pattern.compile("[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)*");

    private static final Pattern HOST = Pattern.compile("(?:\\[[0-9a-fA-F:]+]|[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?"
            + "(?:\\.[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)*)(?::[0-9]+)?");

    /**
     * Reads a repository as Docker does: {@code alpine} is {@code docker.io/library/alpine}.
     *
     * @throws IllegalArgumentException where it is none; the message says what is wrong and what to try
     */
    public static Repository parse(String text) {
        int slash = text.indexOf('/');
        String first = slash < 0 ? "" : text.substring(0, slash);
        boolean named = first.contains(".")
                || first.contains(":")
                || first.equals("localhost")
                || !first.equals(first.toLowerCase(Locale.ROOT));
        String host = named ? first : DOCKER_HUB;
        String path = named ? text.substring(slash + 1) : text;
        if (host.equals(OLD_DOCKER_HUB)) {
            host = DOCKER_HUB;
        }
        if (host.equals(DOCKER_HUB) && !path.contains("/")) {
            path = "library/" + path;
        }
        if (!HOST.matcher(host).matches() || HttpUrl.parse("https://" + host) == null) {
            throw refused(text, "\"" + host + "\" is no name of a registry", "write it as HOST/PATH or HOST:PORT/PATH");
        }
        if (!PATH.matcher(path).matches()) {
            String lower = path.toLowerCase(Locale.ROOT);
            throw PATH.matcher(lower).matches()
                    ? refused(text, "its path has capital letters", "write " + lower)
                    : refused(
                            text,
                            "\"" + path + "\" is no path in a registry",
                            "use lower-case letters and digits, with one of . _ - between them, and / between parts;"
                                    + " no tag, no digest");
        }
        if (path.length() > LONGEST) {
            throw refused(text, "its path is longer than " + LONGEST + " characters", "use a shorter one");
        }
        return new Repository(host, path);
    }

    private static IllegalArgumentException refused(String text, String reason, String advice) {
        return new IllegalArgumentException(
                "could not read \"" + text + "\" as a repository because " + reason + "; " + advice);
    }

    /** As BuildKit takes it: {@code ghcr.io/acme/widget}. */
    @Override
    public String toString() {
        return host + "/" + path;
    }
}
