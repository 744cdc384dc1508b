package dev.stagefan.lint;

import dev.stagefan.dockerfile.Position;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A comment that asks not to be told of findings: {@code # stagefan:ignore=SF003,SF004 reason}.
 *
 * @param position of the word {@code stagefan:}
 * @param scope the form as written
 * @param codes of the rules, as written
 * @param reason why; empty where none is given
 */
record Ignore(Position position, Scope scope, List<String> codes, String reason) {
    private static final Pattern COMMENT = Pattern.compile(
            "[ \\t]*#[ \\t]*(?<word>stagefan:)(?<scope>ignore[^=\\s]*)(?:=(?<codes>\\S*))?(?<reason>.*)");

    Ignore {
        codes = List.copyOf(codes);
    }

    /** What an ignore is about. */
    enum Scope {
        /** The instruction below. */
        INSTRUCTION,
        /** The whole file. */
        FILE,
        /** It cannot be read. */
        UNREADABLE
    }

    /** Reads a line of a Dockerfile; empty where it does not speak to us. */
    static Optional<Ignore> read(String line, int number) {
        Matcher comment = COMMENT.matcher(line.stripTrailing());
        if (!comment.matches()) {
            return Optional.empty();
        }
        Scope scope = switch (comment.group("scope")) {
            case "ignore" -> Scope.INSTRUCTION;
            case "ignore-file" -> Scope.FILE;
            default -> Scope.UNREADABLE;
        };
        String codes = comment.group("codes");
        Set<String> distinct = new LinkedHashSet<>(Arrays.asList((codes == null ? "" : codes).split(",", -1)));
        return Optional.of(new Ignore(
                Position.of(number, comment.start("word") + 1),
                distinct.contains("") ? Scope.UNREADABLE : scope,
                List.copyOf(distinct),
                comment.group("reason").strip()));
    }

    /** Whether it has all that it needs. */
    boolean isComplete() {
        return scope != Scope.UNREADABLE && !reason.isEmpty();
    }
}
