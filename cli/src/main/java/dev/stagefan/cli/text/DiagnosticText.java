package dev.stagefan.cli.text;

import dev.stagefan.dockerfile.Diagnostic;
import dev.stagefan.dockerfile.Position;
import dev.stagefan.dockerfile.Severity;
import dev.stagefan.dockerfile.SourceExcerpt;
import java.util.List;

/**
 * Diagnostics for people: {@code path:line:column}, the line they are about, a caret under the place, and the way out.
 *
 * @param path the Dockerfile's path as the user gave it
 * @param lines the Dockerfile's lines
 */
public record DiagnosticText(String path, List<String> lines, Style style) {
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
        SourceExcerpt excerpt =
                SourceExcerpt.around(lines.get(position.line() - 1).stripTrailing(), position.column());
        String number = Integer.toString(position.line());
        text.append("  ").append(number).append(" | ").append(excerpt.line()).append('\n');
        text.append("  ")
                .append(" ".repeat(number.length()))
                .append(" | ")
                .append(" ".repeat(excerpt.caret()))
                .append(style.strong("^"))
                .append('\n');
    }
}
