package dev.stagefan.buildlog.match;

import dev.stagefan.buildlog.BuildLog;
import dev.stagefan.buildlog.Vertex;
import dev.stagefan.buildlog.Vertex.Outcome;
import dev.stagefan.buildlog.VertexName;
import dev.stagefan.graph.StageGraph;
import dev.stagefan.record.BuildTrace;
import dev.stagefan.record.BuildTrace.Ending;
import dev.stagefan.record.BuildTrace.Step;
import dev.stagefan.record.JobRecord;
import dev.stagefan.timings.Sample;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A record of the runner agent, read as the logs of builds are. A stage that the job took from another job is in its
 * Dockerfile nothing but {@code FROM REPOSITORY@DIGEST}, so that none of its steps are here, and it counts where it was
 * built.
 */
final class RecordedJob {
    private static final String SLICE = "slice-";
    private static final String FROM = "FROM";
    private static final String COPY_FROM = "COPY --from=";

    /** The image of a frontend that {@code # syntax=} names, which is loaded with the rest. */
    private static final String FRONTEND = "docker-image://";

    private final JobRecord record;
    private final @Nullable StageGraph graph;
    private final String name;

    RecordedJob(JobRecord record, @Nullable StageGraph graph) {
        this.record = record;
        this.graph = graph;
        name = "job " + record.job() + " of run " + record.run();
    }

    static boolean isSlice(String key) {
        return key.startsWith(SLICE);
    }

    /** What its samples are from. */
    String name() {
        return name;
    }

    List<BuildLog> builds() {
        List<BuildLog> builds = new ArrayList<>();
        for (BuildTrace build : record.builds()) {
            builds.add(new BuildLog(
                    builds.isEmpty() ? name : name + ", build " + (builds.size() + 1),
                    null,
                    build.startedAt().truncatedTo(ChronoUnit.SECONDS),
                    record.runner(),
                    vertices(build)));
        }
        return builds;
    }

    private static List<Vertex> vertices(BuildTrace build) {
        return build.steps().stream()
                .filter(step -> !isOfSlice(build, step))
                .map(step -> new Vertex(step.name(), outcome(step.ending()), step.seconds(), List.of()))
                .toList();
    }

    /** Whether a step is one of the stage that the agent adds for a slice: that has nothing but copies of a stage's paths. */
    private static boolean isOfSlice(BuildTrace build, Step step) {
        if (!isSlice(build.purpose())) {
            return false;
        }
        Optional<VertexName> own = VertexName.parse(step.name());
        return own.isPresent()
                && build.steps().stream()
                        .map(other -> VertexName.parse(other.name()))
                        .flatMap(Optional::stream)
                        .filter(other -> Objects.equals(other.stage(), own.get().stage()))
                        .allMatch(other -> other.instruction().startsWith(COPY_FROM));
    }

    private static Outcome outcome(Ending ending) {
        return switch (ending) {
            case COMPLETED -> Outcome.COMPLETED;
            case CACHED -> Outcome.CACHED;
            case FAILED -> Outcome.FAILED;
            case CANCELLED -> Outcome.CANCELED;
            case UNFINISHED -> Outcome.UNFINISHED;
        };
    }

    /** Sizes of outside images, by reference, of the builds that loaded one image only. */
    Map<String, Long> images() {
        Map<String, Long> images = new TreeMap<>();
        for (BuildTrace build : record.builds()) {
            Long bytes = build.pulledBytes();
            List<String> loaded = build.steps().stream()
                    .filter(step -> isFrom(step) && step.ending() == Ending.COMPLETED)
                    .map(step -> instruction(step).substring(FROM.length()).strip())
                    .toList();
            if (bytes != null && bytes > 0 && build.succeeded() && loaded.size() == 1 && pullsImagesOnly(build)) {
                String reference = Pull.reference(loaded.get(0), graph);
                // What is left with a digest alone, and is not in the Dockerfile, is a stage of another job.
                boolean outside = graph == null
                        ? !reference.contains("@")
                        : graph.images().contains(reference);
                if (outside) {
                    images.merge(reference, bytes, Math::max);
                }
            }
        }
        return images;
    }

    /** Speeds at which images were pulled, unpacking included. */
    List<Sample> downloads() {
        return record.builds().stream()
                .filter(RecordedJob::pullsImagesOnly)
                .map(build -> sample(build, build.pulledBytes(), RecordedJob::isFrom))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Speeds at which images and caches were pushed, compression included. */
    List<Sample> uploads() {
        return record.builds().stream()
                .map(build -> sample(build, build.pushedBytes(), RecordedJob::isExport))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Sample> sample(BuildTrace build, @Nullable Long bytes, Predicate<Step> isOne) {
        if (bytes == null || !build.succeeded()) {
            return Optional.empty();
        }
        return Pull.speed(bytes, secondsOf(build.steps().stream().filter(isOne).toList()))
                .map(speed -> new Sample(speed, build.startedAt().truncatedTo(ChronoUnit.SECONDS), name));
    }

    /** How long at least one of the steps ran. */
    private static double secondsOf(List<Step> steps) {
        List<Step> ran = steps.stream()
                .filter(step -> step.startSeconds() != null && step.seconds() != null)
                .sorted(Comparator.comparingDouble(RecordedJob::start))
                .toList();
        double seconds = 0;
        double until = 0;
        for (Step step : ran) {
            double end = start(step) + (step.seconds() == null ? 0 : step.seconds());
            seconds += Math.max(0, end - Math.max(until, start(step)));
            until = Math.max(until, end);
        }
        return seconds;
    }

    private static double start(Step step) {
        return step.startSeconds() == null ? 0 : step.startSeconds();
    }

    /** Whether no layers were loaded for other things: of cached steps, or of a frontend. */
    private static boolean pullsImagesOnly(BuildTrace build) {
        return build.steps().stream()
                .noneMatch(step -> (step.ending() == Ending.CACHED && !isFrom(step))
                        || step.name().startsWith(FRONTEND));
    }

    private static boolean isFrom(Step step) {
        return instruction(step).startsWith(FROM + " ");
    }

    private static String instruction(Step step) {
        return VertexName.parse(step.name()).map(VertexName::instruction).orElse("");
    }

    /** buildkit: exporter/containerimage/export.go, cache/remotecache/registry */
    private static boolean isExport(Step step) {
        return step.name().startsWith("exporting to ") || step.name().startsWith("exporting cache");
    }
}
