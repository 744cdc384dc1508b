package dev.stagefan.run.state;

import dev.stagefan.plan.Job;
import dev.stagefan.plan.Plan;
import dev.stagefan.record.JobRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which jobs a run need not carry out, because one before it did.
 *
 * @param done records of those jobs, by job, in the plan's order
 * @param reason why jobs that were done are to be done again, a clause for people; empty where there is no reason
 */
public record Resumption(Map<String, JobRecord> done, String reason) {
    /** Nothing is done. */
    public static final Resumption NOTHING = new Resumption(Map.of(), "");

    public Resumption {
        done = Collections.unmodifiableMap(new LinkedHashMap<>(done));
    }

    /** Whether what a job made is still in the registry. */
    @FunctionalInterface
    public interface Registry {
        boolean has(String digest) throws InterruptedException;
    }

    /**
     * Decides. A job is done where its record says so, all that it needs is done, and all that it made is in the registry;
     * and where nothing has changed of what the jobs are made from. A job that does not read the context does not mind
     * whether that has changed.
     *
     * @param folder has the state and the records of the run before
     * @param now what this run is made from
     */
    public static Resumption of(Plan plan, StateFolder folder, RunState now, Registry registry)
            throws StateException, InterruptedException {
        Optional<RunState> before = folder.state();
        if (before.isEmpty()) {
            return new Resumption(Map.of(), "there is no run in " + folder.path() + " to go on with");
        }
        Optional<String> change = change(before.get(), now);
        if (change.isPresent()) {
            return new Resumption(Map.of(), change.get());
        }
        boolean sameContext = before.get().context().equals(now.context());
        Map<String, JobRecord> done = new LinkedHashMap<>();
        for (Job job : plan.jobs()) {
            Optional<JobRecord> record = done.keySet().containsAll(job.needs()) && (sameContext || !job.readsContext())
                    ? folder.record(job.id())
                    : Optional.empty();
            if (record.isPresent() && holds(record.get(), now, registry)) {
                done.put(job.id(), record.get());
            }
        }
        return new Resumption(done, sameContext ? "" : "the build context has changed");
    }

    /** Jobs that are not done, each after all that need it. */
    public List<String> undone(Plan plan) {
        List<String> jobs = new ArrayList<>();
        for (Job job : plan.jobs()) {
            if (!done.containsKey(job.id())) {
                jobs.add(0, job.id());
            }
        }
        return jobs;
    }

    private static Optional<String> change(RunState before, RunState now) {
        if (!before.planDigest().equals(now.planDigest())) {
            return Optional.of("the run before carried out another plan");
        }
        if (!before.images().equals(now.images())) {
            return Optional.of("the run before handed its stages on through " + before.images());
        }
        if (!before.settings().equals(now.settings())) {
            return Optional.of("a named context, a secret's source or .dockerignore is another than before");
        }
        if (!before.bases().equals(now.bases())) {
            return Optional.of("an external image is another than before");
        }
        return Optional.empty();
    }

    private static boolean holds(JobRecord record, RunState now, Registry registry) throws InterruptedException {
        if (record.outcome() != JobRecord.Outcome.SUCCEEDED
                || !record.planDigest().equals(now.planDigest())) {
            return false;
        }
        for (JobRecord.Product product : record.products()) {
            if (!registry.has(product.digest())) {
                return false;
            }
        }
        return true;
    }
}
