package dev.stagefan.dockerfile.text;

import java.util.List;
import java.util.Optional;

/** Finds what somebody may have meant: the known word at the least edit distance, if that is less than three. */
public final class Suggestion {
    private static final int LIMIT = 3;

    private Suggestion() {}

    /** The first of the nearest words, or nothing if none is near. */
    public static Optional<String> nearest(String written, List<String> known) {
        String best = null;
        int least = LIMIT;
        for (String word : known) {
            int distance = distance(written, word);
            if (distance < least) {
                best = word;
                least = distance;
            }
        }
        return Optional.ofNullable(best);
    }

    /** A help text that offers the nearest word, or else lists all of them. */
    public static String help(String written, List<String> known) {
        return nearest(written, known)
                .map(word -> "did you mean " + word + "?")
                .orElseGet(() -> "it can be one of " + String.join(", ", known));
    }

    /** Levenshtein's distance with swapped neighbours counted once, or the limit if it is at least that. */
    private static int distance(String left, String right) {
        if (Math.abs(left.length() - right.length()) >= LIMIT) {
            return LIMIT;
        }
        int[][] distances = new int[left.length() + 1][right.length() + 1];
        for (int i = 0; i <= left.length(); i++) {
            for (int j = 0; j <= right.length(); j++) {
                distances[i][j] = i == 0 || j == 0 ? i + j : cheapest(distances, left, i, right, j);
            }
        }
        return Math.min(LIMIT, distances[left.length()][right.length()]);
    }

    private static int cheapest(int[][] distances, String left, int i, String right, int j) {
        boolean same = left.charAt(i - 1) == right.charAt(j - 1);
        int least = Math.min(
                distances[i - 1][j - 1] + (same ? 0 : 1), Math.min(distances[i - 1][j], distances[i][j - 1]) + 1);
        boolean swapped = i > 1
                && j > 1
                && left.charAt(i - 1) == right.charAt(j - 2)
                && left.charAt(i - 2) == right.charAt(j - 1);
        return swapped ? Math.min(least, distances[i - 2][j - 2] + 1) : least;
    }
}
