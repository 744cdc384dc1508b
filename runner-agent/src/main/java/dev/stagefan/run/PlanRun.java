package dev.stagefan.run;

import dev.stagefan.agent.AgentException.Fault;
import dev.stagefan.buildkit.Cancellation;
import dev.stagefan.plan.Job;
import dev.stagefan.plan.Plan;
import dev.stagefan.record.JobRecord;
import dev.stagefan.run.JobResult.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One carrying out of a plan: each job gets a builder of its own as soon as what it needs is done and a builder is free, in
 * the order of {@link Precedence}.
 */
public final class PlanRun {
    private static final double MILLISECONDS = 1000;

    private final Plan plan;
    private final FailurePolicy policy;
    private final JobCarrier carrier;
    private final Consumer<JobRecord> keeper;
    private final OneAtATime listener;
    private final Clock clock;
    private final Precedence precedence;

    private final List<String> builders;
    private final TreeSet<String> free;
    private final BlockingQueue<JobEnd> ends = new LinkedBlockingQueue<>();
    private final Cancellation jobs = new Cancellation();
    private final Map<String, Running> running = new LinkedHashMap<>();
    private final Map<String, JobResult> results = new HashMap<>();
    private final Map<String, Double> readyAt = new HashMap<>();
    private Instant start = Instant.EPOCH;
    private boolean interrupted;
    private @Nullable Throwable unexpected;

    /**
     * A run.
     *
     * @param builders names of the Buildx builders, each for one job at a time; the first ones are preferred
     * @param keeper is given the record of each job that has ended, before another job takes what it made
     */
    public PlanRun(
            Plan plan,
            List<String> builders,
            FailurePolicy policy,
            JobCarrier carrier,
            Consumer<JobRecord> keeper,
            RunListener listener,
            Clock clock) {
        if (builders.isEmpty()) {
            throw new IllegalArgumentException("a run needs a builder");
        }
        this.plan = plan;
        this.policy = policy;
        this.carrier = carrier;
        this.keeper = keeper;
        this.listener = new OneAtATime(listener);
        this.clock = clock;
        this.precedence = Precedence.of(plan);
        this.builders = List.copyOf(builders);
        this.free = new TreeSet<>(Comparator.comparingInt(this.builders::indexOf));
        free.addAll(builders);
    }

    /** A job that runs. */
    private record Running(
            String builder,
            double readySeconds,
            double startSeconds,
            @Nullable String after) {}

    /** How a job's thread ended: with a record, or with what it threw. */
    private record JobEnd(
            Job job, @Nullable JobRecord record, @Nullable Throwable thrown) {}

    /**
     * Carries the plan out, once. An interrupt of this thread is a cancellation too, and is kept.
     *
     * @param done records of jobs that were done before, by job; with each job all that it needs
     * @param cancellation cancels the jobs that run, and no other begins
     */
    public RunResult carryOut(Map<String, JobRecord> done, Cancellation cancellation) {
        start = clock.instant();
        done.forEach((job, record) -> results.put(job, JobResult.resumed(record)));
        Cancellation.Registration registration = cancellation.onCancel(jobs::cancel);
        begin(null);
        while (!running.isEmpty()) {
            JobEnd end = nextEnd();
            settle(end);
            begin(end.job().id());
        }
        registration.close();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (unexpected != null) {
            throw new IllegalStateException("a job ended as none should", unexpected);
        }
        List<JobResult> ordered = plan.jobs().stream()
                .map(job -> results.getOrDefault(job.id(), JobResult.notBegun(job.id())))
                .toList();
        return new RunResult(plan, builders.size(), ordered, start, now(), cancellation.isCancelled() || interrupted);
    }

    /** Begins what can: jobs whose needs are done, while there is a free builder. */
    private void begin(@Nullable String after) {
        if (jobs.isCancelled()) {
            return;
        }
        List<Job> ready = plan.jobs().stream().filter(this::isReady).toList();
        ready.forEach(job -> readyAt.putIfAbsent(job.id(), now()));
        for (Job job : precedence.sorted(ready)) {
            String builder = free.pollFirst();
            if (builder == null) {
                return;
            }
            begin(job, builder, after);
        }
    }

    private boolean isReady(Job job) {
        return !results.containsKey(job.id())
                && !running.containsKey(job.id())
                && job.needs().stream().allMatch(this::isDone);
    }

    private boolean isDone(String job) {
        JobResult result = results.get(job);
        return result != null && result.isDone();
    }

    private void begin(Job job, String builder, @Nullable String after) {
        running.put(job.id(), new Running(builder, readyAt.getOrDefault(job.id(), now()), now(), after));
        Assignment assignment = new Assignment(job, builder, inputs(job));
        listener.began(job, builder);
        Thread thread = new Thread(() -> ends.add(carry(assignment)), "job " + job.id());
        thread.setDaemon(true);
        thread.start();
    }

    /** What the jobs that it needs made. */
    private Map<String, String> inputs(Job job) {
        Map<String, String> digests = new LinkedHashMap<>();
        for (String need : job.needs()) {
            JobResult result = results.get(need);
            JobRecord record = result == null ? null : result.record();
            if (record != null) {
                record.products().forEach(product -> digests.put(product.key(), product.digest()));
            }
        }
        return digests;
    }

    // A job that throws what it should not must not leave the run waiting for it.
    @SuppressWarnings("CatchingUnchecked")
    private JobEnd carry(Assignment assignment) {
        Job job = assignment.job();
        try {
            return new JobEnd(job, carrier.carry(assignment, listener.of(job), jobs), null);
        } catch (JobFailure | InterruptedException | RuntimeException | Error e) {
            return new JobEnd(job, null, e);
        }
    }

    /** Waits for a job to end; an interrupt cancels those that run, and they are waited for. */
    private JobEnd nextEnd() {
        while (true) {
            try {
                return ends.take();
            } catch (InterruptedException e) {
                interrupted = true;
                jobs.cancel();
            }
        }
    }

    private void settle(JobEnd end) {
        Running was = running.remove(end.job().id());
        if (was == null) {
            throw new IllegalStateException(end.job().id() + " ended and never ran");
        }
        free.add(was.builder());
        JobResult result = result(end, was);
        results.put(end.job().id(), result);
        if (result.record() != null) {
            keeper.accept(result.record());
        }
        if (result.outcome() == Outcome.FAILED && policy == FailurePolicy.STOP) {
            jobs.cancel();
        }
        listener.ended(end.job(), result);
    }

    private JobResult result(JobEnd end, Running was) {
        Outcome outcome = Outcome.SUCCEEDED;
        String sentence = null;
        Fault fault = null;
        JobRecord record = end.record();
        if (end.thrown() instanceof JobFailure failure) {
            record = failure.jobRecord();
            boolean cancelled = failure.fault() == Fault.CANCELLED;
            outcome = cancelled ? Outcome.CANCELLED : Outcome.FAILED;
            sentence = cancelled ? null : failure.getMessage();
            fault = cancelled ? null : failure.fault();
        } else if (end.thrown() instanceof InterruptedException) {
            outcome = Outcome.CANCELLED;
        } else if (end.thrown() != null) {
            unexpected = end.thrown();
            outcome = Outcome.FAILED;
            jobs.cancel();
        }
        return new JobResult(
                end.job().id(),
                outcome,
                was.builder(),
                was.readySeconds(),
                was.startSeconds(),
                now(),
                was.after(),
                sentence,
                fault,
                record);
    }

    private double now() {
        return Math.round(Duration.between(start, clock.instant()).toNanos() / 1e9 * MILLISECONDS) / MILLISECONDS;
    }
}
