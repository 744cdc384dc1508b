package dev.stagefan.fleet;

import java.util.List;

/**
 * A kind of runner.
 *
 * @param label as {@code runs-on} names it
 * @param platform what it is, as {@code linux/amd64}
 * @param cores how many it has
 * @param pricePerMinute US dollars a billed minute
 * @param atOnce how many jobs run on this kind at the same time, at most
 * @param queueSeconds from asking for one until it starts
 * @param setUpSeconds from its start until it can build: the job's own set-up, checkout, the builder
 * @param downBytesPerSecond how fast it pulls images, unpacking included
 * @param upBytesPerSecond how fast it pushes
 * @param limitSeconds how long a job may run on it
 * @param assumed names of the settings that nobody gave and that are assumptions, as {@code queue}, in the order of the
 *     settings file's documentation
 */
public record Runner(
        String label,
        String platform,
        double cores,
        double pricePerMinute,
        int atOnce,
        double queueSeconds,
        double setUpSeconds,
        double downBytesPerSecond,
        double upBytesPerSecond,
        double limitSeconds,
        List<String> assumed) {
    public Runner {
        assumed = List.copyOf(assumed);
    }
}
