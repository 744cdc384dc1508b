package dev.stagefan.buildlog.match;

import dev.stagefan.buildlog.BuildLog;
import dev.stagefan.buildlog.Vertex;
import dev.stagefan.buildlog.Vertex.Outcome;
import dev.stagefan.buildlog.VertexName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a log has of a stage.
 *
 * @param name as the log calls it; null where the Dockerfile has one stage only
 * @param platform that it was built for or on; null in a build for one platform
 * @param from whether the build has a FROM of an outside image. One that stages share has the name of one of them only, so
 *     that there is nothing of it in the others
 * @param steps its own instructions, by their place in it; not its FROM
 */
record LoggedStage(@Nullable String name, @Nullable String platform, boolean from, List<Step> steps) {
    private static final String FROM = "FROM";
    private static final String RUN = "RUN";

    LoggedStage {
        steps = List.copyOf(steps);
    }

    /** An instruction of a stage in a log. */
    record Step(VertexName name, Vertex vertex) {
        boolean isRun() {
            return name.keyword().equals(RUN);
        }

        /** Whether it ran to its end, and the log says how long that took. */
        boolean isMeasured() {
            return vertex.outcome() == Outcome.COMPLETED && vertex.seconds() != null;
        }

        boolean isCached() {
            return vertex.outcome() == Outcome.CACHED;
        }

        double seconds() {
            return vertex.seconds() == null ? 0 : vertex.seconds();
        }
    }

    private record Key(@Nullable String name, @Nullable String platform) {}

    /** The stages of a build, in the order in which the log first names them. */
    static List<LoggedStage> of(BuildLog build) {
        Map<Key, List<Step>> steps = new LinkedHashMap<>();
        boolean from = false;
        for (Vertex vertex : build.vertices()) {
            Optional<VertexName> parsed = VertexName.parse(vertex.name());
            from |= parsed.filter(name -> name.keyword().equals(FROM)).isPresent();
            parsed.filter(name -> !name.keyword().equals(FROM))
                    .ifPresent(name -> steps.computeIfAbsent(
                                    new Key(name.stage(), name.platform()), key -> new ArrayList<>())
                            .add(new Step(name, vertex)));
        }
        withoutPlatform(steps);
        List<LoggedStage> stages = new ArrayList<>();
        for (Map.Entry<Key, List<Step>> stage : steps.entrySet()) {
            stages.add(
                    new LoggedStage(stage.getKey().name(), stage.getKey().platform(), from, inOrder(stage.getValue())));
        }
        return stages;
    }

    /** A RUN on nothing but files has no platform in its name, also in a build for several: it may be of any. */
    private static void withoutPlatform(Map<Key, List<Step>> steps) {
        for (Key key : List.copyOf(steps.keySet())) {
            List<Key> platforms = steps.keySet().stream()
                    .filter(other -> other.platform() != null && Objects.equals(other.name(), key.name()))
                    .toList();
            if (key.platform() == null && !platforms.isEmpty()) {
                List<Step> any = Objects.requireNonNull(steps.remove(key));
                platforms.forEach(platform -> steps.computeIfPresent(
                        platform,
                        (same, own) -> Stream.concat(own.stream(), any.stream())
                                .collect(Collectors.toCollection(ArrayList::new))));
            }
        }
    }

    /** The steps by their place; of a place that several have nobody can say how long it took. */
    private static List<Step> inOrder(List<Step> steps) {
        Map<Integer, Step> byPlace = new TreeMap<>();
        for (Step step : steps) {
            byPlace.merge(
                    step.name().index(),
                    step,
                    (one, other) ->
                            new Step(one.name(), new Vertex(one.vertex().name(), Outcome.COMPLETED, null, List.of())));
        }
        return List.copyOf(byPlace.values());
    }

    /** The name, also where the log has none. */
    String label() {
        return name == null ? "stage-0" : name;
    }

    List<Step> runs() {
        return steps.stream().filter(Step::isRun).toList();
    }

    /** Whether nothing of it ran. */
    boolean isCached() {
        return steps.stream().allMatch(Step::isCached);
    }

    /**
     * Whether what takes time in it ran to its end. A COPY that was cached beside a RUN that ran is small beside that; in a
     * stage with nothing but such it is not.
     */
    boolean ran() {
        boolean runs = steps.stream().anyMatch(Step::isRun);
        return !steps.isEmpty()
                && steps.stream().allMatch(step -> step.isMeasured() || (runs && !step.isRun() && step.isCached()));
    }

    /** Whether the log has each of its steps. (A WORKDIR of / is counted and is no step: then it seems not to.) */
    boolean isWhole() {
        Set<Integer> places = steps.stream().map(step -> step.name().index()).collect(Collectors.toSet());
        int total = steps.stream().mapToInt(step -> step.name().total()).max().orElse(0);
        for (int place = from ? 2 : 1; place <= total; place++) {
            if (!places.contains(place)) {
                return false;
            }
        }
        return total > 0;
    }

    /** How long its own instructions took: they run one after the other. */
    double seconds() {
        return steps.stream().mapToDouble(Step::seconds).sum();
    }
}
