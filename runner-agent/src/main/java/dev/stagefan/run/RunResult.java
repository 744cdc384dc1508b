package dev.stagefan.run;

import dev.stagefan.agent.AgentException.Fault;
import dev.stagefan.plan.Plan;
import dev.stagefan.record.BuildTrace;
import dev.stagefan.record.JobRecord;
import dev.stagefan.run.JobResult.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What came of a run.
 *
 * @param builders how many there were
 * @param jobs one for each job, in the plan's order
 * @param startedAt when the first job could begin
 * @param seconds from then until the last job's end
 * @param cancelled whether somebody ended it early
 */
public record RunResult(
        Plan plan, int builders, List<JobResult> jobs, Instant startedAt, double seconds, boolean cancelled) {
    /** The key of the final image among the products of the merge job. */
    public static final String IMAGE = "image";

    public RunResult {
        jobs = List.copyOf(jobs);
    }

    public boolean succeeded() {
        return jobs.stream().allMatch(JobResult::isDone);
    }

    /** Whose fault it is that it did not succeed: the build's own where any job says so; empty where none failed. */
    public Optional<Fault> fault() {
        return jobs.stream().map(JobResult::fault).flatMap(Stream::ofNullable).min(Comparator.naturalOrder());
    }

    /** The digest of the final image, as {@code sha256:…}; empty where it was not made. */
    public Optional<String> image() {
        return records()
                .filter(JobRecord::merge)
                .flatMap(record -> record.products().stream())
                .filter(product -> product.key().equals(IMAGE))
                .map(JobRecord.Product::digest)
                .findFirst();
    }

    /** Ids of the jobs that determined when the run ended, first to last: each let the next one begin. */
    public List<String> criticalPath() {
        List<String> path = new ArrayList<>();
        // Of those that end at the same instant the later one: the plan has each after what it needs.
        Optional<JobResult> last = jobs.stream()
                .filter(job -> job.endSeconds() != null)
                .reduce((one, other) -> end(other) < end(one) ? one : other);
        while (last.isPresent()) {
            path.add(last.get().job());
            String before = last.get().after();
            last = jobs.stream().filter(job -> job.job().equals(before)).findFirst();
        }
        Collections.reverse(path);
        return path;
    }

    /** How many jobs ran at the same time, at most. */
    public int mostAtOnce() {
        return (int) jobs.stream()
                .filter(job -> job.startSeconds() != null)
                .mapToLong(job ->
                        jobs.stream().filter(other -> runsAt(other, start(job))).count())
                .max()
                .orElse(0);
    }

    /** Bytes loaded from registries by the jobs that ran, as far as it is known; null where it is of none of them. */
    public @Nullable Long pulledBytes() {
        return sum(BuildTrace::pulledBytes);
    }

    /** Bytes sent to registries by the jobs that ran, as far as it is known; null where it is of none of them. */
    public @Nullable Long pushedBytes() {
        return sum(BuildTrace::pushedBytes);
    }

    /** Bytes of all layers of what the jobs made; null where that is not known of one of them. */
    public @Nullable Long productBytes() {
        long sum = 0;
        for (JobRecord.Product product :
                records().flatMap(record -> record.products().stream()).toList()) {
            Long bytes = product.bytes();
            if (bytes == null) {
                return null;
            }
            sum += bytes;
        }
        return sum;
    }

    /** Instructions that the jobs came to. */
    public long steps() {
        return jobs.stream().mapToLong(job -> JobActivity.of(job).steps()).sum();
    }

    /** Those of them whose result was at hand in a cache. */
    public long cachedSteps() {
        return jobs.stream().mapToLong(job -> JobActivity.of(job).cachedSteps()).sum();
    }

    private @Nullable Long sum(Function<BuildTrace, @Nullable Long> bytes) {
        List<Long> known = jobs.stream()
                .filter(job -> job.outcome() != Outcome.RESUMED)
                .map(JobResult::record)
                .flatMap(Stream::ofNullable)
                .flatMap(record -> record.builds().stream())
                .map(bytes)
                .flatMap(Stream::ofNullable)
                .toList();
        return known.isEmpty()
                ? null
                : known.stream().mapToLong(Long::longValue).sum();
    }

    private Stream<JobRecord> records() {
        return jobs.stream().map(JobResult::record).flatMap(Stream::ofNullable);
    }

    private static boolean runsAt(JobResult job, double seconds) {
        return job.startSeconds() != null && start(job) <= seconds && seconds < end(job);
    }

    private static double start(JobResult job) {
        return job.startSeconds() == null ? 0 : job.startSeconds();
    }

    private static double end(JobResult job) {
        return job.endSeconds() == null ? 0 : job.endSeconds();
    }
}
