package dev.stagefan.reuse;

import dev.stagefan.registry.Digest;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * What the tags of one ref's stages begin with, so that builds of a pull request are never found by builds of a branch
 * unless they ask for them.
 *
 * @param ref as {@code refs/heads/main}
 * @param prefix readable, and another for each ref; at most {@value #LONGEST} letters, digits, {@code -} and {@code _}
 */
public record Namespace(String ref, String prefix) {
    private static final int LONGEST = 33;
    private static final int HASH_DIGITS = 8;
    private static final Pattern USUAL = Pattern.compile("refs/(?:heads/|tags/)?");
    private static final Pattern NOT_SAFE = Pattern.compile("[^A-Za-z0-9_]+");
    private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_-]{0,23}-[0-9a-f]{8}");

    /**
     * The namespace of a ref.
     *
     * @param ref a Git ref, or any other name that is not empty
     */
    public static Namespace of(String ref) {
        String plain = NOT_SAFE.matcher(USUAL.matcher(ref).replaceFirst("")).replaceAll("-");
        String start = plain.startsWith("-") ? plain.substring(1) : plain;
        String readable = start.substring(0, Math.min(start.length(), LONGEST - HASH_DIGITS - 1));
        String hash = Digest.of(ref.getBytes(StandardCharsets.UTF_8)).substring("sha256:".length());
        return new Namespace(ref, (readable.isEmpty() ? "ref" : readable) + "-" + hash.substring(0, HASH_DIGITS));
    }

    /** Whether a text is the prefix of some namespace. */
    public static boolean isNamespace(String prefix) {
        return PREFIX.matcher(prefix).matches();
    }
}
