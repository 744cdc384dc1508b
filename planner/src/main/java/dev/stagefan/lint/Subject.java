package dev.stagefan.lint;

import dev.stagefan.dockerfile.Dockerfile;
import dev.stagefan.graph.StageGraph;
import dev.stagefan.timings.Timings;
import java.util.List;

/**
 * What is looked at.
 *
 * @param dockerfile as written
 * @param graph what the build request makes of it
 * @param timings what is known of durations and sizes; {@link Timings#NONE} where nothing is
 * @param cacheExports what {@code --cache-to} says, as {@code type=inline}; empty where it was not given
 */
public record Subject(Dockerfile dockerfile, StageGraph graph, Timings timings, List<String> cacheExports) {
    public Subject {
        cacheExports = List.copyOf(cacheExports);
    }
}
