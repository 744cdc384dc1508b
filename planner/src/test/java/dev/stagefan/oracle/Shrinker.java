package dev.stagefan.oracle;

import dev.stagefan.graph.BuildRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Makes a case smaller, by whole lines and then by words, for as long as it still shows what it was kept for. */
final class Shrinker {
    private static final String LINES = "(?<=\n)";
    private static final String WORDS = "(?<=[\\s=,:/\"'{}])|(?=[\\s=,:$/\"'{}])";

    private final Predicate<BuildCase> shows;
    private int triesLeft;

    Shrinker(Predicate<BuildCase> shows, int tries) {
        this.shows = shows;
        this.triesLeft = tries;
    }

    BuildCase shrink(BuildCase found) {
        BuildCase smallest = withoutRequest(found);
        BuildCase before;
        do {
            before = smallest;
            smallest = shrinkBy(LINES, smallest);
            smallest = shrinkBy(WORDS, smallest);
        } while (!before.equals(smallest) && triesLeft > 0);
        return smallest;
    }

    private BuildCase withoutRequest(BuildCase found) {
        BuildRequest asked = found.request();
        BuildCase smallest = found;
        for (BuildRequest simpler : List.of(
                RequestMaker.PLAIN,
                with(null, asked.buildArgs(), asked.namedContexts()),
                with(asked.target(), Map.of(), asked.namedContexts()),
                with(asked.target(), asked.buildArgs(), Map.of()))) {
            if (shows(found.withRequest(simpler))) {
                return found.withRequest(simpler);
            }
        }
        for (String key : asked.buildArgs().keySet()) {
            Map<String, String> fewer = new LinkedHashMap<>(smallest.request().buildArgs());
            fewer.remove(key);
            BuildCase candidate = smallest.withRequest(
                    with(asked.target(), fewer, smallest.request().namedContexts()));
            smallest = shows(candidate) ? candidate : smallest;
        }
        return smallest;
    }

    private static BuildRequest with(
            @Nullable String target, Map<String, String> buildArgs, Map<String, String> contexts) {
        return new BuildRequest(
                target, buildArgs, RequestMaker.PLAIN.platform(), RequestMaker.PLAIN.platform(), contexts);
    }

    /** Takes out runs of pieces, half of them at first and a single one at last. */
    private BuildCase shrinkBy(String separators, BuildCase found) {
        BuildCase smallest = found;
        List<String> pieces = pieces(separators, found);
        for (int run = Math.max(1, pieces.size() / 2); run >= 1; run /= 2) {
            for (int start = 0; start + run <= pieces.size(); ) {
                List<String> fewer = new ArrayList<>(pieces.subList(0, start));
                fewer.addAll(pieces.subList(start + run, pieces.size()));
                BuildCase candidate = smallest.withContent(String.join("", fewer));
                if (shows(candidate)) {
                    smallest = candidate;
                    pieces = fewer;
                } else {
                    start += run;
                }
            }
        }
        return smallest;
    }

    private static List<String> pieces(String separators, BuildCase found) {
        return Arrays.asList(found.content().split(separators));
    }

    private boolean shows(BuildCase candidate) {
        if (triesLeft <= 0) {
            return false;
        }
        triesLeft--;
        return shows.test(candidate);
    }
}
