package dev.stagefan.yaml;

import dev.stagefan.yaml.YamlValue.Place;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads durations ({@code 1h5m}), sizes ({@code 3.2 GB}), speeds ({@code 50 MB/s}) and numbers. */
public final class Quantity {
    private static final String NUMBER = "([0-9]+(?:\\.[0-9]+)?)";
    private static final Pattern DURATION = Pattern.compile(
            "(?:" + NUMBER + " *h *)?(?:" + NUMBER + " *m(?:in)? *)?(?:" + NUMBER + " *s *)?(?:" + NUMBER + " *ms)?");
    private static final Pattern SIZE = Pattern.compile(NUMBER + " *([KMGT]i?)?B?");
    private static final Pattern PLAIN = Pattern.compile(NUMBER);
    private static final double[] SECONDS = {3600, 60, 1, 0.001};
    private static final Map<String, Double> BYTES =
            Map.of("K", 1e3, "M", 1e6, "G", 1e9, "T", 1e12, "KI", 0x1p10, "MI", 0x1p20, "GI", 0x1p30, "TI", 0x1p40);

    private Quantity() {}

    /** Seconds of a duration as {@code 44m}, {@code 1h5m}, {@code 90s} or {@code 1.5s}. */
    public static double seconds(YamlValue value, String what) throws YamlException {
        String text = value.text(what);
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            throw value.place().problem(what + " is no duration: " + text, "write it as 44m, 1h5m, 90s or 1.5s");
        }
        double seconds = 0;
        for (int unit = 0; unit < SECONDS.length; unit++) {
            String number = matcher.group(unit + 1);
            seconds += number == null ? 0 : Double.parseDouble(number) * SECONDS[unit];
        }
        return finite(value.place(), what, seconds);
    }

    /** Bytes of a size as {@code 3.2 GB} (of 1000) or {@code 512MiB} (of 1024). */
    public static long bytes(YamlValue value, String what) throws YamlException {
        return (long) bytes(value.place(), value.text(what), what, "write it as 3.2 GB or 40 MB");
    }

    /** Bytes a second of a speed as {@code 50 MB/s}; not zero. */
    public static double bytesPerSecond(YamlValue value, String what) throws YamlException {
        String text = value.text(what);
        String help = "write it as 50 MB/s";
        if (!text.endsWith("/s")) {
            throw value.place().problem(what + " is no speed: " + text, help);
        }
        double bytes = bytes(value.place(), text.substring(0, text.length() - 2).strip(), what, help);
        if (bytes <= 0) {
            throw value.place().problem(what + " must be more than 0");
        }
        return bytes;
    }

    /** A number, 0 or more. */
    public static double number(YamlValue value, String what) throws YamlException {
        String text = value.text(what);
        if (!PLAIN.matcher(text).matches()) {
            throw value.place().problem(what + " is no number: " + text);
        }
        return finite(value.place(), what, Double.parseDouble(text));
    }

    /** A whole number, 1 or more. */
    public static int count(YamlValue value, String what) throws YamlException {
        double number = number(value, what);
        if (number < 1 || number > Integer.MAX_VALUE || number != Math.rint(number)) {
            throw value.place().problem(what + " must be a whole number of 1 or more: " + value.text(what));
        }
        return (int) number;
    }

    private static double bytes(Place place, String text, String what, String help) throws YamlException {
        Matcher matcher = SIZE.matcher(text);
        if (!matcher.matches()) {
            throw place.problem(what + " is no size: " + text, help);
        }
        String unit = matcher.group(2);
        double factor = unit == null ? 1 : BYTES.getOrDefault(unit.toUpperCase(Locale.ROOT), 1.0);
        return finite(place, what, Double.parseDouble(matcher.group(1)) * factor);
    }

    private static double finite(Place place, String what, double number) throws YamlException {
        if (number > Long.MAX_VALUE) {
            throw place.problem(what + " is too large");
        }
        return number;
    }
}
