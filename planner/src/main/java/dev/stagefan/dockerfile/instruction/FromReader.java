package dev.stagefan.dockerfile.instruction;

import dev.stagefan.dockerfile.DockerfileException;
import dev.stagefan.dockerfile.Origin;
import dev.stagefan.dockerfile.Stage;
import dev.stagefan.dockerfile.text.Casing;
import dev.stagefan.dockerfile.text.Quote;
import dev.stagefan.dockerfile.text.Statement;
import dev.stagefan.dockerfile.text.Word;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads FROM.
 *
 * <p>buildkit: frontend/dockerfile/instructions/parse.go, parseFrom and parseBuildStageName
 */
final class FromReader {
    private static final Pattern STAGE_NAME = Pattern.compile("[a-z][a-z0-9_.-]*");

    private FromReader() {}

    /** A stage that has no instructions yet. */
    static Stage read(Statement statement, int index) throws DockerfileException {
        String name = name(statement);
        FlagValues flags = FlagValues.read(statement, FlagSpec.text("platform"));
        Origin origin = statement.origin();
        return new Stage(
                index, name, statement.argument(0), flags.text("platform"), origin, List.of(), origin.endLine());
    }

    private static @Nullable String name(Statement statement) throws DockerfileException {
        List<Word> words = statement.arguments();
        if (words.size() == 1) {
            return null;
        }
        if (words.size() != 3 || !words.get(1).text().equalsIgnoreCase("as")) {
            throw wrongCount(statement);
        }
        String name = Casing.lower(words.get(2).text());
        if (!STAGE_NAME.matcher(name).matches()) {
            throw statement.refusal(
                    "invalid-stage-name",
                    Quote.of(words.get(2).text()) + " cannot be the name of a stage",
                    words.get(2),
                    "begin with a letter, and go on with letters, digits, _, . and -");
        }
        return name;
    }

    private static DockerfileException wrongCount(Statement statement) {
        List<Word> words = statement.arguments();
        boolean commented = words.stream().anyMatch(word -> word.text().startsWith("#"));
        return statement.refusal(
                "argument-count",
                "FROM is followed by an image, or by an image, AS and a name",
                words.size() > 1 ? words.get(1) : statement.head().word(),
                commented ? "a comment needs a line of its own" : "write FROM IMAGE or FROM IMAGE AS NAME");
    }
}
