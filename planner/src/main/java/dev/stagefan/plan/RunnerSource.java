package dev.stagefan.plan;

import dev.stagefan.fleet.Runner;
import dev.stagefan.timings.RunnerTiming;
import dev.stagefan.timings.Samples;
import org.jspecify.annotations.Nullable;

/** Where the numbers of a runner come from. */
public final class RunnerSource {
    private RunnerSource() {}

    /**
     * Where one comes from.
     *
     * @param setting {@code queue}, {@code set-up}, {@code download} or {@code upload}, as the settings file has them
     * @param timing what was measured of the runner
     * @return as {@code median of 5 samples}, {@code given} or {@code assumed}
     */
    public static String of(Runner runner, String setting, @Nullable RunnerTiming timing) {
        Samples measured = timing == null ? null : samples(setting, timing);
        if (measured != null) {
            return measured.source();
        }
        return runner.assumed().contains(setting) ? "assumed" : "given";
    }

    private static @Nullable Samples samples(String setting, RunnerTiming timing) {
        return switch (setting) {
            case "queue" -> timing.queue();
            case "set-up" -> timing.setUp();
            case "download" -> timing.download();
            case "upload" -> timing.upload();
            default -> throw new IllegalArgumentException("no setting of a runner: " + setting);
        };
    }
}
