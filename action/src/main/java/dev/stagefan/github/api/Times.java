package dev.stagefan.github.api;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times for people. */
public final class Times {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Times() {}

    /** The first whole minute that is not before, as {@code 05:13 UTC}. */
    public static String minute(Instant time) {
        return MINUTE.format(time.plusSeconds(59));
    }

    /** As {@code 05:12:07 UTC}. */
    public static String second(Instant time) {
        return SECOND.format(time);
    }
}
