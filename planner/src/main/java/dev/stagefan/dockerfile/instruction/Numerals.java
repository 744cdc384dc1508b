package dev.stagefan.dockerfile.instruction;

import dev.stagefan.dockerfile.text.Casing;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers and the like as Go's libraries read them: exactly what they accept, and nothing else. */
final class Numerals {
    private static final long MAX_UNSIGNED = 0xffff_ffffL;

    private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)(e[+-]?\\d+)?");
    private static final Pattern HEXADECIMAL =
            Pattern.compile("[+-]?0x([\\da-f]+(\\.[\\da-f]*)?|\\.[\\da-f]+)p[+-]?\\d+");
    private static final Pattern DECIMAL_GAP = Pattern.compile("(?<=\\d)_(?=\\d)");
    private static final Pattern HEXADECIMAL_GAP = Pattern.compile("(?<=[\\da-fx])_(?=[\\da-f])");

    private Numerals() {}

    /** Go: strconv.ParseBool */
    static Optional<Boolean> truth(String text) {
        return switch (text) {
            case "1", "t", "T", "TRUE", "true", "True" -> Optional.of(true);
            case "0", "f", "F", "FALSE", "false", "False" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    /** Go: strconv.ParseUint with 32 bits */
    static Optional<Long> unsigned(String text, int radix) {
        long value = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) < 0x80 ? Character.digit(text.charAt(i), radix) : -1;
            value = value * radix + digit;
            if (digit < 0 || value > MAX_UNSIGNED) {
                return Optional.empty();
            }
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(value);
    }

    /** A number of bytes, as {@code 1.5 GiB}; units are powers of 1024 (docker/go-units: size.go, RAMInBytes). */
    static Optional<Long> size(String text) {
        int last = text.length() - 1;
        while (last >= 0 && "0123456789. ".indexOf(text.charAt(last)) < 0) {
            last--;
        }
        if (last < 0) {
            return Optional.empty();
        }
        String number = text.substring(0, text.charAt(last) == ' ' ? last : last + 1);
        Optional<Double> factor = factor(Casing.lower(text.substring(last + 1)));
        return floating(number)
                .filter(value -> !(value < 0))
                .flatMap(value -> factor.map(unit -> wrapped(value * unit)));
    }

    private static Optional<Double> factor(String unit) {
        if (unit.isEmpty() || unit.equals("b")) {
            return Optional.of(1.0);
        }
        int power = "kmgtp".indexOf(unit.charAt(0)) + 1;
        String rest = unit.substring(1);
        boolean known = power > 0 && (rest.isEmpty() || rest.equals("b") || rest.equals("ib"));
        return known ? Optional.of(Math.pow(1024, power)) : Optional.empty();
    }

    /** What a processor's conversion answers for a number that does not fit. */
    private static long wrapped(double value) {
        return value < 0x1p63 ? (long) value : Long.MIN_VALUE;
    }

    /** Go: strconv.ParseFloat */
    private static Optional<Double> floating(String text) {
        String lower = Casing.lower(text);
        if (lower.matches("[+-]?(inf|infinity)")) {
            return Optional.of(lower.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
        }
        if (lower.equals("nan")) {
            return Optional.of(Double.NaN);
        }
        boolean hexadecimal = lower.contains("0x");
        String digits =
                (hexadecimal ? HEXADECIMAL_GAP : DECIMAL_GAP).matcher(lower).replaceAll("");
        Matcher matcher = (hexadecimal ? HEXADECIMAL : DECIMAL).matcher(digits);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(Double.parseDouble(digits)).filter(value -> !value.isInfinite());
    }
}
