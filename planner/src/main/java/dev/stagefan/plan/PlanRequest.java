package dev.stagefan.plan;

import dev.stagefan.fleet.Fleet;
import dev.stagefan.fleet.Limits;
import dev.stagefan.fleet.Overrides;
import dev.stagefan.fleet.Runner;
import dev.stagefan.fleet.Settings;
import dev.stagefan.graph.StageGraph;
import dev.stagefan.timings.Timings;
import dev.stagefan.yaml.Near;
import java.util.ArrayList;
import java.util.List;

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
 * @param carrier who carries the plan out
 */
public record PlanRequest(
        String dockerfile,
        String context,
        StageGraph graph,
        Timings timings,
        Fleet fleet,
        Limits limits,
        Overrides overrides,
        Carrier carrier) {

    /** A request for a workflow of Docker's own actions. */
    public PlanRequest(
            String dockerfile,
            String context,
            StageGraph graph,
            Timings timings,
            Fleet fleet,
            Limits limits,
            Overrides overrides) {
        this(dockerfile, context, graph, timings, fleet, limits, overrides, Carrier.DOCKER_ACTIONS);
    }

    /** A request for a workflow of Docker's own actions, by a file of settings. */
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

    /** The same with another number of jobs that run at once. */
    public PlanRequest atOnce(int jobs) {
        return on(new Fleet(fleet.runners(), jobs));
    }

    /** The same with at most so many jobs. */
    public PlanRequest maxJobs(int jobs) {
        return new PlanRequest(
                dockerfile,
                context,
                graph,
                timings,
                fleet,
                new Limits(jobs, limits.timeoutSeconds()),
                overrides,
                carrier);
    }

    /** The same, carried out by another. */
    public PlanRequest carriedBy(Carrier other) {
        return new PlanRequest(dockerfile, context, graph, timings, fleet, limits, overrides, other);
    }

    /**
     * The same where a runner is preferred to all others.
     *
     * @throws PlanException where the fleet has none with this label, or where it is of another platform than the build
     */
    public PlanRequest preferring(String label) throws PlanException {
        Runner preferred = fleet.find(label)
                .orElseThrow(() -> new PlanException("could not build on " + label
                        + " because the fleet has no such runner; " + Near.help(label, fleet.labels())));
        String platform = graph.request().buildPlatform().toString();
        if (!preferred.platform().equals(platform)) {
            throw new PlanException("could not build on " + label + " because it is " + preferred.platform()
                    + " and the build runs on " + platform
                    + "; take a runner of that platform, or build on another one with --build-platform");
        }
        List<Runner> runners = new ArrayList<>(List.of(preferred));
        fleet.runners().stream().filter(runner -> !runner.equals(preferred)).forEach(runners::add);
        return on(new Fleet(runners, fleet.atOnce()));
    }

    /** The same on another fleet. */
    public PlanRequest on(Fleet other) {
        return new PlanRequest(dockerfile, context, graph, timings, other, limits, overrides, carrier);
    }
}
