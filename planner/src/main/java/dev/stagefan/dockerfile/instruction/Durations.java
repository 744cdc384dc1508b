package dev.stagefan.dockerfile.instruction;

import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;

/**
 * Reads durations as {@code 1m30s} or {@code .5h}.
 *
 * <p>Go: time.ParseDuration, its limits on the size of numbers included
 */
final class Durations {
    /** Units in nanoseconds; a flag can spell no other letter than these. */
    private static final Map<String, Long> UNITS = Map.of(
            "ns", 1L,
            "us", 1_000L,
            "\u00b5s", 1_000L,
            "ms", 1_000_000L,
            "s", 1_000_000_000L,
            "m", 60_000_000_000L,
            "h", 3_600_000_000_000L);

    private static final BigInteger LIMIT = BigInteger.ONE.shiftLeft(63);

    private final String text;
    private int at;

    private Durations(String text) {
        this.text = text;
    }

    /** Nanoseconds, or nothing if the text is no duration. */
    static Optional<Long> nanoseconds(String text) {
        return new Durations(text).read();
    }

    private Optional<Long> read() {
        boolean negative = text.startsWith("-");
        at = negative || text.startsWith("+") ? 1 : 0;
        if (text.substring(at).equals("0")) {
            return Optional.of(0L);
        }
        BigInteger total = BigInteger.ZERO;
        do {
            Optional<BigInteger> part = part();
            if (part.isEmpty()) {
                return Optional.empty();
            }
            total = total.add(part.get());
        } while (at < text.length() && total.compareTo(LIMIT) <= 0);
        BigInteger signed = negative ? total.negate() : total;
        return signed.bitLength() < Long.SIZE ? Optional.of(signed.longValue()) : Optional.empty();
    }

    /** A number with its unit. */
    private Optional<BigInteger> part() {
        String whole = digits();
        String fraction = "";
        if (at < text.length() && text.charAt(at) == '.') {
            at++;
            fraction = digits();
        }
        Long unit = UNITS.get(unit());
        if (unit == null || (whole.isEmpty() && fraction.isEmpty())) {
            return Optional.empty();
        }
        BigInteger value = new BigInteger("0" + whole);
        if (value.compareTo(LIMIT.divide(BigInteger.valueOf(unit))) > 0) {
            return Optional.empty();
        }
        BigInteger nanoseconds = value.multiply(BigInteger.valueOf(unit)).add(BigInteger.valueOf(part(fraction, unit)));
        return nanoseconds.compareTo(LIMIT) <= 0 ? Optional.of(nanoseconds) : Optional.empty();
    }

    /** A fraction of a unit; its digits count as long as they fit into 63 bits. */
    private static long part(String fraction, long unit) {
        long value = 0;
        double scale = 1;
        for (int i = 0; i < fraction.length() && value <= Long.MAX_VALUE / 10; i++) {
            long next = value * 10 + fraction.charAt(i) - '0';
            if (next < 0) {
                break;
            }
            value = next;
            scale *= 10;
        }
        return (long) (value * (unit / scale));
    }

    private String digits() {
        int start = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return text.substring(start, at);
    }

    private String unit() {
        int start = at;
        while (at < text.length() && ".0123456789".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(start, at);
    }
}
