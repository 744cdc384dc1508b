package dev.stagefan.timings;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * How long something took, or how fast it was: several times or once.
 *
 * @param all one or more, ascending by value, then by date and by where they are from; what is unknown goes first
 */
public record Samples(List<Sample> all) {
    private static final Comparator<Sample> ORDER = Comparator.comparingDouble(Sample::value)
            .thenComparing(Sample::at, Comparator.nullsFirst(Comparator.<Instant>naturalOrder()))
            .thenComparing(Sample::from, Comparator.nullsFirst(Comparator.<String>naturalOrder()));

    public Samples {
        if (all.isEmpty()) {
            throw new IllegalArgumentException("no samples");
        }
        all = all.stream().sorted(ORDER).toList();
    }

    /** Numbers that somebody gave. */
    public static Samples of(double... values) {
        return new Samples(Arrays.stream(values).mapToObj(Sample::given).toList());
    }

    /** The values, ascending. */
    public List<Double> values() {
        return all.stream().map(Sample::value).toList();
    }

    /** The middle one, or the mean of the two in the middle. */
    public double median() {
        int middle = all.size() / 2;
        return all.size() % 2 == 1
                ? all.get(middle).value()
                : (all.get(middle - 1).value() + all.get(middle).value()) / 2;
    }

    /** Where the median comes from, as {@code given}, {@code measured once} or {@code median of 5 samples}. */
    public String source() {
        if (all.size() > 1) {
            return "median of " + all.size() + " samples";
        }
        return all.get(0).from() == null ? "given" : "measured once";
    }
}
