package dev.stagefan.dockerfile.instruction;

import dev.stagefan.dockerfile.Diagnostic;
import dev.stagefan.dockerfile.DockerfileException;
import dev.stagefan.dockerfile.Position;
import dev.stagefan.dockerfile.text.ByteText;
import dev.stagefan.dockerfile.text.Quote;
import dev.stagefan.dockerfile.text.Suggestion;
import java.util.List;

/**
 * Checks the value of a check directive: BuildKit refuses a file for it before it reads on.
 *
 * <p>buildkit: frontend/dockerfile/linter/linter.go, ParseLintOptions
 */
final class CheckOptions {
    private static final int MOST = 3;
    private static final List<String> NAMES = List.of("skip", "experimental", "error");

    private CheckOptions() {}

    static void check(String value, Position position) throws DockerfileException {
        if (trimmed(value).isEmpty()) {
            return;
        }
        for (String option : value.split(";", MOST)) {
            int equals = option.indexOf('=');
            String name = equals < 0 ? option : trimmed(option.substring(0, equals));
            if (equals < 0 || !NAMES.contains(name)) {
                throw refusal("there is no check option " + Quote.of(name), Suggestion.help(name, NAMES), position);
            }
            String setting = trimmed(option.substring(equals + 1));
            if (name.equals("error") && Numerals.truth(setting).isEmpty()) {
                throw refusal("the check option error is true or false", "write error=true", position);
            }
        }
    }

    private static String trimmed(String text) {
        return ByteText.toText(ByteText.trimSpaces(ByteText.of(text)));
    }

    private static DockerfileException refusal(String message, String help, Position position) {
        return new DockerfileException(
                Diagnostic.error("invalid-check-option", message, position).withHelp(help));
    }
}
