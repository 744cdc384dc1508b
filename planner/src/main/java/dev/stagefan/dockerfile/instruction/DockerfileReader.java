package dev.stagefan.dockerfile.instruction;

import dev.stagefan.dockerfile.Diagnostic;
import dev.stagefan.dockerfile.Directives;
import dev.stagefan.dockerfile.Dockerfile;
import dev.stagefan.dockerfile.DockerfileException;
import dev.stagefan.dockerfile.Instruction;
import dev.stagefan.dockerfile.Position;
import dev.stagefan.dockerfile.Stage;
import dev.stagefan.dockerfile.text.ByteText;
import dev.stagefan.dockerfile.text.DirectiveReader;
import dev.stagefan.dockerfile.text.Keyword;
import dev.stagefan.dockerfile.text.Source;
import dev.stagefan.dockerfile.text.Statement;
import dev.stagefan.dockerfile.text.StatementReader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a whole Dockerfile: directives, then all statements, then each of them typed. The order decides which of
 * several mistakes is reported.
 *
 * <p>buildkit: frontend/dockerfile/dockerfile2llb/convert.go, toDispatchState; frontend/dockerfile/instructions/parse.go,
 * Parse
 */
public final class DockerfileReader {
    private final List<Instruction.Arg> globalArgs = new ArrayList<>();
    private final List<Stage> stages = new ArrayList<>();
    private final DirectiveReader directives;
    private @Nullable Stage open;
    private List<Instruction> instructions = new ArrayList<>();

    private DockerfileReader(String bytes) {
        this.directives = new DirectiveReader(bytes);
    }

    /**
     * Reads a Dockerfile as BuildKit v0.33.1 does, without expanding anything or looking stages up.
     *
     * @throws DockerfileException if BuildKit would refuse it before building
     */
    public static Dockerfile read(String text) throws DockerfileException {
        return read(text, ByteText.of(text));
    }

    /**
     * Reads a Dockerfile from the bytes of its file, which BuildKit takes for UTF-8. An invalid byte is U+FFFD in
     * {@link Dockerfile#text} and in words, but still itself where BuildKit looks at bytes.
     *
     * @throws DockerfileException if BuildKit would refuse it before building
     */
    public static Dockerfile read(byte[] bytes) throws DockerfileException {
        String byteText = ByteText.of(bytes);
        return read(ByteText.toText(byteText), byteText);
    }

    private static Dockerfile read(String text, String bytes) throws DockerfileException {
        return new DockerfileReader(bytes).readAll(text, bytes);
    }

    private Dockerfile readAll(String text, String bytes) throws DockerfileException {
        DirectiveReader.Found check = directives.check();
        if (check != null) {
            CheckOptions.check(check.value(), Position.of(check.line(), 1));
        }
        StatementReader reader = new StatementReader(Source.of(bytes));
        List<Statement> statements = reader.read();
        for (Statement statement : statements) {
            add(statement);
        }
        closeStage();
        if (stages.isEmpty()) {
            throw statements
                    .get(statements.size() - 1)
                    .refusal("no-stage", "the file has no FROM, so there is nothing to build");
        }
        DirectiveReader.Found syntax = directives.syntax();
        List<Diagnostic> diagnostics = new ArrayList<>(Frontend.warnings(syntax));
        diagnostics.addAll(reader.warnings());
        warnOfEncoding(bytes, diagnostics);
        Directives found = new Directives(
                syntax == null ? null : syntax.value(), reader.escape(), check == null ? null : check.value());
        return new Dockerfile(text, found, globalArgs, stages, diagnostics);
    }

    private static void warnOfEncoding(String bytes, List<Diagnostic> diagnostics) {
        int invalid = ByteText.firstInvalid(bytes);
        if (invalid >= 0) {
            int lineStart = bytes.lastIndexOf('\n', invalid) + 1;
            int line = 1
                    + (int) bytes.substring(0, lineStart)
                            .chars()
                            .filter(unit -> unit == '\n')
                            .count();
            Position position = Position.of(line, 1 + ByteText.unitsIn(bytes, lineStart, invalid));
            diagnostics.add(Diagnostic.warning(Dockerfile.NOT_UTF8, "this byte is not UTF-8", position)
                    .withHelp("save the file as UTF-8: BuildKit refuses such a byte in what it runs"));
        }
    }

    private void add(Statement statement) throws DockerfileException {
        Keyword keyword = statement.keyword();
        if (keyword == null) {
            throw Frontend.unknownInstruction(statement, directives);
        }
        if (keyword == Keyword.FROM) {
            Stage stage = FromReader.read(statement, stages.size() + (open == null ? 0 : 1));
            closeStage();
            open = stage;
            return;
        }
        Instruction instruction = InstructionReader.read(statement);
        if (open != null) {
            instructions.add(instruction);
        } else if (instruction instanceof Instruction.Arg arg) {
            globalArgs.add(arg);
        } else {
            throw statement.refusal(
                    "instruction-before-from",
                    keyword + " stands before the first FROM",
                    statement.head().word(),
                    "only ARG may; move it behind FROM");
        }
    }

    private void closeStage() {
        if (open == null) {
            return;
        }
        int endLine = instructions.isEmpty()
                ? open.endLine()
                : instructions.get(instructions.size() - 1).origin().endLine();
        stages.add(
                new Stage(open.index(), open.name(), open.base(), open.platform(), open.from(), instructions, endLine));
        instructions = new ArrayList<>();
        open = null;
    }
}
