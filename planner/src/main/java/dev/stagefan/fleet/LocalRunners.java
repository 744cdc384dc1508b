package dev.stagefan.fleet;

import java.util.List;

/**
 * Builders on the machine that plans, as runners.
 *
 * <p>There is no queue, no price and no limit, and a builder that is there needs no set-up. Each is taken to be as fast
 * as the machine alone: a plan is made for runners of their own, and it is their times that a run on one machine is
 * compared with. Builders that share the machine's cores can be slower than that, never faster.
 */
final class LocalRunners {
    static final String LABEL = "local";

    /** Assumed: no network between, but layers are unpacked. */
    private static final double DOWN_BYTES_PER_SECOND = 200e6;

    /** Assumed: no network between, but layers are compressed. */
    private static final double UP_BYTES_PER_SECOND = 100e6;

    /** Longer than any build. */
    private static final double NO_LIMIT_SECONDS = 1e9;

    private LocalRunners() {}

    static Runner runner(String platform, double cores, int atOnce) {
        return new Runner(
                LABEL,
                platform,
                cores,
                0,
                atOnce,
                0,
                0,
                DOWN_BYTES_PER_SECOND,
                UP_BYTES_PER_SECOND,
                NO_LIMIT_SECONDS,
                List.of("download", "upload"));
    }
}
