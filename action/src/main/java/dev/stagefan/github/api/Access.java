package dev.stagefan.github.api;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the API is, and as whom it is asked.
 *
 * @param url as {@code https://api.github.com} or {@code https://github.example.com/api/v3}, without a slash at its end
 * @param token what proves who asks, or null for nobody in particular
 */
public record Access(URI url, @Nullable String token) {
    /** The API of github.com. */
    public static final String GITHUB = "https://api.github.com";

    /** A token does not leave the machine on the way to these. */
    private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");

    /**
     * Reads an API's address.
     *
     * @param token may be empty, which is none
     * @throws ApiException where it is no address, or a token would travel unencrypted
     */
    public static Access of(String url, @Nullable String token) throws ApiException {
        URI parsed;
        try {
            parsed = new URI(url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
        } catch (URISyntaxException e) {
            throw unusable(url, "it is no URL");
        }
        String scheme = String.valueOf(parsed.getScheme()).toLowerCase(Locale.ROOT);
        if (parsed.getHost() == null || !Set.of("http", "https").contains(scheme)) {
            throw unusable(url, "it is no http or https URL");
        }
        String used = token == null || token.isBlank() ? null : token.strip();
        if (used != null && scheme.equals("http") && !LOCAL.contains(parsed.getHost())) {
            throw unusable(url, "the token would travel unencrypted");
        }
        if (used != null && !used.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new ApiException(
                    "could not use the token because it has characters that no token has; set GITHUB_TOKEN to the"
                            + " token alone");
        }
        return new Access(parsed, used);
    }

    private static ApiException unusable(String url, String reason) {
        return new ApiException("could not use the API at " + url + " because " + reason + "; try " + GITHUB
                + " or https://HOST/api/v3");
    }

    /** Without the token, which must be in no message. */
    @Override
    public String toString() {
        return url + (token == null ? " without a token" : " with a token");
    }
}
