package dev.stagefan.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code stagefan run}. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        abbreviateSynopsis = true,
        parameterListHeading = "%n",
        description = {
            "Carry the plan out on this machine, with isolated builders as the runners, and compare what was planned with"
                    + " what happened.",
            "",
            "Ends with 1 where the build itself fails, and with 3 where something outside of it does."
        },
        footer = {
            "",
            "Examples:",
            "  stagefan run --timings timings.yml --runners 4 docker/Dockerfile",
            "  stagefan run --builder east --builder west --registry registry.example.com/team docker/Dockerfile",
            "  stagefan run --plan plan.json --resume"
        })
final class RunCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Mixin
    DockerfileParameter dockerfile = new DockerfileParameter();

    @Option(
            names = "--plan",
            paramLabel = "FILE",
            description = "Carry out this plan of the agent's instead of planning.")
    @Nullable
    String plan;

    @Option(names = "--format", paramLabel = "FORMAT", description = "${COMPLETION-CANDIDATES} (default: text).")
    TextOrJson format = TextOrJson.TEXT;

    @Mixin
    OutputOption output = new OutputOption();

    @ArgGroup(validate = false, heading = "%nOn what it is carried out, and how:%n")
    RunOptions run = new RunOptions();

    @ArgGroup(validate = false, heading = "%nWhat is known, and what you decide:%n")
    PlanningOptions planning = new PlanningOptions();

    @ArgGroup(validate = false, heading = "%nThe build request, as for docker buildx build:%n")
    RequestOptions request = new RequestOptions();

    RunCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws Failure {
        return new Running(surroundings, this).carryOut().number();
    }
}
