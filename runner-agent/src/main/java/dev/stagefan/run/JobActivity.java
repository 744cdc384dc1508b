package dev.stagefan.run;

import dev.stagefan.record.BuildTrace;
import dev.stagefan.record.BuildTrace.Ending;
import dev.stagefan.record.BuildTrace.Step;
import dev.stagefan.record.JobRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the time of a job went into, in seconds, as its builds' progress tells. Parts that overlap count in each.
 *
 * @param queueSeconds from when all that it needs was done until it got a builder
 * @param pullSeconds in which an image was looked up or loaded
 * @param buildSeconds in which an instruction of the Dockerfile ran
 * @param pushSeconds in which something was exported: layers compressed and sent, caches too
 * @param steps instructions that its builds came to, each counted once, without FROM
 * @param cachedSteps those of them that ran in none of its builds, because the result was at hand in a cache
 */
public record JobActivity(
        double queueSeconds,
        double pullSeconds,
        double buildSeconds,
        double pushSeconds,
        long steps,
        long cachedSteps) {
    /** buildkit: solver/llbsolver and exporter name them so: "exporting to image", "exporting cache to registry". */
    private static final Pattern EXPORT = Pattern.compile("(?s)(exporting|pushing|sending) .*|\\[auth\\] .*push.*");

    /** "[base 1/4] FROM …", "importing cache manifest from …", "[internal] load metadata for …". */
    private static final Pattern PULL =
            Pattern.compile("(?s)\\[[^\\]]*\\] FROM .*|importing cache .*|\\[internal\\] load metadata .*");

    private static final Pattern INSTRUCTION = Pattern.compile("(?s)\\[(?!internal\\])[^\\]]*\\d+/\\d+\\] .*");

    /** Of a job that did not run in this run, all is 0. */
    public static JobActivity of(JobResult job) {
        JobRecord record = job.record();
        if (record == null || job.outcome() == JobResult.Outcome.RESUMED) {
            return new JobActivity(queue(job), 0, 0, 0, 0, 0);
        }
        return new JobActivity(
                queue(job),
                seconds(record, PULL.asMatchPredicate()),
                seconds(
                        record,
                        INSTRUCTION
                                .asMatchPredicate()
                                .and(PULL.asMatchPredicate().negate())),
                seconds(record, EXPORT.asMatchPredicate()),
                names(record, ending -> ending != Ending.UNFINISHED).size(),
                cached(record));
    }

    private static double queue(JobResult job) {
        Double ready = job.readySeconds();
        Double start = job.startSeconds();
        return ready == null || start == null ? 0 : start - ready;
    }

    private static long cached(JobRecord record) {
        Set<String> ran = names(record, ending -> ending != Ending.UNFINISHED && ending != Ending.CACHED);
        return names(record, ending -> ending == Ending.CACHED).stream()
                .filter(name -> !ran.contains(name))
                .count();
    }

    private static Set<String> names(JobRecord record, Predicate<Ending> wanted) {
        return record.builds().stream()
                .flatMap(build -> build.steps().stream())
                .filter(step -> wanted.test(step.ending()))
                .map(Step::name)
                .filter(JobActivity::isInstruction)
                .collect(Collectors.toSet());
    }

    private static boolean isInstruction(String name) {
        return INSTRUCTION.matcher(name).matches() && !PULL.matcher(name).matches();
    }

    private static double seconds(JobRecord record, Predicate<String> names) {
        return record.builds().stream()
                .mapToDouble(build -> covered(build, names))
                .sum();
    }

    /** Seconds of a build in which one of the steps or several ran. */
    private static double covered(BuildTrace build, Predicate<String> names) {
        List<double[]> spans = new ArrayList<>();
        for (Step step : build.steps()) {
            @Nullable Double start = step.startSeconds();
            @Nullable Double seconds = step.seconds();
            if (start != null && seconds != null && names.test(step.name())) {
                spans.add(new double[] {start, start + seconds});
            }
        }
        spans.sort(Comparator.comparingDouble(span -> span[0]));
        double covered = 0;
        double until = 0;
        for (double[] span : spans) {
            covered += Math.max(0, span[1] - Math.max(until, span[0]));
            until = Math.max(until, span[1]);
        }
        return covered;
    }
}
