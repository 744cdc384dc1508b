package dev.stagefan.registry;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A name of an image: a tag, which may point elsewhere tomorrow, or a digest, which may not. Where it has both, the
 * digest decides.
 *
 * @param repository where it is
 * @param tag as {@code 3.22}; null where there is none
 * @param digest as {@code sha256:…}; null where there is none
 */
public record ImageReference(
        Repository repository,
        @Nullable String tag,
        @Nullable String digest) {
    private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,127}");

    public ImageReference {
        if (tag == null && digest == null) {
            throw new IllegalArgumentException("a reference has a tag or a digest");
        }
        if (tag != null && !TAG.matcher(tag).matches()) {
            throw new IllegalArgumentException(
                    "could not use \"" + tag + "\" as a tag because it is none; use up to 128"
                            + " letters, digits, and . _ - that do not come first");
        }
        if (digest != null && !Digest.isDigest(digest)) {
            throw new IllegalArgumentException("could not use \"" + digest + "\" as a digest because it is none; use"
                    + " sha256: and 64 hexadecimal digits in lower case");
        }
    }

    public static ImageReference tagged(Repository repository, String tag) {
        return new ImageReference(repository, tag, null);
    }

    public static ImageReference digested(Repository repository, String digest) {
        return new ImageReference(repository, null, digest);
    }

    /**
     * Reads a reference as Docker does: {@code alpine} is {@code docker.io/library/alpine:latest}.
     *
     * @throws IllegalArgumentException where it is none; the message says what is wrong and what to try
     */
    public static ImageReference parse(String text) {
        int at = text.indexOf('@');
        String digest = at < 0 ? null : text.substring(at + 1);
        String named = at < 0 ? text : text.substring(0, at);
        int colon = named.indexOf(':', named.lastIndexOf('/') + 1);
        String tag = colon < 0 ? null : named.substring(colon + 1);
        Repository repository = Repository.parse(colon < 0 ? named : named.substring(0, colon));
        return new ImageReference(repository, tag == null && digest == null ? "latest" : tag, digest);
    }

    /** What a registry is asked for: the digest where there is one, else the tag. */
    String wanted() {
        if (digest != null) {
            return digest;
        }
        if (tag != null) {
            return tag;
        }
        throw new IllegalStateException("a reference has a tag or a digest");
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        return repository + (tag == null ? "" : ":" + tag) + (digest == null ? "" : "@" + digest);
    }
}
