package dev.stagefan.dockerfile;

import java.util.Locale;

/**
 * Writes a diagnostic for golden files: where and what, the line it is about with a caret, and the way out.
 *
 * <pre>
 * Dockerfile:3:1: error: there is no instruction `RNU` [unknown-instruction]
 *   RNU make
 *   ^
 * help: did you mean RUN?
 * </pre>
 *
 * <p>A line that is empty is not shown, of one that is long only what is around the caret. Lines end in a line feed.
 */
final class DiagnosticRenderer {
    private static final String INDENT = "  ";

    private final String path;
    private final String text;

    /**
     * @param path how messages name the file
     * @param text the whole file, whose lines diagnostics point into
     */
    DiagnosticRenderer(String path, String text) {
        this.path = path;
        this.text = text;
    }

    /** The diagnostic, its last line ended too. */
    String render(Diagnostic diagnostic) {
        Position position = diagnostic.position();
        StringBuilder out = new StringBuilder()
                .append(path)
                .append(':')
                .append(position.line())
                .append(':')
                .append(position.column())
                .append(": ")
                .append(diagnostic.severity().name().toLowerCase(Locale.ROOT))
                .append(": ")
                .append(diagnostic.message())
                .append(" [")
                .append(diagnostic.rule())
                .append("]\n");
        SourceExcerpt excerpt = SourceExcerpt.around(line(position.line()), position.column());
        if (!excerpt.line().isBlank()) {
            out.append(INDENT).append(excerpt.line()).append('\n');
            out.append(INDENT).append(" ".repeat(excerpt.caret())).append("^\n");
        }
        if (diagnostic.help() != null) {
            out.append("help: ").append(diagnostic.help()).append('\n');
        }
        return out.toString();
    }

    private String line(int number) {
        int start = 0;
        for (int i = 1; i < number; i++) {
            int feed = text.indexOf('\n', start);
            if (feed < 0) {
                return "";
            }
            start = feed + 1;
        }
        int feed = text.indexOf('\n', start);
        int end = feed < 0 ? text.length() : feed;
        return text.substring(start, end > start && text.charAt(end - 1) == '\r' ? end - 1 : end);
    }
}
