package dev.stagefan.estimate.render;

import java.util.List;
import java.util.stream.Collectors;

/** GitHub-flavoured Markdown in which parts of a user's file are nothing but text. */
public final class Markdown {
    private static final String PLAIN = " .,;:/()=+'%$?-";

    private Markdown() {}

    /** Text: what could mean something to Markdown, HTML or GitHub is written as a character reference. */
    public static String text(String text) {
        StringBuilder escaped = new StringBuilder();
        Words.safe(text).codePoints().forEach(character -> {
            if (Character.isLetterOrDigit(character) || character > 0x7f || PLAIN.indexOf(character) >= 0) {
                escaped.appendCodePoint(character);
            } else if (character == '\t') {
                escaped.append(' ');
            } else {
                escaped.append("&#").append(character).append(';');
            }
        });
        return escaped.toString();
    }

    /** A name: GitHub makes no mentions and links of what is code. */
    public static String name(String name) {
        return "<code>" + text(name) + "</code>";
    }

    /** A table's row of cells that are Markdown already. */
    public static String row(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    /** A table's head; columns whose heading starts with {@code >} are set to the right. */
    public static String head(String... headings) {
        List<String> all = List.of(headings);
        String names = row(all.stream()
                .map(heading -> heading.startsWith(">") ? heading.substring(1) : heading)
                .toList());
        return names
                + row(all.stream()
                        .map(heading -> heading.startsWith(">") ? "--:" : "---")
                        .toList());
    }
}
