package dev.stagefan.estimate.render;

import dev.stagefan.plan.HumanTime;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.stream.IntStream;

/** Amounts of an estimate for people. */
public final class Amounts {
    private static final double ONE_PERCENT = 0.01;
    private static final int PERCENT = 100;

    private Amounts() {}

    /** A duration for people, as {@link HumanTime} writes it. */
    public static String duration(double seconds) {
        return HumanTime.of(seconds);
    }

    /** A share of runs in a sentence: {@code more than 99 %}, {@code 12 %}, {@code less than 1 %}. */
    public static String share(double share) {
        if (share > 1 - ONE_PERCENT) {
            return "more than 99 %";
        }
        return share < ONE_PERCENT ? "less than 1 %" : percent(share);
    }

    /** A share of runs in a table; what no run did is {@code none}. */
    public static String shortShare(double share) {
        if (share <= 0) {
            return "none";
        }
        if (share >= 1) {
            return "all";
        }
        if (share > 1 - ONE_PERCENT) {
            return "> 99 %";
        }
        return share < ONE_PERCENT ? "< 1 %" : percent(share);
    }

    /** A price, as {@code $1.42}. */
    public static String price(double dollars) {
        return String.format(Locale.ROOT, "$%.2f", dollars);
    }

    /** Billed minutes, as {@code 236 min}. */
    public static String minutes(long minutes) {
        return minutes + " min";
    }

    /** That so large a share of runs is meant: {@code 9 in 10 runs}, {@code 99.9 % of runs}. */
    public static String runs(double confidence) {
        if (confidence >= 1) {
            return "all runs";
        }
        return IntStream.of(2, 4, 5, 10, 20, PERCENT)
                .filter(whole -> isWhole(confidence * whole))
                .mapToObj(whole -> Math.round(confidence * whole) + " in " + whole + " runs")
                .findFirst()
                .orElseGet(() -> plain(confidence * PERCENT, 4) + " % of runs");
    }

    /** Whole seconds and their thousandths, as machine formats have them. */
    static BigDecimal exactSeconds(double seconds) {
        return rounded(seconds, 3);
    }

    /** A number with at most so many decimals and no needless zeros. */
    static BigDecimal rounded(double number, int decimals) {
        BigDecimal stripped = BigDecimal.valueOf(number)
                .setScale(decimals, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    static String plain(double number, int decimals) {
        return rounded(number, decimals).toPlainString();
    }

    private static String percent(double share) {
        return Math.round(share * PERCENT) + " %";
    }

    private static boolean isWhole(double number) {
        return Math.abs(number - Math.rint(number)) < 1e-9;
    }
}
