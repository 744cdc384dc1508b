package dev.stagefan.buildkit;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the sum below the table of {@code docker buildx du}. It has three or four digits: there is no exact number in any of
 * its formats.
 *
 * <p>go-units: size.go, HumanSizeWithPrecision
 */
final class DiskUseText {
    private static final Pattern TOTAL =
            Pattern.compile("^Total:\\s+(\\d+(?:\\.\\d+)?(?:e\\+\\d+)?)\\s*([kMGTPE]?)B\\s*$", Pattern.MULTILINE);
    private static final String PREFIXES = "kMGTPE";

    private DiskUseText() {}

    /** The sum in bytes; empty where there is none. */
    static OptionalLong total(Call call) {
        Matcher matcher = TOTAL.matcher(call.output());
        if (!call.isGood() || !matcher.find()) {
            return OptionalLong.empty();
        }
        double bytes = Double.parseDouble(matcher.group(1));
        String prefix = matcher.group(2);
        int power = prefix.isEmpty() ? 0 : PREFIXES.indexOf(prefix.charAt(0)) + 1;
        return OptionalLong.of(Math.round(bytes * Math.pow(1000, power)));
    }
}
