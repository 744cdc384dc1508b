package dev.stagefan.dockerfile.text;

import java.util.function.IntUnaryOperator;

/**
 * Case as Go's strings package maps it: code point by code point, with no special casing.
 *
 * <p>{@link String#toLowerCase} turns {@code İ} into two code points where Go answers {@code i}, and BuildKit looks
 * keywords up after lowering them.
 */
public final class Casing {
    private Casing() {}

    public static String lower(String text) {
        return mapped(text, Character::toLowerCase);
    }

    public static String upper(String text) {
        return mapped(text, Character::toUpperCase);
    }

    private static String mapped(String text, IntUnaryOperator mapping) {
        StringBuilder mapped = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            mapped.appendCodePoint(mapping.applyAsInt(text.codePointAt(at)));
        }
        return mapped.toString();
    }
}
