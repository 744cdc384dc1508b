package dev.stagefan.image;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** What hashes bytes. */
final class Hashes {
    private Hashes() {}

    static MessageDigest sha256() {
        return of("sha256:");
    }

    /** For the algorithm that a digest names: SHA-256 or SHA-512. */
    static MessageDigest of(String digest) {
        try {
            return MessageDigest.getInstance(digest.startsWith("sha512:") ? "SHA-512" : "SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256 and SHA-512", e);
        }
    }
}
