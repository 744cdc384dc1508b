package dev.stagefan.workflow;

import dev.stagefan.plan.Job;
import java.util.ArrayList;
import java.util.List;

/**
 * When a job of the plan starts: where it is one of those that run, and each job that it needs succeeded or need not run.
 * A skipped job would otherwise keep everything downstream from starting. All is said of direct needs, whose results are
 * all that GitHub tells; and a need that another failure kept from running is in the list and has not succeeded.
 *
 * <p>The list is JSON, and an id is looked for with its quotes: an output that is empty then holds no job, where
 * {@code fromJSON} of it would be an error.
 */
final class JobConditions {
    private final String resolve;

    /** For the workflow whose job of that id decides which jobs run. */
    JobConditions(String resolve) {
        this.resolve = resolve;
    }

    String of(Job job) {
        List<String> all = new ArrayList<>(List.of("needs." + resolve + ".result == 'success'", "!cancelled()"));
        if (!job.merge()) {
            // The merge job always runs: without a list it fails, where it would be skipped and the run be green.
            all.add(runs(job.id()));
        }
        for (String need : job.needs()) {
            all.add("(needs." + need + ".result == 'success' || !" + runs(need) + ")");
        }
        return String.join(" && ", all);
    }

    /** The report's: also where jobs failed, but not where there was nothing to decide. */
    String ofReport() {
        return "needs." + resolve + ".result != 'skipped' && !cancelled()";
    }

    private String runs(String id) {
        return "contains(needs." + resolve + ".outputs.jobs, '\"" + id + "\"')";
    }
}
