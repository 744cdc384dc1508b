package dev.stagefan.oracle;

import java.util.Locale;

/** The case games that BuildKit allows in keywords, flags and stage names. */
final class Casing {
    private Casing() {}

    static String any(Chance chance, String word) {
        if (chance.in(90)) {
            return word;
        }
        return chance.oneOf(word.toLowerCase(Locale.ROOT), word.toUpperCase(Locale.ROOT), swap(word));
    }

    static String swap(String word) {
        StringBuilder swapped = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            char letter = word.charAt(i);
            swapped.append(i % 2 == 0 ? Character.toUpperCase(letter) : Character.toLowerCase(letter));
        }
        return swapped.toString();
    }
}
