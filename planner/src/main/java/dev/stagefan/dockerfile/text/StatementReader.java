package dev.stagefan.dockerfile.text;

import dev.stagefan.dockerfile.Diagnostic;
import dev.stagefan.dockerfile.DockerfileException;
import dev.stagefan.dockerfile.Instruction;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a text into statements: BuildKit's first pass, which ends before any instruction is checked.
 *
 * <p>buildkit: frontend/dockerfile/parser/parser.go, Parse and newNodeFromLine
 */
public final class StatementReader {
    private final LogicalLines lines;
    private final HeredocReader heredocs;
    private final Source source;

    public StatementReader(Source source) {
        this.source = source;
        this.lines = new LogicalLines(source);
        this.heredocs = new HeredocReader(lines.physical());
    }

    public List<Statement> read() throws DockerfileException {
        List<Statement> statements = new ArrayList<>();
        for (LogicalLine line = lines.next(); line != null; line = lines.next()) {
            statements.add(statement(line));
        }
        PhysicalLines physical = lines.physical();
        if (physical.stoppedAtTooLongLine()) {
            throw new DockerfileException(Diagnostic.error(
                            "line-too-long",
                            "this line does not fit into the " + PhysicalLines.LIMIT / 1024
                                    + " KiB that BuildKit reads",
                            source.position(physical.number() + 1, physical.end(), physical.end()))
                    .withHelp("break it with the escape character, or move its content into a file"));
        }
        if (statements.isEmpty()) {
            throw new DockerfileException(Diagnostic.error(
                    "no-instructions",
                    "the file holds no instruction",
                    source.position(Math.max(1, physical.number()), physical.start(), physical.start())));
        }
        return statements;
    }

    public char escape() {
        return lines.escape();
    }

    public List<Diagnostic> warnings() {
        return lines.warnings();
    }

    private Statement statement(LogicalLine line) throws DockerfileException {
        String bytes = line.bytes();
        ArgumentReader reader = new ArgumentReader(line, lines.escape());
        Head head = Head.read(bytes, 0, bytes.length(), lines.escape());
        ArgumentReader.Arguments arguments = reader.read(head);
        Head carrier = head;
        if (head.keyword() == Keyword.ONBUILD && head.hasArguments()) {
            carrier = Head.read(bytes, head.from(), head.end(), lines.escape());
            boolean json = reader.read(innermost(bytes, carrier)).json();
            arguments = new ArgumentReader.Arguments(List.of(carrier.word()), json);
        }
        Keyword keyword = carrier.keyword();
        boolean takesHeredocs = keyword != null && keyword.takesHeredocs() && !arguments.json();
        List<Instruction.Heredoc> bodies = takesHeredocs ? heredocs.read(line) : List.of();
        return new Statement(
                head,
                arguments.words(),
                arguments.json(),
                bodies,
                line,
                lines.physical().number());
    }

    /** The instruction that a chain of ONBUILDs comes down to: a loop, because the text decides how long it is. */
    private Head innermost(String bytes, Head trigger) {
        Head head = trigger;
        while (head.keyword() == Keyword.ONBUILD && head.hasArguments()) {
            head = Head.read(bytes, head.from(), head.end(), lines.escape());
        }
        return head;
    }
}
