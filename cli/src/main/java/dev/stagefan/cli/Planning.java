package dev.stagefan.cli;

import dev.stagefan.cli.text.Printable;
import dev.stagefan.graph.StageGraph;
import dev.stagefan.plan.Carrier;
import dev.stagefan.plan.Plan;
import dev.stagefan.plan.PlanException;
import dev.stagefan.plan.PlanRequest;
import dev.stagefan.plan.Planner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/** What {@code plan}, {@code generate} and {@code estimate} do alike: read what they are given, and plan. */
record Planning(WorkTree workTree, DockerfileSource source, StageGraph graph, PlanRequest request, Plan plan) {
    /**
     * Plans what the options ask for.
     *
     * @param dockerfile the Dockerfile's path as the user gave it
     * @throws Failure where an input cannot be read, or there is no plan for it
     */
    static Planning of(Surroundings surroundings, String dockerfile, RequestOptions request, PlanningOptions options)
            throws Failure {
        return of(surroundings, dockerfile, request, options, Carrier.DOCKER_ACTIONS);
    }

    /** Plans likewise for whoever carries the plan out. */
    static Planning of(
            Surroundings surroundings,
            String dockerfile,
            RequestOptions request,
            PlanningOptions options,
            Carrier carrier)
            throws Failure {
        return of(surroundings, dockerfile, request, options, asked -> asked.carriedBy(carrier));
    }

    /** Plans likewise, and changes what is asked for first. */
    static Planning of(
            Surroundings surroundings,
            String dockerfile,
            RequestOptions request,
            PlanningOptions options,
            UnaryOperator<PlanRequest> change)
            throws Failure {
        Path directory = surroundings.directory();
        DockerfileSource source = DockerfileSource.read(surroundings, dockerfile);
        Path file = source.file();
        if (file == null) {
            throw Failure.badInput("could not plan a Dockerfile from standard input because the jobs need its path;"
                    + " give the path");
        }
        StageGraph graph = source.graph(request.request(surroundings.environment()), surroundings.err());
        WorkTree workTree = WorkTree.around(directory);
        Path context = options.context == null ? file.resolveSibling("") : directory.resolve(options.context);
        if (!Files.isDirectory(context)) {
            throw Failure.badInput("could not use the context " + options.context + " because it is no directory here;"
                    + " give the one that COPY copies from");
        }
        if (options.context == null) {
            checkContext(surroundings, workTree, context, graph);
        }
        PlanRequest asked = change.apply(PlanRequest.of(
                inside(workTree, file, dockerfile),
                inside(workTree, context, options.context == null ? "of " + dockerfile : options.context),
                graph,
                options.timings(directory),
                options.settings(directory)));
        try {
            return new Planning(workTree, source, graph, asked, Planner.plan(asked));
        } catch (PlanException e) {
            throw Failure.badInput(e);
        }
    }

    /** Tells of the limits that the plan does not keep, and says whether it keeps them all. */
    ExitCode verdict(Surroundings surroundings) {
        plan.unmet().forEach(sentence -> surroundings.err().println("stagefan: " + Printable.line(sentence)));
        return plan.unmet().isEmpty() ? ExitCode.HOLDS : ExitCode.DOES_NOT_HOLD;
    }

    private static void checkContext(Surroundings surroundings, WorkTree workTree, Path context, StageGraph graph) {
        Path directory = surroundings.directory();
        new ContextCheck(context, List.of(directory, workTree.root()))
                .find(graph)
                .ifPresent(misplaced -> surroundings
                        .err()
                        .println("stagefan: warning: the Dockerfile takes " + Printable.line(misplaced.source())
                                + " from its context, which is its own directory and does not hold it; try --context "
                                + shown(directory, misplaced.other())));
    }

    private static String shown(Path directory, Path other) {
        String relative =
                directory.toAbsolutePath().relativize(other.toAbsolutePath()).toString();
        return relative.isEmpty() ? "." : relative;
    }

    private static String inside(WorkTree workTree, Path path, String given) throws Failure {
        return workTree.relative(path)
                .orElseThrow(() ->
                        Failure.badInput("could not plan for " + given + " because it is outside of " + workTree.root()
                                + ", where the workflow runs; run stagefan in the Git work tree that holds it"));
    }
}
