package dev.stagefan.plan;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Gives out names that are unique, upper and lower case alike, in an alphabet that is short of stage names'. */
final class Names {
    /** Longest tag of a registry. distribution reference: regexp.go */
    private static final int LONGEST_TAG = 128;

    /** GitHub allows 100 characters; the rest is room for what is appended to tell names apart. */
    private static final int LONGEST_ID = 90;

    private final Set<String> taken = new HashSet<>();

    /** A job's id: letters, digits, {@code -} and {@code _}, starting with a letter or {@code _}. */
    String jobId(String label) {
        String plain = label.replaceAll("[^A-Za-z0-9_-]", "-");
        String started = plain.matches("[A-Za-z_].*") ? plain : "_" + plain;
        return unique(cut(started, LONGEST_ID), UnaryOperator.identity());
    }

    /** A cache's tag, as {@code cache-base-linux-amd64}. */
    String cacheTag(String label, String platform) {
        String suffix = "-" + plain(platform);
        String stem = cut("cache-" + plain(label), LONGEST_TAG - suffix.length() - "-9999".length());
        return unique(stem, name -> name + suffix);
    }

    private static String plain(String text) {
        return text.replaceAll("[^A-Za-z0-9_.-]", "-");
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }

    private String unique(String stem, UnaryOperator<String> finish) {
        String name = finish.apply(stem);
        for (int number = 2; !taken.add(name.toLowerCase(Locale.ROOT)); number++) {
            name = finish.apply(stem + "-" + number);
        }
        return name;
    }
}
