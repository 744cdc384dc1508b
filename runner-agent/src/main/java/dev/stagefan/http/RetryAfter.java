package dev.stagefan.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** How long a server asks to be left alone (RFC 9110, section 10.2.3). */
public final class RetryAfter {
    private RetryAfter() {}

    /** The headers of an answer. */
    @FunctionalInterface
    public interface Headers {
        /** The value of a header, whatever the case of its name; null where there is none. */
        @Nullable
        String value(String name);
    }

    /**
     * Reads {@code Retry-After}: seconds, or a date.
     *
     * @param now what the clock here shows; the server's own is preferred where it says what that shows
     * @return zero or longer; null where the server does not say
     */
    public static @Nullable Duration of(Headers headers, Instant now) {
        String value = headers.value("Retry-After");
        if (value == null) {
            return null;
        }
        try {
            return Duration.ofSeconds(Math.max(0, Long.parseLong(value.strip())));
        } catch (NumberFormatException e) {
            Instant date = date(value);
            return date == null ? null : notNegative(Duration.between(serverTime(headers, now), date));
        }
    }

    /** The time by the server's own clock where it says what that shows: the one here may be wrong. */
    public static Instant serverTime(Headers headers, Instant now) {
        String value = headers.value("Date");
        Instant date = value == null ? null : date(value);
        return date == null ? now : date;
    }

    private static @Nullable Instant date(String value) {
        try {
            return ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Duration notNegative(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }
}
