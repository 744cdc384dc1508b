package dev.stagefan.reuse;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A ref of a Git repository.
 *
 * @param url of the repository
 * @param ref as {@code main} or {@code refs/tags/v1}; null for what the repository's HEAD is
 */
public record GitRef(String url, @Nullable String ref) {
    /** What it begins with where it is written. */
    public static final String PREFIX = "git:";

    private static final Pattern USER = Pattern.compile("(?<=//)[^/@]*@");

    /**
     * Reads {@code git:URL} or {@code git:URL#REF}.
     *
     * @throws IllegalArgumentException where it is none; the message says what is wrong and what to try
     */
    public static GitRef parse(String text) {
        String rest = text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : "";
        int hash = rest.indexOf('#');
        String url = hash < 0 ? rest : rest.substring(0, hash);
        String ref = hash < 0 ? null : rest.substring(hash + 1);
        if (url.isEmpty() || url.startsWith("-") || (ref != null && ref.isEmpty())) {
            throw new IllegalArgumentException(
                    "could not read \"" + USER.matcher(text).replaceAll("")
                            + "\" as a ref of a Git repository because it is none; write it as"
                            + " git:https://github.com/acme/widget#main");
        }
        return new GitRef(url, ref);
    }

    /** As {@link #parse} reads it, without what a URL may hold of credentials. */
    @Override
    public String toString() {
        return USER.matcher(url).replaceAll("") + (ref == null ? "" : "#" + ref);
    }
}
