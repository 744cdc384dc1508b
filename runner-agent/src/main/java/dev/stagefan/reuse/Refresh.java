package dev.stagefan.reuse;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** When a stage that is meant to float is built anew, though nothing that it names has changed. */
public sealed interface Refresh {
    /** Each night: once for each date in UTC. */
    record Nightly() implements Refresh {}

    /** Once for each week in UTC, which begins on Monday (ISO 8601). */
    record Weekly() implements Refresh {}

    /** Only for what the stage names. */
    record Never() implements Refresh {}

    /** Whenever a ref of a Git repository moves. */
    record OnRef(GitRef source) implements Refresh {}

    /**
     * Reads a policy.
     *
     * @throws IllegalArgumentException where it is none; the message says what is wrong and what to try
     */
    static Refresh parse(String text) {
        return switch (text) {
            case "nightly" -> new Nightly();
            case "weekly" -> new Weekly();
            case "never" -> new Never();
            default -> {
                if (!text.startsWith(GitRef.PREFIX)) {
                    throw new IllegalArgumentException("could not read \"" + text
                            + "\" as a refresh because it is none; use nightly, weekly, never or git:URL#REF");
                }
                yield new OnRef(GitRef.parse(text));
            }
        };
    }

    /** How far it has floated at a time; null where that is not a matter of time. */
    default @Nullable String at(Instant now) {
        LocalDate date = now.atZone(ZoneOffset.UTC).toLocalDate();
        if (this instanceof Nightly) {
            return date.toString();
        }
        if (this instanceof Weekly) {
            return String.format(
                    Locale.ROOT,
                    "%d-W%02d",
                    date.get(IsoFields.WEEK_BASED_YEAR),
                    date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
        }
        return null;
    }
}
