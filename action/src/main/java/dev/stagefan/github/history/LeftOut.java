package dev.stagefan.github.history;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** How many were left out, by reason. */
public final class LeftOut {
    private final Map<String, Integer> counts = new TreeMap<>();

    void add(String reason) {
        counts.merge(reason, 1, Integer::sum);
    }

    /** By reason, in alphabetical order. */
    public Map<String, Integer> counts() {
        return Collections.unmodifiableMap(counts);
    }
}
