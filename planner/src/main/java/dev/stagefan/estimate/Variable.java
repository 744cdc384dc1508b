package dev.stagefan.estimate;

import dev.stagefan.timings.Samples;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A number that differs from run to run. */
sealed interface Variable {
    /** The number where the luck, of the standard normal distribution, is {@code luck}; more for more. */
    double at(double luck);

    /**
     * A variable.
     *
     * @param samples what was measured, or null
     * @param otherwise the number where nothing was
     * @param spread of a single number, as {@link EstimateOptions#spread()}
     */
    static Variable of(@Nullable Samples samples, double otherwise, double spread) {
        if (samples == null) {
            return new Single(otherwise, spread);
        }
        List<Double> values = samples.values();
        return values.size() == 1 ? new Single(values.get(0), spread) : new Several(values);
    }

    /** Lognormal around one number, which is its median. */
    record Single(double median, double spread) implements Variable {
        @Override
        public double at(double luck) {
            return median * StrictMath.exp(spread * luck);
        }
    }

    /**
     * What lies between several samples: their distribution, straight lines between one and the next (type 7 of Hyndman
     * and Fan). Never beyond the least and the greatest.
     */
    final class Several implements Variable {
        private final double[] ascending;

        /** Two or more. */
        Several(List<Double> ascending) {
            this.ascending = ascending.stream().mapToDouble(Double::doubleValue).toArray();
        }

        @Override
        public double at(double luck) {
            double place = Normal.cumulative(luck) * (ascending.length - 1);
            int below = Math.min((int) place, ascending.length - 2);
            return ascending[below] + (ascending[below + 1] - ascending[below]) * (place - below);
        }
    }
}
