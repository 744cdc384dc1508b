package dev.stagefan.fleet;

import dev.stagefan.timings.RunnerTiming;
import dev.stagefan.timings.Samples;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What was measured of a runner, by the names of the settings. */
record Measurements(Map<String, Samples> bySetting) {
    static Measurements of(RunnerTiming timing) {
        Map<String, Samples> measured = new TreeMap<>();
        putIfKnown(measured, "queue", timing.queue());
        putIfKnown(measured, "set-up", timing.setUp());
        putIfKnown(measured, "download", timing.download());
        putIfKnown(measured, "upload", timing.upload());
        return new Measurements(measured);
    }

    private static void putIfKnown(Map<String, Samples> measured, String setting, @Nullable Samples samples) {
        if (samples != null) {
            measured.put(setting, samples);
        }
    }

    /** The runner with the median of each in place of what is assumed. */
    Runner on(Runner runner) {
        Map<String, Samples> taken = new TreeMap<>(runner.measured());
        bySetting.forEach((setting, samples) -> {
            if (runner.assumed().contains(setting)) {
                taken.put(setting, samples);
            }
        });
        return new Runner(
                runner.label(),
                runner.platform(),
                runner.cores(),
                runner.pricePerMinute(),
                runner.atOnce(),
                value(runner, "queue", runner.queueSeconds()),
                value(runner, "set-up", runner.setUpSeconds()),
                value(runner, "download", runner.downBytesPerSecond()),
                value(runner, "upload", runner.upBytesPerSecond()),
                runner.limitSeconds(),
                runner.assumed().stream()
                        .filter(setting -> !bySetting.containsKey(setting))
                        .toList(),
                taken);
    }

    private double value(Runner runner, String setting, double otherwise) {
        Samples samples = bySetting.get(setting);
        return samples == null || !runner.assumed().contains(setting) ? otherwise : samples.median();
    }
}
