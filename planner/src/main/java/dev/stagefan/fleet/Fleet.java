package dev.stagefan.fleet;

import dev.stagefan.timings.RunnerTiming;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The runners that jobs can have.
 *
 * @param runners in order of preference, labels unique: of those that fit a job's platform the first one is taken
 * @param atOnce how many jobs run at the same time on all of them together, at most
 */
public record Fleet(List<Runner> runners, int atOnce) {
    /** GitHub's hosted runners, on the Free plan. */
    public static final Fleet GITHUB = new Fleet(HostedRunners.ALL, HostedRunners.AT_ONCE);

    public Fleet {
        runners = List.copyOf(runners);
    }

    /**
     * Builders on this machine: runners called {@code local}.
     *
     * @param platform that they build on, as {@code linux/amd64}
     * @param cores that the machine has
     * @param atOnce how many builders there are
     */
    public static Fleet local(String platform, double cores, int atOnce) {
        return new Fleet(List.of(LocalRunners.runner(platform, cores, atOnce)), atOnce);
    }

    public Optional<Runner> find(String label) {
        return runners.stream().filter(runner -> runner.label().equals(label)).findFirst();
    }

    /** The preferred runner of a platform, as {@code linux/arm64}. */
    public Optional<Runner> preferred(String platform) {
        return runners.stream()
                .filter(runner -> runner.platform().equals(platform))
                .findFirst();
    }

    /**
     * The same runners with what was measured of them, by label, in place of what is assumed. A setting that somebody gave
     * stays.
     */
    public Fleet measured(Map<String, RunnerTiming> timings) {
        return new Fleet(
                runners.stream()
                        .map(runner -> {
                            RunnerTiming timing = timings.get(runner.label());
                            return timing == null
                                    ? runner
                                    : Measurements.of(timing).on(runner);
                        })
                        .toList(),
                atOnce);
    }

    public List<String> labels() {
        return runners.stream().map(Runner::label).toList();
    }
}
