package dev.stagefan.fleet;

import dev.stagefan.timings.RunnerTiming;
import dev.stagefan.timings.Samples;
import java.util.Map;
import java.util.TreeMap;

/** What was measured of a runner, by the names of the settings. */
record Measurements(Map<String, Samples> bySetting) {
    static Measurements of(RunnerTiming timing) {
        Map<String, Samples> measured = new TreeMap<>();
        if (timing.queue() != null) {
            measured.put("queue", timing.queue());
        }
        if (timing.setUp() != null) {
            measured.put("set-up", timing.setUp());
        }
        if (timing.download() != null) {
            measured.put("download", timing.download());
        }
        if (timing.upload() != null) {
            measured.put("upload", timing.upload());
        }
        return new Measurements(measured);
    }

    /** The runner with the median of each in place of what is assumed. */
    Runner on(Runner runner) {
        Map<String, String> sources = new TreeMap<>(runner.measured());
        bySetting.forEach((setting, samples) -> {
            if (runner.assumed().contains(setting)) {
                sources.put(setting, samples.source());
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
                sources);
    }

    private double value(Runner runner, String setting, double otherwise) {
        Samples samples = bySetting.get(setting);
        return samples == null || !runner.assumed().contains(setting) ? otherwise : samples.median();
    }
}
