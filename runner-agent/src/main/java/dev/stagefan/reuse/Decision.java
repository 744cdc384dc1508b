package dev.stagefan.reuse;

import dev.stagefan.plan.Input;
import dev.stagefan.plan.Job;
import dev.stagefan.plan.Output;
import dev.stagefan.plan.Plan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which jobs of a plan run, walking back from the merge job: a job runs only if a job that runs needs a product of it that
 * is not there yet. Of a job that runs nothing is reused, so that all that it hands on is of one build.
 *
 * @param jobs ids of the jobs that run, in the plan's order
 * @param reused what is there of the products that jobs that run need, by the product's key
 */
public record Decision(List<String> jobs, Map<String, Found> reused) {
    public Decision {
        jobs = List.copyOf(jobs);
        reused = Collections.unmodifiableMap(new LinkedHashMap<>(reused));
    }

    /**
     * A product that is there.
     *
     * @param digest as {@code sha256:…}
     * @param namespace where it was found
     */
    public record Found(String digest, Namespace namespace) {}

    /** Finds products. */
    @FunctionalInterface
    public interface LookUp {
        /** The product, or nothing where it is to be made; a look-up that fails finds nothing. */
        Optional<Found> find(Output output) throws InterruptedException;
    }

    /**
     * Decides.
     *
     * @param lookUp asked once for each product that is needed
     */
    public static Decision of(Plan plan, LookUp lookUp) throws InterruptedException {
        Set<String> running = new HashSet<>();
        running.add(plan.mergeJob().id());
        Map<String, Found> found = new LinkedHashMap<>();
        Set<String> asked = new HashSet<>();
        List<Job> backwards = new ArrayList<>(plan.jobs());
        // Each job comes after what it needs, so that all that need a job are decided before it is.
        Collections.reverse(backwards);
        for (Job job : backwards) {
            if (!running.contains(job.id())) {
                continue;
            }
            for (Input input : job.inputs()) {
                if (asked.add(input.key())) {
                    Optional<Found> there = lookUp.find(output(plan, input));
                    there.ifPresent(product -> found.put(input.key(), product));
                }
                if (!found.containsKey(input.key())) {
                    running.add(input.job());
                }
            }
        }
        List<String> jobs =
                plan.jobs().stream().map(Job::id).filter(running::contains).toList();
        plan.jobs().stream()
                .filter(job -> running.contains(job.id()))
                .flatMap(job -> job.outputs().stream())
                .forEach(output -> found.remove(output.key()));
        return new Decision(jobs, found);
    }

    private static Output output(Plan plan, Input input) {
        return plan.jobs().stream()
                .flatMap(job -> job.outputs().stream())
                .filter(output -> output.key().equals(input.key()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no job of the plan makes " + input.key()));
    }
}
