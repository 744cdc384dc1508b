package dev.stagefan.record.render;

import dev.stagefan.estimate.Estimate;
import dev.stagefan.estimate.PlanComparison;
import dev.stagefan.estimate.render.Amounts;
import dev.stagefan.plan.HumanTime;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** What somebody should see to, sentences for people. */
public final class ReportWarnings {
    private static final double SECONDS_A_MINUTE = 60;
    private static final double PERCENT = 100;

    private ReportWarnings() {}

    /**
     * The jobs that came near their timeout.
     *
     * @param percent of its timeout, from which on a job is near it
     */
    public static List<String> nearTimeout(ReportRequest request, double percent) {
        List<String> warnings = new ArrayList<>();
        for (JobOutcome outcome : JobOutcomes.of(request).all()) {
            Double took = outcome.tookSeconds();
            double limit = outcome.job().timeoutMinutes() * SECONDS_A_MINUTE;
            if (took != null && took * PERCENT >= limit * percent) {
                warnings.add("the job " + outcome.job().id() + " took " + HumanTime.of(took) + ", "
                        + share(took / limit) + " of its timeout of "
                        + Amounts.minutes(outcome.job().timeoutMinutes())
                        + "; plan anew with newer timings, or give it a faster runner");
            }
        }
        return warnings;
    }

    /**
     * What is to be said of a plan that is worse than one that would be made now; nothing where it is not.
     *
     * @param comparison of the plan that was carried out with one that is made with the timings of now
     * @param percent 0 or more
     */
    public static List<String> worse(PlanComparison comparison, double percent) {
        Estimate before = comparison.before();
        if (before == null || !comparison.isWorseBy(percent)) {
            return List.of();
        }
        double old = before.plan().makespan().p50();
        double now = comparison.now().plan().makespan().p50();
        return List.of("the plan is " + share((old - now) / now) + " slower than one that is made with the history's"
                + " timings: " + HumanTime.of(old) + " against " + HumanTime.of(now)
                + " (medians of one simulation); plan anew with stagefan generate or stagefan propose");
    }

    private static String share(double share) {
        return BigDecimal.valueOf(share * PERCENT)
                        .setScale(0, RoundingMode.HALF_UP)
                        .toPlainString() + " %";
    }
}
