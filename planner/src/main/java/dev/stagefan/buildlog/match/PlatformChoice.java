package dev.stagefan.buildlog.match;

import dev.stagefan.buildlog.BuildLog;
import dev.stagefan.graph.StageGraph;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Chooses, in a build for several platforms, the one of a stage that counts: timings are of one platform.
 *
 * @param wanted as {@code linux/amd64}
 * @param builder the platform that it is built on
 */
record PlatformChoice(String wanted, String builder) {
    private static final String ARROW = "->";
    private static final String OTHERWISE = "linux/amd64";

    static PlatformChoice of(@Nullable StageGraph graph) {
        return graph == null
                ? new PlatformChoice(OTHERWISE, OTHERWISE)
                : new PlatformChoice(
                        graph.request().platform().toString(),
                        graph.request().buildPlatform().toString());
    }

    /** One logged stage for each name; a note says which stages have none. */
    List<LoggedStage> choose(BuildLog build, List<LoggedStage> stages, Set<String> notes) {
        Map<String, List<LoggedStage>> byName = new LinkedHashMap<>();
        stages.forEach(stage ->
                byName.computeIfAbsent(stage.label(), name -> new ArrayList<>()).add(stage));
        List<LoggedStage> chosen = new ArrayList<>();
        byName.forEach((name, all) -> {
            LoggedStage best = best(all);
            if (best != null) {
                chosen.add(best);
            } else {
                Set<String> platforms = new LinkedHashSet<>();
                all.forEach(stage -> platforms.add(String.valueOf(stage.platform())));
                notes.add(build.name() + " has stage " + name + " for " + String.join(", ", platforms)
                        + " only; ask for one of them with --platform");
            }
        });
        return chosen;
    }

    private @Nullable LoggedStage best(List<LoggedStage> all) {
        LoggedStage best = null;
        int rank = Integer.MAX_VALUE;
        for (LoggedStage stage : all) {
            int own = rank(stage.platform());
            if (own < rank) {
                best = stage;
                rank = own;
            }
        }
        return best;
    }

    /** The less the better. */
    private int rank(@Nullable String platform) {
        if (platform == null || platform.equals(wanted)) {
            return 0;
        }
        if (platform.equals(builder + ARROW + wanted) || platform.equals(builder + ARROW + architecture())) {
            return 1;
        }
        if (platform.endsWith(ARROW + wanted) || platform.endsWith(ARROW + architecture())) {
            return 2;
        }
        return platform.equals(builder) ? 3 : Integer.MAX_VALUE;
    }

    /** The part that BuildKit shows where the systems are the same, as {@code arm64} or {@code arm/v7}. */
    private String architecture() {
        return wanted.substring(wanted.indexOf('/') + 1);
    }
}
