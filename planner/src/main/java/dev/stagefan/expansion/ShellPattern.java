package dev.stagefan.expansion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The pattern of a <code>${x#p}</code>, <code>${x%p}</code> or <code>${x/p/r}</code>: {@code *} stands for any
 * characters of a line, {@code ?} for one.
 *
 * <p>BuildKit turns it into a regular expression; this matches as that one would, in time and memory bounded by
 * {@link #WORK_LIMIT} and without recursion.
 *
 * <p>buildkit: frontend/dockerfile/shell/lex.go, convertShellPatternToRegex
 */
final class ShellPattern {
    /** Which of several matches at one place a {@code *} prefers. */
    enum Reach {
        SHORTEST,
        LONGEST
    }

    /** Length of the pattern times length of the value; anything larger is refused. */
    static final long WORK_LIMIT = 8_000_000;

    private static final int ANY = -2;
    private static final int NONE = -1;

    /** What a replacement of every match may refer to: Go's template syntax, which shows through. */
    private static final Pattern REPLACEMENT_REFERENCE =
            Pattern.compile("\\$(?:\\$|\\{([\\p{L}\\p{Nd}_]++)\\}|([\\p{L}\\p{Nd}_]++))");

    private final Reach reach;
    /** What stands between the stars. */
    private final List<int[]> segments;

    private int size;

    ShellPattern(String pattern, Reach reach) throws ExpansionException {
        this.reach = reach;
        this.segments = parse(pattern);
    }

    /** The pattern that matches the reversed text; an escaped character keeps its escape before it. */
    static String reversed(String pattern) {
        int[] characters = pattern.codePoints().toArray();
        int[] reversed = new int[characters.length];
        int last = characters.length - 1;
        for (int i = 0; i <= last; i++) {
            if (characters[i] == '\\' && i != last) {
                reversed[last - i - 1] = '\\';
                reversed[last - i] = characters[i + 1];
                i++;
            } else {
                reversed[last - i] = characters[i];
            }
        }
        return new String(reversed, 0, reversed.length);
    }

    String withoutPrefix(String value) throws ExpansionException {
        Matches matches = new Matches(value);
        int end = matches.endOfMatchAt(0);
        return end == NONE ? value : matches.text(end, matches.length());
    }

    String replaceFirst(String value, String replacement) throws ExpansionException {
        Matches matches = new Matches(value);
        int start = matches.firstMatchFrom(0);
        if (start == NONE) {
            return value;
        }
        return matches.text(0, start) + replacement + matches.text(matches.endOfMatchAt(start), matches.length());
    }

    /** Go's Regexp.ReplaceAllString: no empty match right behind another match. */
    String replaceAll(String value, String replacement) throws ExpansionException {
        Matches matches = new Matches(value);
        StringBuilder out = new StringBuilder();
        int copied = 0;
        int search = 0;
        while (search <= matches.length()) {
            int start = matches.firstMatchFrom(search);
            if (start == NONE) {
                break;
            }
            int end = matches.endOfMatchAt(start);
            out.append(matches.text(copied, start));
            if (end > copied || start == 0) {
                out.append(fillIn(replacement, matches.text(start, end)));
            }
            ExpansionMachine.refuseLongerThanLimit(out.length());
            copied = end;
            search = Math.max(search + 1, end);
        }
        return out.append(matches.text(copied, matches.length())).toString();
    }

    private static String fillIn(String replacement, String match) {
        if (replacement.indexOf('$') < 0) {
            return replacement;
        }
        return REPLACEMENT_REFERENCE
                .matcher(replacement)
                .replaceAll(reference -> Matcher.quoteReplacement(resolve(reference.group(), match)));
    }

    private static String resolve(String reference, String match) {
        return switch (reference) {
            case "$$" -> "$";
            case "$0", "${0}" -> match;
            default -> "";
        };
    }

    private List<int[]> parse(String pattern) throws ExpansionException {
        List<int[]> parsed = new ArrayList<>();
        int[] segment = new int[pattern.length()];
        int length = 0;
        CharacterReader reader = new CharacterReader(pattern);
        for (int character = reader.next(); character != CharacterReader.END; character = reader.next()) {
            size++;
            if (character == '*') {
                parsed.add(Arrays.copyOf(segment, length));
                length = 0;
            } else if (character == '?') {
                segment[length++] = ANY;
            } else if (character != '\\') {
                segment[length++] = character;
            } else if (reader.peek() != '}' && reader.peek() != '/') {
                segment[length++] = escaped(reader, pattern);
            }
        }
        parsed.add(Arrays.copyOf(segment, length));
        return parsed;
    }

    private static int escaped(CharacterReader reader, String pattern) throws ExpansionException {
        int character = reader.next();
        if (character != '*' && character != '?' && character != '\\') {
            throw new ExpansionException("invalid pattern (" + pattern + ") in substitution: only *, ?, \\, / and }"
                    + " can be escaped in it");
        }
        return character;
    }

    /** Where the pattern matches in one value. */
    private final class Matches {
        private final int[] value;
        /** Whether the pattern matches from a position on. */
        private final boolean[] starts;
        /** For each segment: the place at which it is put when a star before it starts at a position. */
        private final int[][] jumps = new int[segments.size()][];

        Matches(String text) throws ExpansionException {
            value = text.codePoints().toArray();
            if ((long) (size + 1) * (value.length + 1) > WORK_LIMIT) {
                throw new ExpansionException("the pattern is too large for a value of " + value.length + " characters");
            }
            boolean[] feasible = new boolean[value.length + 1];
            for (int i = segments.size() - 1; i >= 0; i--) {
                feasible = feasible(segments.get(i), i + 1 < jumps.length ? jumps[i + 1] : null);
                jumps[i] = jumps(feasible);
            }
            starts = feasible;
        }

        int length() {
            return value.length;
        }

        String text(int start, int end) {
            return new String(value, start, end - start);
        }

        int firstMatchFrom(int position) {
            for (int i = position; i < starts.length; i++) {
                if (starts[i]) {
                    return i;
                }
            }
            return NONE;
        }

        int endOfMatchAt(int start) {
            if (!starts[start]) {
                return NONE;
            }
            int position = start + segments.get(0).length;
            for (int i = 1; i < segments.size(); i++) {
                position = jumps[i][position] + segments.get(i).length;
            }
            return position;
        }

        private boolean[] feasible(int[] segment, int @Nullable [] next) {
            boolean[] feasible = new boolean[value.length + 1];
            for (int start = 0; start + segment.length <= value.length; start++) {
                feasible[start] = matches(segment, start) && (next == null || next[start + segment.length] != NONE);
            }
            return feasible;
        }

        private boolean matches(int[] segment, int start) {
            for (int i = 0; i < segment.length; i++) {
                int character = value[start + i];
                if (segment[i] == ANY ? character == '\n' : segment[i] != character) {
                    return false;
                }
            }
            return true;
        }

        /** A star does not pass the end of a line: the regular expression's dot does not match it. */
        private int[] jumps(boolean[] feasible) {
            int[] jumps = new int[value.length + 1];
            for (int position = value.length; position >= 0; position--) {
                boolean lineGoesOn = position < value.length && value[position] != '\n';
                int farther = lineGoesOn ? jumps[position + 1] : NONE;
                boolean here = feasible[position];
                boolean prefersHere = reach == Reach.SHORTEST || farther == NONE;
                jumps[position] = here && prefersHere ? position : farther;
            }
            return jumps;
        }
    }
}
