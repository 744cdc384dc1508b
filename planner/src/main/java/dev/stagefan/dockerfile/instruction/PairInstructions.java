package dev.stagefan.dockerfile.instruction;

import dev.stagefan.dockerfile.DockerfileException;
import dev.stagefan.dockerfile.Instruction;
import dev.stagefan.dockerfile.text.Statement;
import dev.stagefan.dockerfile.text.Word;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads ARG, ENV and LABEL.
 *
 * <p>buildkit: frontend/dockerfile/instructions/parse.go, parseArg, parseEnv and parseLabel
 */
final class PairInstructions {
    private PairInstructions() {}

    /** ARG does not look at its flags: {@code ARG --x A=1} declares A. */
    static Instruction.Arg arg(Statement statement) throws DockerfileException {
        Arity.requireAny(statement);
        List<Instruction.ArgDeclaration> declarations = new ArrayList<>();
        for (Word word : statement.arguments()) {
            String text = word.text();
            int equals = text.indexOf('=');
            if (equals == 0) {
                throw blankName(statement, word);
            }
            declarations.add(
                    equals < 0
                            ? new Instruction.ArgDeclaration(text, null)
                            : new Instruction.ArgDeclaration(text.substring(0, equals), text.substring(equals + 1)));
        }
        return new Instruction.Arg(statement.origin(), declarations);
    }

    static Instruction.Env env(Statement statement) throws DockerfileException {
        return new Instruction.Env(statement.origin(), pairs(statement));
    }

    static Instruction.Label label(Statement statement) throws DockerfileException {
        return new Instruction.Label(statement.origin(), pairs(statement));
    }

    private static List<Instruction.KeyValue> pairs(Statement statement) throws DockerfileException {
        FlagValues.read(statement);
        Arity.requireAny(statement);
        List<Instruction.KeyValue> pairs = new ArrayList<>();
        for (int i = 0; i < statement.arguments().size(); i += 2) {
            if (statement.argument(i).isEmpty()) {
                throw blankName(statement, statement.arguments().get(i));
            }
            pairs.add(new Instruction.KeyValue(statement.argument(i), statement.argument(i + 1)));
        }
        return pairs;
    }

    private static DockerfileException blankName(Statement statement, Word word) {
        return statement.refusal(
                "blank-name", statement.keyword() + " has a value without a name", word, "write NAME=VALUE");
    }
}
