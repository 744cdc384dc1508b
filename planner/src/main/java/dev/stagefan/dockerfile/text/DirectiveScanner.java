package dev.stagefan.dockerfile.text;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code # name=value} lines from the top of a text until the first line that is none.
 *
 * <p>buildkit: frontend/dockerfile/parser/directives.go, DirectiveParser
 */
public final class DirectiveScanner {
    private static final Set<String> NAMES = Set.of("syntax", "escape", "check");

    /** A directive; {@code repeated} if the same one was there before. */
    public record Directive(String name, String value, boolean repeated) {}

    private final String marker;
    private final Set<String> seen = new HashSet<>();
    private boolean done;

    public DirectiveScanner(String marker) {
        this.marker = marker;
    }

    public boolean isDone() {
        return done;
    }

    /** The directive that a line without its line end holds; null, now and for ever, once a line holds none. */
    @Nullable
    public Directive read(String line) {
        Directive directive = done || !line.startsWith(marker) ? null : parse(line.substring(marker.length()));
        done = directive == null;
        return directive;
    }

    private @Nullable Directive parse(String comment) {
        int start = ByteText.skipSpaces(comment, 0, comment.length());
        int nameEnd = start;
        while (nameEnd < comment.length() && isNamePart(comment.charAt(nameEnd), nameEnd == start)) {
            nameEnd++;
        }
        int equals = Blanks.skip(comment, nameEnd);
        if (nameEnd == start || equals == comment.length() || comment.charAt(equals) != '=') {
            return null;
        }
        String name = Casing.lower(comment.substring(start, nameEnd));
        String value = value(comment, equals + 1);
        if (value.isEmpty() || !NAMES.contains(name)) {
            return null;
        }
        return new Directive(name, value, !seen.add(name));
    }

    /** Without the blanks around it, but never empty where there is anything: of blanks alone the last one is left. */
    private static String value(String comment, int from) {
        int start = Blanks.skip(comment, from);
        if (start == comment.length()) {
            return comment.substring(Math.max(from, comment.length() - 1));
        }
        return comment.substring(start, Blanks.drop(comment, start, comment.length()));
    }

    private static boolean isNamePart(char letter, boolean first) {
        boolean digit = letter >= '0' && letter <= '9';
        return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || (digit && !first);
    }
}
