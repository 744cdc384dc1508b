package dev.stagefan.estimate;

import dev.stagefan.fleet.Runner;
import dev.stagefan.plan.PlanRequest;
import java.util.ArrayList;
import java.util.List;

/**
 * Other conditions that the same build is planned and simulated under.
 *
 * @param runnersAtOnce how many jobs may run at once, each 1 or more: the points of {@link Estimate#curve()}
 * @param labels of runners that every stage runs on for which the user has not chosen one
 * @param maxJobs how many jobs the plan may have, each 1 or more
 */
public record WhatIf(List<Integer> runnersAtOnce, List<String> labels, List<Integer> maxJobs) {
    /** No other conditions. */
    public static final WhatIf NONE = new WhatIf(List.of(), List.of(), List.of());

    public WhatIf {
        runnersAtOnce = runnersAtOnce.stream().sorted().distinct().toList();
        labels = labels.stream().distinct().toList();
        maxJobs = maxJobs.stream().sorted().distinct().toList();
        if (runnersAtOnce.stream().anyMatch(count -> count < 1)
                || maxJobs.stream().anyMatch(count -> count < 1)) {
            throw new IllegalArgumentException("runners " + runnersAtOnce + ", jobs " + maxJobs);
        }
    }

    /**
     * Labels of the fleet's other runners of the build's platform; of runners that differ in nothing but their label the
     * first one counts.
     */
    public static List<String> otherRunners(PlanRequest request) {
        String platform = request.graph().request().buildPlatform().toString();
        List<Runner> seen = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        for (Runner runner : request.fleet().runners()) {
            if (!runner.platform().equals(platform) || seen.contains(unlabelled(runner))) {
                continue;
            }
            if (!seen.isEmpty()) {
                labels.add(runner.label());
            }
            seen.add(unlabelled(runner));
        }
        return labels;
    }

    private static Runner unlabelled(Runner runner) {
        return new Runner(
                "",
                runner.platform(),
                runner.cores(),
                runner.pricePerMinute(),
                runner.atOnce(),
                runner.queueSeconds(),
                runner.setUpSeconds(),
                runner.downBytesPerSecond(),
                runner.upBytesPerSecond(),
                runner.limitSeconds(),
                runner.assumed());
    }
}
