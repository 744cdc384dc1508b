package dev.stagefan.cli.text;

import dev.stagefan.dockerfile.Diagnostic;
import dev.stagefan.dockerfile.Position;
import dev.stagefan.dockerfile.Severity;
import java.util.List;

/**
 * Diagnostics for people: {@code path:line:column}, the line they are about, a caret under the place, and the way out.
 *
 * @param path the Dockerfile's path as the user gave it
 * @param lines the Dockerfile's lines
 */
public record DiagnosticText(String path, List<String> lines, Style style) {
    /** Longer lines are cut around the place: they would wrap, and the caret would point at nothing. */
    private static final int WIDEST_LINE = 120;

    private static final int BEFORE_CARET = 60;

    public DiagnosticText {
        lines = List.copyOf(lines);
    }

    public static DiagnosticText of(String path, String dockerfile, Style style) {
        // BuildKit's lines end at \n alone; a lone \r is a part of its line.
        return new DiagnosticText(path, List.of(dockerfile.split("\n", -1)), style);
    }

    public String render(Diagnostic diagnostic) {
        Position position = diagnostic.position();
        StringBuilder text = new StringBuilder();
        text.append(style.strong(path + ":" + position.line() + ":" + position.column() + ":"))
                .append(' ')
                .append(severity(diagnostic.severity()))
                .append(' ')
                .append(Printable.line(diagnostic.message()))
                .append(" [")
                .append(diagnostic.rule())
                .append("]\n");
        if (position.line() <= lines.size()) {
            source(text, position);
        }
        if (diagnostic.help() != null) {
            text.append("  help: ").append(Printable.line(diagnostic.help())).append('\n');
        }
        return text.toString();
    }

    private String severity(Severity severity) {
        return switch (severity) {
            case ERROR -> style.error("error:");
            case WARNING -> style.warning("warning:");
            case NOTE -> style.note("note:");
        };
    }

    private void source(StringBuilder text, Position position) {
        String line = lines.get(position.line() - 1).stripTrailing();
        int place = Math.min(position.column() - 1, line.length());
        int start = line.length() <= WIDEST_LINE ? 0 : Math.max(0, place - BEFORE_CARET);
        int end = Math.min(line.length(), start + WIDEST_LINE);
        String number = Integer.toString(position.line());
        String gutter = " ".repeat(number.length());
        text.append("  ").append(number).append(" | ");
        text.append(start > 0 ? "… " : "")
                .append(Printable.line(line.substring(start, end)))
                .append(end < line.length() ? " …" : "")
                .append('\n');
        text.append("  ").append(gutter).append(" | ");
        text.append(start > 0 ? "  " : "")
                .append(indent(line.substring(start, place)))
                .append(style.strong("^"))
                .append('\n');
    }

    /** As wide as the text: a tab is as wide below as it is above. */
    private static String indent(String text) {
        StringBuilder indent = new StringBuilder();
        text.codePoints().forEach(c -> indent.append(c == '\t' ? '\t' : ' '));
        return indent.toString();
    }
}
