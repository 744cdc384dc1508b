package dev.stagefan.registry;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Digests as OCI writes them: {@code sha256:…}. */
public final class Digest {
    /** The algorithms that the image spec registers; others cannot be verified, so that they are none here. */
    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128}");

    private Digest() {}

    /** Whether it is a digest that can be verified here: of SHA-256 or SHA-512. */
    public static boolean isDigest(String text) {
        return DIGEST.matcher(text).matches();
    }

    /** The SHA-256 digest of the bytes. */
    public static String of(byte[] bytes) {
        return of("sha256", bytes);
    }

    /** The digest of the bytes, by the algorithm of another. */
    static String like(String digest, byte[] bytes) {
        return of(algorithm(digest), bytes);
    }

    /** What takes bytes for a digest of the same algorithm. */
    static MessageDigest hasher(String digest) {
        return messageDigest(algorithm(digest));
    }

    /** A finished hash as a digest of the same algorithm as another. */
    static String text(String digest, byte[] hash) {
        return algorithm(digest) + ":" + HexFormat.of().formatHex(hash);
    }

    private static String of(String algorithm, byte[] bytes) {
        return algorithm + ":"
                + HexFormat.of().formatHex(messageDigest(algorithm).digest(bytes));
    }

    private static String algorithm(String digest) {
        return digest.substring(0, digest.indexOf(':'));
    }

    private static MessageDigest messageDigest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm.equals("sha512") ? "SHA-512" : "SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
