package dev.stagefan.fleet;

import java.util.List;
import java.util.stream.Stream;

/**
 * GitHub's standard Linux runners.
 *
 * <p>Sources: cores and prices from GitHub's pages on hosted runners and on runner pricing as of November 2026; limits
 * from its page on limits of Actions. GitHub publishes no figures for queueing, set-up or bandwidth: those are
 * assumptions, each marked in {@link Runner#assumed()}, and better replaced by what one's own runs show.
 */
final class HostedRunners {
    /** Concurrent jobs on standard runners, Free plan; Pro has 40, Team 60, Enterprise 500. */
    static final int AT_ONCE = 20;

    /** Standard runners in public repositories; in private ones they have 2. */
    private static final double CORES = 4;

    private static final double X64_PRICE = 0.006;
    private static final double ARM_PRICE = 0.005;

    /** A hosted job may run for 6 hours. */
    private static final double LIMIT_SECONDS = 6 * 3600;

    /** Assumed; warm pools are reported to answer within 5 to 8 s, and slower at busy hours. */
    private static final double QUEUE_SECONDS = 10;

    /** Assumed: 5 s until the first step, 5 s for the checkout, 15 s to pull and start the builder and to log in. */
    private static final double SET_UP_SECONDS = 25;

    /** Assumed, unpacking included. */
    private static final double DOWN_BYTES_PER_SECOND = 50e6;

    /** Assumed, compressing included. */
    private static final double UP_BYTES_PER_SECOND = 30e6;

    private static final List<String> ASSUMED = List.of("queue", "set-up", "download", "upload");

    /** Ubuntu 24.04 first: the image whose tools are settled. Labels that move, as ubuntu-latest, are left out. */
    static final List<Runner> ALL = Stream.of("ubuntu-24.04", "ubuntu-26.04", "ubuntu-22.04")
            .flatMap(label -> Stream.of(
                    runner(label, "linux/amd64", X64_PRICE), runner(label + "-arm", "linux/arm64", ARM_PRICE)))
            .toList();

    private HostedRunners() {}

    private static Runner runner(String label, String platform, double price) {
        return new Runner(
                label,
                platform,
                CORES,
                price,
                AT_ONCE,
                QUEUE_SECONDS,
                SET_UP_SECONDS,
                DOWN_BYTES_PER_SECOND,
                UP_BYTES_PER_SECOND,
                LIMIT_SECONDS,
                ASSUMED);
    }
}
