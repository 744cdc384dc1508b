package dev.stagefan.image;

import java.util.regex.Pattern;

/**
 * Paths that are not to be compared, as {@code /var/cache/**} or {@code /usr/lib/*.pyc}: {@code *} and {@code ?} stand for
 * what is within a part of a path, {@code **} for anything. What is below a path that matches matches too.
 */
public final class PathPattern {
    private final String text;
    private final Pattern pattern;

    private PathPattern(String text, Pattern pattern) {
        this.text = text;
        this.pattern = pattern;
    }

    /**
     * Reads a pattern.
     *
     * @throws IllegalArgumentException where it is none; the message says what to try
     */
    public static PathPattern parse(String text) {
        if (!text.startsWith("/")) {
            throw new IllegalArgumentException("could not read the pattern " + text
                    + " because it does not begin with /; try " + (text.startsWith("*") ? "/**/" : "/") + text);
        }
        String trimmed = text.replaceFirst("/+$", "");
        StringBuilder expression = new StringBuilder();
        for (int at = 0; at < trimmed.length(); at++) {
            char c = trimmed.charAt(at);
            if (trimmed.startsWith("/**/", at)) {
                expression.append("/(?:.*/)?");
                at += 3;
            } else if (trimmed.startsWith("**", at)) {
                expression.append(".*");
                at++;
            } else if (c == '*') {
                expression.append("[^/]*");
            } else if (c == '?') {
                expression.append("[^/]");
            } else {
                expression.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return new PathPattern(text, Pattern.compile(expression + "(?:/.*)?", Pattern.DOTALL));
    }

    /** Whether a path is one of those. */
    public boolean matches(String path) {
        return pattern.matcher(path).matches();
    }

    @Override
    public String toString() {
        return text;
    }
}
