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

    /**
     * What a Git source of an ADD names, as BuildKit reads it (frontend/dockerfile/dfgitutil/git_ref.go).
     *
     * @param source one that BuildKit takes for a Git repository
     */
    public static GitRef ofSource(String source) {
        int hash = source.indexOf('#');
        String fragment = hash < 0 ? "" : source.substring(hash + 1);
        String address = hash < 0 ? source : source.substring(0, hash);
        int question = address.indexOf('?');
        String url = question < 0 ? address : address.substring(0, question);
        String ref = fragment.contains(":") ? fragment.substring(0, fragment.indexOf(':')) : fragment;
        for (String pair : (question < 0 ? "" : address.substring(question + 1)).split("&", -1)) {
            String value = pair.substring(pair.indexOf('=') + 1);
            ref = switch (pair.substring(0, Math.max(pair.indexOf('='), 0))) {
                case "ref" -> value;
                case "branch" -> value.startsWith("refs/") ? value : "refs/heads/" + value;
                case "tag" -> value.startsWith("refs/") ? value : "refs/tags/" + value;
                default -> ref;
            };
        }
        return new GitRef(url, ref.isEmpty() ? null : ref);
    }

    /** As {@link #parse} reads it, without what a URL may hold of credentials. */
    @Override
    public String toString() {
        return USER.matcher(url).replaceAll("") + (ref == null ? "" : "#" + ref);
    }
}
