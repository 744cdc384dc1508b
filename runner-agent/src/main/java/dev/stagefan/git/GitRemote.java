package dev.stagefan.git;

import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import org.eclipse.jgit.transport.URIish;
import org.jspecify.annotations.Nullable;

/**
 * A repository on a server, and as whom it is asked.
 *
 * @param url as {@code https://github.com/acme/image.git}, without a user or a password
 * @param token what proves who asks, or null for nobody in particular
 */
public record GitRemote(String url, @Nullable String token) {
    /** A token does not leave the machine on the way to these. */
    private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

    private static final Set<String> SCHEMES = Set.of("http", "https", "file");

    /**
     * Reads an address.
     *
     * @param token may be empty, which is none
     * @throws IllegalArgumentException where it is no address, holds a password, or a token would travel unencrypted; the
     *     message says what to try
     */
    public static GitRemote of(String url, @Nullable String token) {
        URIish parsed;
        try {
            parsed = new URIish(url);
        } catch (URISyntaxException e) {
            throw unusable("a Git repository", "its address is no URL");
        }
        String scheme = String.valueOf(parsed.getScheme()).toLowerCase(Locale.ROOT);
        if (parsed.getUser() != null || parsed.getPass() != null) {
            throw unusable("a Git repository", "its address holds a user or a password");
        }
        if (!SCHEMES.contains(scheme)) {
            throw unusable("the Git repository " + url, "it is no https URL");
        }
        String used = token == null || token.isBlank() ? null : token.strip();
        if (used != null && scheme.equals("http") && !LOCAL.contains(String.valueOf(parsed.getHost()))) {
            throw unusable("the Git repository " + url, "the token would travel unencrypted");
        }
        return new GitRemote(url, scheme.equals("file") ? null : used);
    }

    private static IllegalArgumentException unusable(String what, String reason) {
        return new IllegalArgumentException("could not use " + what + " because " + reason
                + "; write it as https://HOST/OWNER/REPO, and give the token in GITHUB_TOKEN");
    }

    /** Without the token, which must be in no message. */
    @Override
    public String toString() {
        return url;
    }
}
