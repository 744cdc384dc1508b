package dev.stagefan.fleet;

import dev.stagefan.timings.Samples;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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
 * @param measured what those settings were measured as that are neither given nor assumed, by the same names: each is the
 *     median
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
        List<String> assumed,
        Map<String, Samples> measured) {
    public Runner {
        assumed = List.copyOf(assumed);
        measured = Collections.unmodifiableMap(new TreeMap<>(measured));
    }

    /** A runner of which nothing was measured. */
    public Runner(
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
        this(
                label,
                platform,
                cores,
                pricePerMinute,
                atOnce,
                queueSeconds,
                setUpSeconds,
                downBytesPerSecond,
                upBytesPerSecond,
                limitSeconds,
                assumed,
                Map.of());
    }

    /** What a setting rests on, as {@code given}, {@code assumed} or {@code median of 5 samples}. */
    public String source(String setting) {
        Samples samples = measured.get(setting);
        if (samples != null) {
            return samples.source();
        }
        return assumed.contains(setting) ? "assumed" : "given";
    }
}
