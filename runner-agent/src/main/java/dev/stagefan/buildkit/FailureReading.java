package dev.stagefan.buildkit;

import dev.stagefan.buildkit.BuildFailure.Kind;
import dev.stagefan.record.BuildTrace;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds out why a build failed.
 *
 * <p>What steps write comes in the progress alone, so what Buildx says besides is its own and the engine's: an excerpt of the
 * Dockerfile, headed by its name and the line on which what failed begins, and the error. buildx: cmd/buildx/main.go;
 * buildkit: solver/errdefs/source.go
 *
 * @param said what Buildx wrote besides the progress, a line each
 * @param failed the step that failed first
 */
record FailureReading(int exitCode, List<String> said, Optional<StepProgress> failed, boolean cancelled) {
    /** An excerpt is as long as what failed, and more is not read. */
    static final int MOST_LINES = 5000;

    private static final int LONGEST_MESSAGE = 2000;

    /** What Buildx ends with when it was interrupted. buildx: cmd/buildx/main.go */
    private static final int INTERRUPTED = 130;

    private static final Pattern EXCERPT_HEAD = Pattern.compile(".+:(\\d{1,9})");
    private static final Pattern RULE = Pattern.compile("-{20}");
    private static final String ERROR = "ERROR: ";
    private static final Pattern PREFIXES =
            Pattern.compile("(?:failed to build: |failed to solve: |rpc error: code = \\w+ desc = )+");
    private static final Pattern PARSE_ERROR = Pattern.compile("dockerfile parse error on line (\\d{1,9})");

    BuildFailure failure(BuildTrace trace) {
        String message = message();
        String stepError = failed.map(step -> step.progress().error()).orElse("");
        List<String> lastLines = failed.map(StepProgress::lastLines).orElse(List.of());
        Integer line = line(message);
        Kind kind = cancelled || exitCode == INTERRUPTED
                ? Kind.CANCELLED
                : FailureKinds.of(message, stepName(), stepError, lastLines, line != null);
        return new BuildFailure(
                kind,
                kind == Kind.CANCELLED ? "the build was cancelled" : message,
                line,
                stepName().isEmpty() ? null : stepName(),
                lastLines,
                trace);
    }

    private String stepName() {
        return failed.map(StepProgress::name).orElse("");
    }

    private String message() {
        String error = said.stream()
                .dropWhile(line -> !line.startsWith(ERROR))
                .takeWhile(line -> !line.startsWith("View build details:"))
                .collect(Collectors.joining("\n"))
                .strip();
        String plain = error.startsWith(ERROR) ? error.substring(ERROR.length()) : whatever();
        Matcher prefixes = PREFIXES.matcher(plain);
        String message = prefixes.lookingAt() ? plain.substring(prefixes.end()) : plain;
        return message.length() > LONGEST_MESSAGE ? message.substring(0, LONGEST_MESSAGE) + "…" : message;
    }

    private String whatever() {
        String all = said.stream().filter(line -> !line.isBlank()).collect(Collectors.joining("\n"));
        return all.isEmpty() ? "Buildx ended with exit code " + exitCode + ", and did not say why" : all;
    }

    /** The first excerpt's line. A line of an excerpt never looks like its head, since its number stands before it. */
    private @Nullable Integer line(String message) {
        for (int i = 0; i + 1 < said.size() && !said.get(i).startsWith(ERROR); i++) {
            Matcher head = EXCERPT_HEAD.matcher(said.get(i));
            if (head.matches() && RULE.matcher(said.get(i + 1)).matches()) {
                return Integer.valueOf(head.group(1));
            }
        }
        Matcher parseError = PARSE_ERROR.matcher(message);
        return parseError.find() ? Integer.valueOf(parseError.group(1)) : null;
    }
}
