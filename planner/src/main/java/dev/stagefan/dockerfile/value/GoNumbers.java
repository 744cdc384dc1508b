package dev.stagefan.dockerfile.value;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Numbers and booleans as Go's strconv reads them, which is how BuildKit reads those of a Dockerfile. */
public final class GoNumbers {
    private static final Pattern SIGNED = Pattern.compile("[+-]?[0-9]++");
    private static final Pattern OCTAL = Pattern.compile("[0-7]++");

    private GoNumbers() {}

    /** strconv.Atoi and ParseInt(text, 10, 64); empty for what is no number or does not fit. */
    public static OptionalLong decimal(String text) {
        if (!SIGNED.matcher(text).matches()) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(text));
        } catch (NumberFormatException outOfRange) {
            return OptionalLong.empty();
        }
    }

    /** strconv.ParseUint(text, 8, 32). */
    public static OptionalLong octal(String text) {
        if (!OCTAL.matcher(text).matches()) {
            return OptionalLong.empty();
        }
        try {
            long number = Long.parseLong(text, 8);
            return number > 0xFFFF_FFFFL ? OptionalLong.empty() : OptionalLong.of(number);
        } catch (NumberFormatException outOfRange) {
            return OptionalLong.empty();
        }
    }

    /** strconv.ParseBool. */
    public static Optional<Boolean> truth(String text) {
        return switch (text) {
            case "1", "t", "T", "TRUE", "true", "True" -> Optional.of(true);
            case "0", "f", "F", "FALSE", "false", "False" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
