package dev.stagefan.record.render;

import dev.stagefan.plan.Job;
import dev.stagefan.plan.Timeline;
import dev.stagefan.record.BuildTrace;
import dev.stagefan.record.JobRecord;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A job of a plan beside what is known of how it went.
 *
 * @param planned when the plan has it at work; null where the plan knows no times
 * @param record of its last attempt; null where there is none
 * @param started whether it was to run; what it makes is taken from an earlier run otherwise
 */
record JobOutcome(Job job, @Nullable Span planned, @Nullable JobRecord record, boolean started) {
    /** What a runner does before the agent begins, and a record does not hold. */
    private static final Set<String> BEFORE_THE_AGENT = Set.of("queue", "set-up");

    /** Less is the weather. */
    private static final double MUCH_LONGER = 1.25;

    private static final double LONGER_SECONDS = 60;

    /** Seconds after the start of a run. */
    record Span(double startSeconds, double endSeconds) {
        double seconds() {
            return endSeconds - startSeconds;
        }

        Span after(double seconds) {
            return new Span(startSeconds - seconds, endSeconds - seconds);
        }
    }

    /** How many of the Dockerfile's instructions that a job came to were cached. */
    record Cached(int cached, int all) {}

    /** When a timeline has a job at work, from the moment at which the agent begins. */
    static Span atWork(Timeline.Slot slot) {
        double before = slot.parts().stream()
                .filter(part -> BEFORE_THE_AGENT.contains(part.name()))
                .mapToDouble(Timeline.Part::seconds)
                .sum();
        return new Span(Math.min(slot.startSeconds() + before, slot.endSeconds()), slot.endSeconds());
    }

    /** Whether it was not to run, and did not. */
    boolean reused() {
        return !started && record == null;
    }

    boolean failed() {
        return record != null && record.outcome() == JobRecord.Outcome.FAILED;
    }

    /** From the agent's begin to its end; null without a record. */
    @Nullable
    Double tookSeconds() {
        return record == null
                ? null
                : Duration.between(record.startedAt(), record.endedAt()).toMillis() / 1000.0;
    }

    /** Whether it took so much longer than planned that it matters. */
    boolean exceedsPlan() {
        Double took = tookSeconds();
        return took != null
                && planned != null
                && took > planned.seconds() * MUCH_LONGER
                && took > planned.seconds() + LONGER_SECONDS;
    }

    @Nullable
    Long pulledBytes() {
        return sum(BuildTrace::pulledBytes);
    }

    @Nullable
    Long pushedBytes() {
        return sum(BuildTrace::pushedBytes);
    }

    /** Of the last build of each product: a repeated one finds what the one before it built. */
    Cached cached() {
        Map<String, BuildTrace> last = new LinkedHashMap<>();
        builds().forEach(build -> last.put(build.purpose(), build));
        List<BuildTrace.Step> steps = last.values().stream()
                .flatMap(build -> build.steps().stream())
                .filter(JobOutcome::isInstruction)
                .toList();
        long cached = steps.stream()
                .filter(step -> step.ending() == BuildTrace.Ending.CACHED)
                .count();
        return new Cached((int) cached, steps.size());
    }

    /** BuildKit names an instruction's vertex {@code [STAGE n/m] INSTRUCTION}. */
    private static boolean isInstruction(BuildTrace.Step step) {
        return step.name().startsWith("[")
                && !step.name().startsWith("[internal]")
                && step.ending() != BuildTrace.Ending.UNFINISHED;
    }

    private Collection<BuildTrace> builds() {
        return record == null ? List.of() : record.builds();
    }

    private @Nullable Long sum(Function<BuildTrace, @Nullable Long> part) {
        List<Long> known = builds().stream().map(part).filter(Objects::nonNull).toList();
        return known.isEmpty()
                ? null
                : known.stream().mapToLong(Long::longValue).sum();
    }
}
