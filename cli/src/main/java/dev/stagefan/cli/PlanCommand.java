package dev.stagefan.cli;

import dev.stagefan.cli.plan.PlanText;
import dev.stagefan.plan.PlanJson;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code stagefan plan}. */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        abbreviateSynopsis = true,
        parameterListHeading = "%n",
        description = "Show the plan: which job builds which stages, how they travel, and how long it takes.",
        footer = {
            "",
            "Examples:",
            "  stagefan plan --timings timings.yml docker/Dockerfile",
            "  stagefan plan --timings timings.yml --timeout 2h --max-jobs 4 docker/Dockerfile",
            "  stagefan plan --format json -o plan.json docker/Dockerfile"
        })
final class PlanCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    DockerfileParameter dockerfile = new DockerfileParameter();

    @Option(names = "--format", paramLabel = "FORMAT", description = "${COMPLETION-CANDIDATES} (default: text).")
    TextOrJson format = TextOrJson.TEXT;

    @Mixin
    OutputOption output = new OutputOption();

    @ArgGroup(validate = false, heading = "%nWhat is known, and what you decide:%n")
    PlanningOptions planning = new PlanningOptions();

    @ArgGroup(validate = false, heading = "%nThe build request, as for docker buildx build:%n")
    RequestOptions request = new RequestOptions();

    PlanCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws Failure {
        Planning planned = Planning.of(surroundings, dockerfile.given(), request, planning);
        String result = switch (format) {
            case TEXT -> PlanText.render(planned.graph(), planned.plan());
            case JSON -> PlanJson.write(planned.plan());
        };
        output.write(surroundings, result);
        return planned.verdict(surroundings).number();
    }
}
