package dev.stagefan.lint.rule;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Lines of a Dockerfile in a sentence. */
final class Lines {
    /** More are counted, not listed. */
    private static final int SHOWN = 4;

    private Lines() {}

    /** As {@code line 7 copies} or {@code lines 7, 9 and 12 copy}. */
    static String say(List<Integer> lines, String singular, String plural) {
        return lines.size() == 1
                ? "line " + lines.get(0) + " " + singular
                : "lines " + list(lines.stream().map(String::valueOf).toList()) + " " + plural;
    }

    /** As {@code a}, {@code a, b and c}, or {@code a, b, c, d and 3 more}. */
    static String list(Collection<String> items) {
        List<String> shown = items.stream().limit(SHOWN).collect(Collectors.toList());
        int more = items.size() - shown.size();
        if (more > 0) {
            return String.join(", ", shown) + " and " + more + " more";
        }
        String last = shown.remove(shown.size() - 1);
        return shown.isEmpty() ? last : String.join(", ", shown) + " and " + last;
    }
}
