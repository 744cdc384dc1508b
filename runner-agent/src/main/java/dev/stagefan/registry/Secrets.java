package dev.stagefan.registry;

import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What was sent to prove something, so that it is not shown where a registry says it back. */
final class Secrets {
    /** What is shorter stands in ordinary texts. */
    private static final int SHORTEST = 4;

    private static final String HIDDEN = "***";

    private final Set<String> secrets = ConcurrentHashMap.newKeySet();

    void add(String secret) {
        if (secret.length() >= SHORTEST) {
            secrets.add(secret);
        }
    }

    /** The text without any secret; the longest first, as one may be the beginning of another. */
    String hide(String text) {
        return secrets.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .reduce(text, (shown, secret) -> shown.replace(secret, HIDDEN));
    }
}
