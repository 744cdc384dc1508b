package dev.stagefan.timings;

import java.util.Arrays;
import java.util.List;

/**
 * How long something took, several times or once.
 *
 * @param seconds one or more measurements, ascending
 */
public record Samples(List<Double> seconds) {
    public Samples {
        if (seconds.isEmpty()) {
            throw new IllegalArgumentException("no samples");
        }
        seconds = seconds.stream().sorted().toList();
    }

    public static Samples of(double... seconds) {
        return new Samples(Arrays.stream(seconds).boxed().toList());
    }

    /** The middle one, or the mean of the two in the middle. */
    public double median() {
        int middle = seconds.size() / 2;
        return seconds.size() % 2 == 1 ? seconds.get(middle) : (seconds.get(middle - 1) + seconds.get(middle)) / 2;
    }

    /** Where the median comes from, as {@code given} or {@code median of 5 samples}. */
    public String source() {
        return seconds.size() == 1 ? "given" : "median of " + seconds.size() + " samples";
    }
}
