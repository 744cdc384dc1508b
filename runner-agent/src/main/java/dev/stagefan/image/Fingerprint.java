package dev.stagefan.image;

import java.nio.ByteBuffer;

/** A SHA-256, in as little memory as a million of them need. */
record Fingerprint(long first, long second, long third, long fourth) {
    static Fingerprint of(byte[] hash) {
        ByteBuffer numbers = ByteBuffer.wrap(hash);
        return new Fingerprint(numbers.getLong(), numbers.getLong(), numbers.getLong(), numbers.getLong());
    }

    /** As in {@code sha256:…}. */
    @Override
    public String toString() {
        return "sha256:%016x%016x%016x%016x".formatted(first, second, third, fourth);
    }
}
