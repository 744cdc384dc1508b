package dev.stagefan.dockerfile.instruction;

import dev.stagefan.dockerfile.DockerfileException;
import dev.stagefan.dockerfile.text.Statement;

/** Checks how many arguments a statement has. */
final class Arity {
    private static final String RULE = "argument-count";

    private Arity() {}

    static void requireAny(Statement statement) throws DockerfileException {
        if (statement.arguments().isEmpty()) {
            throw statement.refusal(RULE, statement.keyword() + " needs an argument");
        }
    }

    /** Refuses an instruction with nothing behind it; what is there counts as one. */
    static void requireOne(Statement statement) throws DockerfileException {
        if (statement.arguments().size() != 1) {
            throw statement.refusal(RULE, statement.keyword() + " needs exactly one argument");
        }
    }

    static void requireSourceAndDestination(Statement statement) throws DockerfileException {
        if (statement.arguments().size() < 2) {
            throw statement.refusal(
                    RULE,
                    statement.keyword() + " needs a source and a destination",
                    statement.head().word(),
                    "name the destination last");
        }
    }
}
