package dev.stagefan.timings;

import java.math.BigDecimal;

/** Writes durations, sizes and speeds so that {@link dev.stagefan.yaml.Quantity} reads the very same numbers. */
final class Figures {
    private static final int HOUR = 3600;
    private static final int MINUTE = 60;
    private static final String[] UNITS = {"TB", "GB", "MB", "KB"};
    private static final double[] FACTORS = {1e12, 1e9, 1e6, 1e3};

    private Figures() {}

    /** As {@code 1h5m}, {@code 65.3s}, {@code 0s}. */
    static String duration(double seconds) {
        long whole = (long) Math.floor(seconds / MINUTE);
        BigDecimal rest = plain(seconds).subtract(BigDecimal.valueOf(whole).multiply(BigDecimal.valueOf(MINUTE)));
        long hours = whole / MINUTE;
        long minutes = whole % MINUTE;
        boolean exact =
                rest.signum() >= 0 && hours * (double) HOUR + minutes * (double) MINUTE + rest.doubleValue() == seconds;
        if (!exact || whole == 0) {
            return plain(seconds).toPlainString() + "s";
        }
        return (hours == 0 ? "" : hours + "h")
                + (minutes == 0 ? "" : minutes + "m")
                + (rest.signum() == 0 ? "" : trimmed(rest).toPlainString() + "s");
    }

    /** As {@code 3.2 GB}. */
    static String bytes(long bytes) {
        for (int unit = 0; unit < UNITS.length; unit++) {
            BigDecimal number = trimmed(BigDecimal.valueOf(bytes).divide(new BigDecimal(FACTORS[unit])));
            if (number.compareTo(BigDecimal.ONE) >= 0 && (long) (number.doubleValue() * FACTORS[unit]) == bytes) {
                return number.toPlainString() + " " + UNITS[unit];
            }
        }
        return bytes + " B";
    }

    /** As {@code 52.3 MB/s}. */
    static String speed(double bytesPerSecond) {
        for (int unit = 0; unit < UNITS.length; unit++) {
            BigDecimal number = trimmed(plain(bytesPerSecond).divide(new BigDecimal(FACTORS[unit])));
            if (number.compareTo(BigDecimal.ONE) >= 0 && number.doubleValue() * FACTORS[unit] == bytesPerSecond) {
                return number.toPlainString() + " " + UNITS[unit] + "/s";
            }
        }
        return plain(bytesPerSecond).toPlainString() + " B/s";
    }

    /** As {@code 2} or {@code 2.5}. */
    static String number(double number) {
        return plain(number).toPlainString();
    }

    /** The shortest decimal number that is read as the same double. */
    private static BigDecimal plain(double number) {
        return trimmed(BigDecimal.valueOf(number));
    }

    private static BigDecimal trimmed(BigDecimal number) {
        return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    }
}
