package dev.stagefan.graph.resolve;

import org.jspecify.annotations.Nullable;

/** 64-bit fingerprints, well spread, the same on every machine. */
final class Fingerprint {
    private static final long PRIME = 0x100000001b3L;
    private static final long SEED = 0xcbf29ce484222325L;

    private Fingerprint() {}

    static long of(@Nullable String text) {
        long hash = SEED;
        if (text != null) {
            for (int i = 0; i < text.length(); i++) {
                hash = (hash ^ text.charAt(i)) * PRIME;
            }
            hash += text.length() + 1;
        }
        return spread(hash);
    }

    /** Of a pair; the order matters. */
    static long of(long first, long second) {
        return spread(first * PRIME + second);
    }

    private static long spread(long hash) {
        long mixed = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
