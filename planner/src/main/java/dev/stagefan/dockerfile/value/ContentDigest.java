package dev.stagefan.dockerfile.value;

import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a content digest may look like.
 *
 * <p>opencontainers/go-digest: digest.go, algorithm.go; distribution/reference: regexp.go
 */
public final class ContentDigest {
    private static final Map<String, Integer> HEX_DIGITS = Map.of("sha256", 64, "sha384", 96, "sha512", 128);
    private static final Pattern LOWER_HEX = Pattern.compile("[a-f0-9]*");
    private static final Pattern IN_REFERENCE =
            Pattern.compile("[A-Za-z][A-Za-z0-9]*+(?:[-_+.][A-Za-z][A-Za-z0-9]*+)*+:[0-9A-Fa-f]{32,}");

    private ContentDigest() {}

    /** Refuses what is not a digest of a known algorithm. */
    public static void check(String digest) throws Refusal {
        int colon = digest.indexOf(':');
        @Nullable Integer digits = colon < 0 ? null : HEX_DIGITS.get(digest.substring(0, colon));
        if (digits == null) {
            throw new Refusal("invalid-digest", "\"" + digest + "\" is not a sha256, sha384 or sha512 digest");
        }
        String encoded = digest.substring(colon + 1);
        if (encoded.length() != digits || !LOWER_HEX.matcher(encoded).matches()) {
            throw new Refusal(
                    "invalid-digest", "\"" + digest + "\" does not have " + digits + " lower-case hexadecimal digits");
        }
    }

    /** Refuses what cannot stand behind the {@code @} of an image reference. */
    public static void checkReference(String digest) throws Refusal {
        if (!IN_REFERENCE.matcher(digest).matches()) {
            throw new Refusal("invalid-reference", "invalid reference format: \"" + digest + "\" is not a digest");
        }
        check(digest);
    }
}
