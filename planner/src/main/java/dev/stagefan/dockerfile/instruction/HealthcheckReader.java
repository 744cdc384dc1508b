package dev.stagefan.dockerfile.instruction;

import dev.stagefan.dockerfile.DockerfileException;
import dev.stagefan.dockerfile.Instruction;
import dev.stagefan.dockerfile.text.Casing;
import dev.stagefan.dockerfile.text.Quote;
import dev.stagefan.dockerfile.text.Statement;
import dev.stagefan.dockerfile.text.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads HEALTHCHECK.
 *
 * <p>buildkit: frontend/dockerfile/instructions/parse.go, parseHealthcheck
 */
final class HealthcheckReader {
    private static final List<String> DURATIONS = List.of("interval", "timeout", "start-period", "start-interval");
    private static final long LEAST_NANOSECONDS = 1_000_000;

    private HealthcheckReader() {}

    static Instruction.Healthcheck read(Statement statement) throws DockerfileException {
        Arity.requireAny(statement);
        String type = Casing.upper(statement.argument(0));
        if (type.equals("NONE")) {
            return none(statement);
        }
        FlagValues flags = FlagValues.read(
                statement,
                FlagSpec.text("interval"),
                FlagSpec.text("timeout"),
                FlagSpec.text("start-period"),
                FlagSpec.text("start-interval"),
                FlagSpec.text("retries"));
        List<String> test = test(statement, type);
        for (String name : DURATIONS) {
            checkDuration(statement, flags, name);
        }
        checkRetries(statement, flags);
        return new Instruction.Healthcheck(statement.origin(), flags.all(), test);
    }

    /** NONE does not look at its flags. */
    private static Instruction.Healthcheck none(Statement statement) throws DockerfileException {
        if (statement.arguments().size() > 1) {
            throw statement.refusal(
                    "argument-count",
                    "HEALTHCHECK NONE takes no arguments",
                    statement.arguments().get(1));
        }
        return new Instruction.Healthcheck(statement.origin(), Map.of(), List.of("NONE"));
    }

    private static List<String> test(Statement statement, String type) throws DockerfileException {
        Word word = statement.arguments().get(0);
        if (!type.equals("CMD")) {
            throw statement.refusal(
                    "invalid-healthcheck",
                    "there is no HEALTHCHECK " + Quote.of(word.text()),
                    word,
                    "write HEALTHCHECK CMD or HEALTHCHECK NONE");
        }
        if (statement.arguments().size() == 1) {
            throw statement.refusal("argument-count", "HEALTHCHECK CMD needs a command", word);
        }
        List<String> test = new ArrayList<>(statement.texts());
        test.set(0, statement.json() ? "CMD" : "CMD-SHELL");
        return test;
    }

    private static void checkDuration(Statement statement, FlagValues flags, String name) throws DockerfileException {
        String text = flags.textOr(name, "");
        if (text.isEmpty()) {
            return;
        }
        Optional<Long> nanoseconds = Durations.nanoseconds(text);
        if (nanoseconds.isEmpty()) {
            throw refusal(statement, flags, name, Quote.of(text) + " is no duration", "write it as 30s or 1m30s");
        }
        if (nanoseconds.get() != 0 && nanoseconds.get() < LEAST_NANOSECONDS) {
            throw refusal(
                    statement, flags, name, Quote.of(text) + " is less than a millisecond", "0 means the default");
        }
    }

    private static void checkRetries(Statement statement, FlagValues flags) throws DockerfileException {
        String text = flags.textOr("retries", "");
        boolean number = text.isEmpty() || isCount(text);
        if (!number) {
            throw refusal(statement, flags, "retries", Quote.of(text) + " is no count", "write its digits");
        }
    }

    /** Go's strconv.ParseInt with 32 bits knows signs, but less than zero is refused next. */
    private static boolean isCount(String text) {
        boolean minus = text.startsWith("-");
        Optional<Long> count = Numerals.unsigned(minus || text.startsWith("+") ? text.substring(1) : text, 10);
        return count.isPresent() && (minus ? count.get() == 0 : count.get() <= Integer.MAX_VALUE);
    }

    private static DockerfileException refusal(
            Statement statement, FlagValues flags, String name, String problem, String help) {
        return statement.refusal(
                "invalid-flag-value",
                "--" + name + ": " + problem,
                flags.words(name).get(0),
                help);
    }
}
