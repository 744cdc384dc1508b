package dev.stagefan.dockerfile.instruction;

import dev.stagefan.dockerfile.DockerfileException;
import dev.stagefan.dockerfile.Instruction;
import dev.stagefan.dockerfile.text.Casing;
import dev.stagefan.dockerfile.text.Keyword;
import dev.stagefan.dockerfile.text.Quote;
import dev.stagefan.dockerfile.text.Statement;
import dev.stagefan.dockerfile.text.Suggestion;
import dev.stagefan.dockerfile.text.Word;
import java.util.Objects;

/**
 * Turns a statement into a typed instruction, and refuses what BuildKit refuses before it builds anything.
 *
 * <p>buildkit: frontend/dockerfile/instructions/parse.go, ParseInstruction
 */
final class InstructionReader {
    private InstructionReader() {}

    /** An instruction other than FROM. */
    static Instruction read(Statement statement) throws DockerfileException {
        return switch (Objects.requireNonNull(statement.keyword())) {
            case ADD -> FileInstructions.add(statement);
            case ARG -> PairInstructions.arg(statement);
            case CMD -> CommandInstructions.cmd(statement);
            case COPY -> FileInstructions.copy(statement);
            case ENTRYPOINT -> CommandInstructions.entrypoint(statement);
            case ENV -> PairInstructions.env(statement);
            case EXPOSE -> PlainInstructions.expose(statement);
            case HEALTHCHECK -> HealthcheckReader.read(statement);
            case LABEL -> PairInstructions.label(statement);
            case MAINTAINER -> PlainInstructions.maintainer(statement);
            case ONBUILD -> OnBuildReader.read(statement);
            case RUN -> RunReader.read(statement);
            case SHELL -> CommandInstructions.shell(statement);
            case STOPSIGNAL -> PlainInstructions.stopSignal(statement);
            case USER -> PlainInstructions.user(statement);
            case VOLUME -> PlainInstructions.volume(statement);
            case WORKDIR -> PlainInstructions.workdir(statement);
            case FROM -> throw new IllegalArgumentException("FROM begins a stage");
        };
    }

    static DockerfileException unknown(Statement statement) {
        Word word = statement.head().word();
        String help = Suggestion.nearest(Casing.upper(word.text()), Keyword.names())
                .map(name -> "did you mean " + name + "?")
                .orElse("if the line above should go on here, end it with the escape character");
        return statement.refusal("unknown-instruction", "there is no instruction " + Quote.of(word.text()), word, help);
    }
}
