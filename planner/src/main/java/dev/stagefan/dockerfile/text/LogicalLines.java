package dev.stagefan.dockerfile.text;

import dev.stagefan.dockerfile.Diagnostic;
import dev.stagefan.dockerfile.DockerfileException;
import dev.stagefan.dockerfile.Position;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Joins physical lines into the lines that instructions are written on, and reads the escape directive on the way.
 *
 * <p>buildkit: frontend/dockerfile/parser/parser.go, Parse
 */
final class LogicalLines {
    private final Source source;
    private final PhysicalLines lines;
    private final DirectiveScanner directives = new DirectiveScanner("#");
    private final List<Diagnostic> warnings = new ArrayList<>();
    private char escape = '\\';

    LogicalLines(Source source) {
        this.source = source;
        this.lines = new PhysicalLines(source.bytes());
    }

    /** The physical lines that this reads from: heredoc bodies are taken from there. */
    PhysicalLines physical() {
        return lines;
    }

    char escape() {
        return escape;
    }

    List<Diagnostic> warnings() {
        return warnings;
    }

    /** The next line that is neither blank nor a comment, or null at the end. */
    @Nullable
    LogicalLine next() throws DockerfileException {
        while (lines.next()) {
            int end = lines.textEnd();
            int start = ByteText.skipSpaces(source.bytes(), lines.textStart(), end);
            if (!directives.isDone()) {
                readDirective(start, end);
            }
            if (start < end && source.bytes().charAt(start) != '#') {
                return joined(start, end);
            }
        }
        return null;
    }

    private LogicalLine joined(int start, int end) {
        LogicalLine line = new LogicalLine(source, lines.number());
        boolean continues = add(line, start, end);
        boolean warned = false;
        while (continues && lines.next()) {
            int textEnd = lines.textEnd();
            int first = ByteText.skipSpaces(source.bytes(), lines.start(), textEnd);
            if (first < textEnd && source.bytes().charAt(first) == '#') {
                continue;
            }
            if (first < textEnd) {
                continues = add(line, lines.start(), textEnd);
            } else if (!warned) {
                warnings.add(emptyContinuation());
                warned = true;
            }
        }
        return line.endingAt(lines.number());
    }

    /** Adds a physical line without the escape character that continues it, and tells whether there was one. */
    private boolean add(LogicalLine line, int start, int end) {
        String bytes = source.bytes();
        int last = end - 1;
        while (last >= start && (bytes.charAt(last) == ' ' || bytes.charAt(last) == '\t')) {
            last--;
        }
        // An escape character before it takes its meaning away, even one that is itself escaped.
        boolean continues =
                last >= start && bytes.charAt(last) == escape && (last == start || bytes.charAt(last - 1) != escape);
        line.add(lines, start, continues ? last : end);
        return continues;
    }

    private Diagnostic emptyContinuation() {
        return Diagnostic.warning(
                        "empty-continuation",
                        "this line is empty, but the one before it is continued",
                        source.position(lines.number(), lines.start(), lines.start()))
                .withHelp("remove the empty line; BuildKit announces that it will refuse it one day");
    }

    private void readDirective(int start, int end) throws DockerfileException {
        DirectiveScanner.Directive directive = directives.read(source.bytes().substring(start, end));
        if (directive == null) {
            return;
        }
        Position position = source.position(lines.number(), lines.start(), start);
        if (directive.repeated()) {
            throw new DockerfileException(Diagnostic.error(
                            "duplicate-directive",
                            "the directive " + directive.name() + " is given a second time",
                            position)
                    .withHelp("keep one of them"));
        }
        if (directive.name().equals("escape")) {
            setEscape(directive.value(), position);
        }
    }

    private void setEscape(String value, Position position) throws DockerfileException {
        if (!value.equals("`") && !value.equals("\\")) {
            throw new DockerfileException(Diagnostic.error(
                            "invalid-escape",
                            Quote.of(ByteText.toText(value)) + " cannot be the escape character",
                            position)
                    .withHelp("only \\ and ` can"));
        }
        escape = value.charAt(0);
    }
}
