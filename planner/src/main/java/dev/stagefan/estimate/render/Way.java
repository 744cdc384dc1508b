package dev.stagefan.estimate.render;

import dev.stagefan.estimate.Estimate;
import dev.stagefan.estimate.Scenario;
import java.util.List;

/**
 * One of the ways to build that an estimate compares.
 *
 * @param id its name in machine formats
 * @param name for people
 */
public record Way(String id, String name, Scenario scenario) {
    /** All of an estimate's, the plan last. */
    public static List<Way> of(Estimate estimate) {
        int jobs = estimate.jobs().size();
        return List.of(
                new Way("serial", "serial", estimate.serial()),
                new Way("oneRunner", "one runner", estimate.oneRunner()),
                new Way("plan", jobs == 1 ? "plan, one job" : "plan, " + jobs + " jobs", estimate.plan()));
    }
}
