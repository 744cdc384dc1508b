package dev.stagefan.context;

import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A line of a {@code .dockerignore}, cleaned.
 *
 * <p>moby/patternmatcher: patternmatcher.go, Pattern.compile and Pattern.match
 *
 * @param text without the exclamation mark
 * @param exception whether it takes back in what lines above leave out
 */
record IgnorePattern(String text, boolean exception, Predicate<String> matcher) {
    private static final String GLOB_CHARACTERS = "*[]?^\\";

    private enum Type {
        EXACT,
        PREFIX,
        SUFFIX,
        REGEX
    }

    /**
     * A pattern.
     *
     * @throws PatternSyntaxException where it is malformed, so that no build would start
     */
    static IgnorePattern of(String text, boolean exception) {
        return new IgnorePattern(text, exception, new Compiler(text).compile());
    }

    boolean matches(String path) {
        return matcher.test(path);
    }

    /** What a path begins with that it can match, where that is all there is to it; fsutil: patternWithoutTrailingGlob. */
    String withoutTrailingGlob() {
        String start = text.endsWith("/**") ? text.substring(0, text.length() - 3) : text;
        return start.endsWith("/*") ? start.substring(0, start.length() - 2) : start;
    }

    boolean isPrefixOnly() {
        return withoutTrailingGlob().chars().noneMatch(character -> GLOB_CHARACTERS.indexOf(character) >= 0);
    }

    /** Goes through a pattern as patternmatcher does, its oddities included. */
    private static final class Compiler {
        private final String text;
        private final StringBuilder regex = new StringBuilder();
        private Type type = Type.EXACT;
        private int at;

        Compiler(String text) {
            this.text = text;
        }

        Predicate<String> compile() {
            while (at < text.length()) {
                boolean first = at == 0;
                char next = text.charAt(at++);
                if (next == '*' && text.startsWith("*", at)) {
                    doubleStar(first);
                } else if (next == '*') {
                    add("[^/]*");
                } else if (next == '?') {
                    add("[^/]");
                } else if (next == '\\') {
                    backslash();
                } else if (next == '[' || next == ']') {
                    add(String.valueOf(next));
                } else {
                    regex.append(".+()|{}$".indexOf(next) >= 0 ? "\\" : "").append(next);
                }
            }
            return matcher();
        }

        private void add(String expression) {
            regex.append(expression);
            type = Type.REGEX;
        }

        private void doubleStar(boolean first) {
            at++;
            if (text.startsWith("/", at)) {
                at++;
            }
            if (at < text.length()) {
                add("(.*/)?");
            } else if (type == Type.EXACT) {
                type = Type.PREFIX;
            } else {
                add(".*");
            }
            if (first) {
                type = Type.SUFFIX;
            }
        }

        private void backslash() {
            if (at < text.length()) {
                int next = text.codePointAt(at);
                add("\\" + Character.toString(next));
                at += Character.charCount(next);
            } else {
                throw new PatternSyntaxException("ends with a backslash", text, at);
            }
        }

        private Predicate<String> matcher() {
            return switch (type) {
                case EXACT -> text::equals;
                case PREFIX -> {
                    String prefix = text.substring(0, text.length() - 2);
                    yield path -> path.startsWith(prefix);
                }
                case SUFFIX -> {
                    String suffix = text.substring(2);
                    yield path -> path.endsWith(suffix) || (suffix.startsWith("/") && path.equals(suffix.substring(1)));
                }
                case REGEX -> {
                    Pattern pattern = GoPattern.regex(regex.toString());
                    yield path -> pattern.matcher(path).matches();
                }
            };
        }
    }
}
