package dev.stagefan.plan;

import dev.stagefan.fleet.Fleet;
import dev.stagefan.fleet.Limits;
import dev.stagefan.fleet.Overrides;
import dev.stagefan.fleet.Settings;
import dev.stagefan.graph.StageGraph;
import dev.stagefan.timings.Timings;

/**
 * What is to be planned.
 *
 * @param dockerfile path of the Dockerfile, relative to the repository, with forward slashes
 * @param context path of the build context, likewise
 * @param graph its stage graph
 * @param timings what is known of durations and sizes
 * @param fleet the runners, with what is measured of them
 * @param limits what the plan has to keep
 * @param overrides what the user decides about stages
 */
public record PlanRequest(
        String dockerfile,
        String context,
        StageGraph graph,
        Timings timings,
        Fleet fleet,
        Limits limits,
        Overrides overrides) {

    public static PlanRequest of(
            String dockerfile, String context, StageGraph graph, Timings timings, Settings settings) {
        return new PlanRequest(
                dockerfile,
                context,
                graph,
                timings,
                settings.fleet().measured(timings.runners()),
                settings.limits(),
                settings.overrides());
    }
}
