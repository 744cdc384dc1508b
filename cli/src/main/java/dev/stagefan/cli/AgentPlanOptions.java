package dev.stagefan.cli;

import dev.stagefan.plan.Plan;
import dev.stagefan.plan.PlanException;
import dev.stagefan.plan.PlanJson;
import dev.stagefan.registry.Digest;
import dev.stagefan.registry.Repository;
import java.nio.charset.StandardCharsets;
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
        byte[] bytes = InputFile.read("the plan", file, surroundings.directory().resolve(file));
        String found = Digest.of(bytes);
        if (digest != null && !digest.isEmpty() && !digest.equals(found)) {
            throw Failure.doesNotHold("could not use the plan " + file + " because its digest is " + found + " and not "
                    + digest + ": workflow and plan are not of the same making; generate both again");
        }
        return new AgentPlan(
                plan(bytes),
                found,
                repository("--image", image),
                surroundings.directory().resolve(root).normalize());
    }

    private static Plan plan(byte[] bytes) throws Failure {
        try {
            return PlanJson.read(new String(bytes, StandardCharsets.UTF_8));
        } catch (PlanException e) {
            throw Failure.badInput(e);
        }
    }

    static Repository repository(String option, String given) throws Failure {
        try {
            return Repository.parse(given);
        } catch (IllegalArgumentException e) {
            throw Failure.badInput(option + ": " + e.getMessage());
        }
    }
}
