package dev.stagefan.cli;

import dev.stagefan.cli.estimate.EstimateText;
import dev.stagefan.cli.text.Printable;
import dev.stagefan.estimate.Estimate;
import dev.stagefan.estimate.EstimateOptions;
import dev.stagefan.estimate.Estimator;
import dev.stagefan.estimate.WhatIf;
import dev.stagefan.estimate.render.EstimateHtml;
import dev.stagefan.estimate.render.EstimateJson;
import dev.stagefan.estimate.render.EstimateMarkdown;
import dev.stagefan.estimate.render.Verdict;
import dev.stagefan.plan.PlanException;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code stagefan estimate}. */
@Command(
        name = "estimate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        abbreviateSynopsis = true,
        parameterListHeading = "%n",
        description = {
            "Estimate how long the build takes serially, on one runner and fanned out, and what it costs.",
            "",
            "Nothing is built. Ends with 1 where more runs exceed --timeout, or a job's own limit, than --confidence"
                    + " leaves."
        },
        footer = {
            "",
            "Examples:",
            "  stagefan estimate --timings timings.yml --timeout 3h docker/Dockerfile",
            "  stagefan estimate --timings timings.yml --runners 1..8 docker/Dockerfile",
            "  stagefan estimate --timings timings.yml --format html -o estimate.html docker/Dockerfile"
        })
final class EstimateCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    DockerfileParameter dockerfile = new DockerfileParameter();

    @Option(names = "--format", paramLabel = "FORMAT", description = "${COMPLETION-CANDIDATES} (default: text).")
    Format format = Format.TEXT;

    @Mixin
    OutputOption output = new OutputOption();

    @ArgGroup(validate = false, heading = "%nHow it is estimated:%n")
    SimulationOptions simulation = new SimulationOptions();

    @ArgGroup(validate = false, heading = "%nWhat is known, and what you decide:%n")
    PlanningOptions planning = new PlanningOptions();

    @ArgGroup(validate = false, heading = "%nThe build request, as for docker buildx build:%n")
    RequestOptions request = new RequestOptions();

    enum Format {
        TEXT,
        JSON,
        MARKDOWN,
        HTML;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    EstimateCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws Failure {
        Planning planned = Planning.of(surroundings, dockerfile.given(), request, planning);
        EstimateOptions options = simulation.options(planned.request().limits().timeoutSeconds());
        WhatIf whatIf = simulation.whatIf(WhatIf.otherRunners(planned.request()));
        Estimate estimate = estimate(planned, options, whatIf);
        output.write(surroundings, render(planned, estimate));
        return verdict(estimate).number();
    }

    private static Estimate estimate(Planning planned, EstimateOptions options, WhatIf whatIf) throws Failure {
        try {
            return Estimator.estimate(
                    planned.source().dockerfile(), planned.request(), planned.plan(), options, whatIf);
        } catch (PlanException e) {
            throw Failure.badInput(e);
        }
    }

    private String render(Planning planned, Estimate estimate) {
        return switch (format) {
            case TEXT -> EstimateText.render(estimate, surroundings.columns());
            case JSON -> EstimateJson.write(estimate);
            case MARKDOWN -> EstimateMarkdown.render(estimate, planned.plan());
            case HTML -> EstimateHtml.render(estimate, planned.graph(), planned.plan());
        };
    }

    /** Says what does not hold on standard error too, since the result may have gone to a file. */
    private ExitCode verdict(Estimate estimate) {
        Verdict verdict = Verdict.of(estimate);
        String sentence = Printable.line(verdict.sentence());
        return switch (verdict.result()) {
            case HOLDS -> ExitCode.HOLDS;
            case OVER_TIMEOUT, OVER_JOB_LIMIT -> {
                surroundings.err().println("stagefan: " + sentence);
                yield ExitCode.DOES_NOT_HOLD;
            }
            case UNKNOWN -> {
                surroundings.err().println("stagefan: warning: " + sentence);
                yield simulation.strict ? ExitCode.DOES_NOT_HOLD : ExitCode.HOLDS;
            }
        };
    }
}
