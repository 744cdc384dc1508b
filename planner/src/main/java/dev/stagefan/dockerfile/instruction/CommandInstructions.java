package dev.stagefan.dockerfile.instruction;

import dev.stagefan.dockerfile.DockerfileException;
import dev.stagefan.dockerfile.Instruction;
import dev.stagefan.dockerfile.text.Statement;

/**
 * Reads CMD, ENTRYPOINT and SHELL.
 *
 * <p>buildkit: frontend/dockerfile/instructions/parse.go, parseCmd, parseEntrypoint and parseShell
 */
final class CommandInstructions {
    private CommandInstructions() {}

    static Instruction.Cmd cmd(Statement statement) throws DockerfileException {
        FlagValues.read(statement);
        return new Instruction.Cmd(statement.origin(), command(statement));
    }

    static Instruction.Entrypoint entrypoint(Statement statement) throws DockerfileException {
        FlagValues.read(statement);
        return new Instruction.Entrypoint(statement.origin(), command(statement));
    }

    static Instruction.Shell shell(Statement statement) throws DockerfileException {
        FlagValues.read(statement);
        Arity.requireAny(statement);
        if (!statement.json()) {
            throw statement.refusal(
                    "shell-not-json",
                    "SHELL takes a JSON array only",
                    statement.arguments().get(0),
                    "write it as SHELL [\"/bin/sh\", \"-c\"]");
        }
        return new Instruction.Shell(statement.origin(), statement.texts());
    }

    /** What is not a JSON array is one word for the shell; there may be none. */
    static Instruction.CommandLine command(Statement statement) {
        return new Instruction.CommandLine(statement.texts(), !statement.json());
    }
}
