package dev.stagefan.estimate;

import dev.stagefan.plan.HumanTime;
import dev.stagefan.plan.Job;
import dev.stagefan.schedule.Outcome.JobRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Jobs that may be cut off: in one of ten runs they come within 10 % of their time limit. */
final class NearTimeout {
    static final String KIND = "near-timeout";
    private static final double NEAR = 0.9;
    private static final double SECONDS_A_MINUTE = 60;
    private static final double PERCENT = 100;

    private NearTimeout() {}

    static List<Advice> advice(Situation situation) {
        List<Advice> advice = new ArrayList<>();
        for (int job = 0; job < situation.runs().jobs(); job++) {
            Job planned = situation.runs().plan().jobs().get(job);
            double runnerLimit = situation.runs().runner(job).limitSeconds();
            double limit = Math.min(planned.timeoutMinutes() * SECONDS_A_MINUTE, runnerLimit);
            Distribution run = situation.runs().distribution(job, JobRun::runSeconds);
            if (run.p90() < NEAR * limit) {
                continue;
            }
            boolean canGrow = limit + SECONDS_A_MINUTE <= runnerLimit;
            advice.add(new Advice(
                    KIND,
                    planned.id(),
                    "Job " + planned.id() + " may run " + HumanTime.of(run.p90()) + " (p90), and is cut off after "
                            + HumanTime.of(limit)
                            + String.format(Locale.ROOT, ", in %.1f %% of the runs: ", PERCENT * run.over(limit))
                            + (canGrow
                                    ? "give it more time, its runner allows " + HumanTime.of(runnerLimit) + "."
                                    : "its runner allows no more, so its stages have to be split or made shorter."),
                    null));
        }
        return advice;
    }
}
