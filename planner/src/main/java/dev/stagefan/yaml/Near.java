package dev.stagefan.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Guesses what a misspelt word was meant to be. */
public final class Near {
    private static final int LETTERS_A_TYPO = 3;

    private Near() {}

    /** The one of {@code words} that is closest, if it is close: one typo for every three letters, but one at least. */
    public static Optional<String> to(String word, Collection<String> words) {
        int typos = Math.max(1, word.length() / LETTERS_A_TYPO);
        return words.stream()
                .min(Comparator.comparingInt((String other) -> distance(word, other))
                        .thenComparing(Comparator.naturalOrder()))
                .filter(other -> distance(word, other) <= typos);
    }

    /** {@code "did you mean X?"} where something is close, otherwise the list of what there is. */
    public static String help(String word, Collection<String> words) {
        return to(word, words)
                .map(near -> "did you mean " + near + "?")
                .orElseGet(() -> words.isEmpty() ? "there is none" : "there are: " + String.join(", ", words));
    }

    /** Levenshtein's distance, upper and lower case alike. */
    private static int distance(String left, String right) {
        String from = left.toLowerCase(Locale.ROOT);
        String to = right.toLowerCase(Locale.ROOT);
        int[] above = new int[to.length() + 1];
        for (int column = 0; column < above.length; column++) {
            above[column] = column;
        }
        for (int row = 1; row <= from.length(); row++) {
            int[] current = new int[above.length];
            current[0] = row;
            for (int column = 1; column < current.length; column++) {
                int substituted = above[column - 1] + (from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1);
                current[column] = Math.min(substituted, 1 + Math.min(above[column], current[column - 1]));
            }
            above = current;
        }
        return above[to.length()];
    }
}
