package dev.stagefan.dockerfile.instruction;

import dev.stagefan.dockerfile.DockerfileException;
import dev.stagefan.dockerfile.Instruction;
import dev.stagefan.dockerfile.text.ByteText;
import dev.stagefan.dockerfile.text.Statement;
import dev.stagefan.dockerfile.text.Word;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the instructions that are a keyword and text.
 *
 * <p>buildkit: frontend/dockerfile/instructions/parse.go
 */
final class PlainInstructions {
    private PlainInstructions() {}

    static Instruction.Expose expose(Statement statement) throws DockerfileException {
        Arity.requireAny(statement);
        FlagValues.read(statement);
        // BuildKit sorts by bytes.
        List<String> ports = statement.texts().stream()
                .map(ByteText::of)
                .sorted()
                .map(ByteText::toText)
                .toList();
        return new Instruction.Expose(statement.origin(), ports);
    }

    static Instruction.Volume volume(Statement statement) throws DockerfileException {
        Arity.requireAny(statement);
        FlagValues.read(statement);
        List<String> paths = new ArrayList<>();
        for (Word word : statement.arguments()) {
            String path = ByteText.toText(ByteText.trimSpaces(ByteText.of(word.text())));
            if (path.isEmpty()) {
                throw statement.refusal("blank-path", "VOLUME has a path that is empty", word);
            }
            paths.add(path);
        }
        return new Instruction.Volume(statement.origin(), paths);
    }

    static Instruction.User user(Statement statement) throws DockerfileException {
        return new Instruction.User(statement.origin(), onlyArgument(statement));
    }

    static Instruction.Workdir workdir(Statement statement) throws DockerfileException {
        return new Instruction.Workdir(statement.origin(), onlyArgument(statement));
    }

    static Instruction.Maintainer maintainer(Statement statement) throws DockerfileException {
        return new Instruction.Maintainer(statement.origin(), onlyArgument(statement));
    }

    /** STOPSIGNAL does not look at its flags. */
    static Instruction.StopSignal stopSignal(Statement statement) throws DockerfileException {
        Arity.requireOne(statement);
        return new Instruction.StopSignal(statement.origin(), statement.argument(0));
    }

    private static String onlyArgument(Statement statement) throws DockerfileException {
        Arity.requireOne(statement);
        FlagValues.read(statement);
        return statement.argument(0);
    }
}
