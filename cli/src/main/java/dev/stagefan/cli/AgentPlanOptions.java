package dev.stagefan.cli;

import dev.stagefan.registry.Repository;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which plan is carried out, and where its products go. */
final class AgentPlanOptions {
    @Option(names = "--plan", paramLabel = "FILE", required = true, description = "The plan, as JSON.")
    String file = "";

    @Option(
            names = "--plan-digest",
            paramLabel = "DIGEST",
            description = "What the SHA-256 of that file must be, as sha256:....")
    @Nullable
    String digest;

    @Option(
            names = "--image",
            paramLabel = "REPOSITORY",
            required = true,
            description = "Where stages, slices, caches and the final image go, as ghcr.io/acme/widget.")
    String image = "";

    @Option(
            names = "--root",
            paramLabel = "DIR",
            description =
                    "The folder that the plan's paths are relative to: the repository's root (default: this one).")
    String root = "";

    AgentPlan read(Surroundings surroundings) throws Failure {
        PlanFile read = PlanFile.read(surroundings, file, digest);
        return new AgentPlan(
                read.plan(),
                read.digest(),
                repository("--image", image),
                surroundings.directory().resolve(root).normalize());
    }

    static Repository repository(String option, String given) throws Failure {
        try {
            return Repository.parse(given);
        } catch (IllegalArgumentException e) {
            throw Failure.badInput(option + ": " + e.getMessage());
        }
    }
}
