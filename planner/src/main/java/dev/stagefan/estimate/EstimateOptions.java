package dev.stagefan.estimate;

import org.jspecify.annotations.Nullable;

/**
 * How an estimate is made.
 *
 * @param runs how many runs are simulated, 1 or more
 * @param seed of the random numbers; the same seed gives the same estimate
 * @param spread standard deviation of the logarithm of a duration of which there is one sample only, 0 or more; a
 *     duration with several samples is drawn from those
 * @param timeoutSeconds what the run is held against, or null
 * @param confidence the share of runs that must end within the timeout, above 0 and up to 1
 * @param parallelExport whether image push and cache export run at the same time, as since BuildKit 0.28
 */
public record EstimateOptions(
        int runs,
        long seed,
        double spread,
        @Nullable Double timeoutSeconds,
        double confidence,
        boolean parallelExport) {
    private static final int USUAL_RUNS = 1000;
    private static final double USUAL_SPREAD = 0.15;
    private static final double USUAL_CONFIDENCE = 0.9;

    /** What {@code stagefan estimate} uses where nothing else is said. */
    public static EstimateOptions usual(@Nullable Double timeoutSeconds) {
        return new EstimateOptions(USUAL_RUNS, 1, USUAL_SPREAD, timeoutSeconds, USUAL_CONFIDENCE, true);
    }

    public EstimateOptions {
        if (runs < 1 || !(spread >= 0) || !(confidence > 0 && confidence <= 1)) {
            throw new IllegalArgumentException("runs " + runs + ", spread " + spread + ", confidence " + confidence);
        }
    }
}
