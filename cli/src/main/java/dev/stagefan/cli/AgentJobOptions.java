package dev.stagefan.cli;

import dev.stagefan.agent.JobOrder;
import dev.stagefan.agent.Publication;
import dev.stagefan.plan.Job;
import dev.stagefan.registry.Repository;
import dev.stagefan.reuse.Resolution;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say how a job is carried out. */
final class AgentJobOptions {
    private static final int ATTEMPTS = 3;
    private static final int MOST_ATTEMPTS = 20;
    private static final String TAG_ALPHABET = "[A-Za-z0-9_.-]{1,60}";

    /** How builds are shown. */
    enum Progress {
        AUTO,
        PLAIN,
        TTY,
        GITHUB;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(
            names = "--cache-image",
            paramLabel = "REPOSITORY",
            description =
                    "Where caches go (default: where the images go). In another registry, image and cache are sent at"
                            + " once.")
    @Nullable
    String cacheImage;

    @Option(
            names = "--builder",
            paramLabel = "NAME",
            description = "The Buildx builder to build with (default: the current one).")
    @Nullable
    String builder;

    @Option(
            names = "--input",
            paramLabel = "KEY=DIGEST",
            description = "What another job handed on, as stage-0=sha256:...; may be repeated.")
    List<String> inputs = new ArrayList<>();

    @Option(
            names = "--needs",
            paramLabel = "JSON",
            description =
                    "What other jobs handed on, and the resolution, as GitHub's toJSON(needs). What jobs that did not"
                            + " succeed put out is left out.")
    @Nullable
    String needs;

    @Option(
            names = "--resolution",
            paramLabel = "JSON",
            description =
                    "What stagefan agent resolve writes: digests of external images and of products that are reused,"
                            + " build args that it looked up, and the keys by which this job's products are kept.")
    @Nullable
    String resolution;

    @Option(
            names = "--build-arg",
            paramLabel = "NAME[=VALUE]",
            description =
                    "Set a build arg on top of the plan's, which must not change the stages; without a value, take it"
                            + " from the environment.")
    List<String> buildArgs = new ArrayList<>();

    @Option(
            names = "--secret",
            paramLabel = "SECRET",
            description = "A secret, as docker buildx build takes it; only what the job's stages mount is handed on.")
    List<String> secrets = new ArrayList<>();

    @Option(
            names = "--ssh",
            paramLabel = "SSH",
            description = "An SSH agent or key, as docker buildx build takes it; likewise.")
    List<String> ssh = new ArrayList<>();

    @Option(
            names = "--run",
            paramLabel = "ID",
            description =
                    "What tells this carrying out of the plan from others (default: GitHub's run id and attempt, or a"
                            + " random one).")
    @Nullable
    String run;

    @Option(
            names = "--attempts",
            paramLabel = "N",
            description =
                    "How often a build is tried where a registry or a connection failed; an instruction that fails is"
                            + " not tried again (default: " + ATTEMPTS + ").")
    int attempts = ATTEMPTS;

    @Option(
            names = "--record",
            paramLabel = "FILE",
            description = "Write a record of what the job did, as JSON, also when it fails.")
    @Nullable
    String record;

    @Option(
            names = "--progress",
            paramLabel = "WAY",
            description = "How builds are shown: auto, plain, tty or github (default: auto).")
    Progress progress = Progress.AUTO;

    /** The order that the options make. */
    JobOrder order(Surroundings surroundings, AgentPlan plan, Job job, @Nullable Publication publication)
            throws Failure {
        if (attempts < 1 || attempts > MOST_ATTEMPTS) {
            throw Failure.badInput("could not try " + attempts + " times; give --attempts from 1 to " + MOST_ATTEMPTS);
        }
        Map<String, String> environment = surroundings.environment();
        HandedOn handedOn = needs == null || needs.isBlank() ? HandedOn.NOTHING : HandedOn.ofNeeds(needs);
        Resolution resolved = resolution == null || resolution.isBlank()
                ? handedOn.resolution()
                : HandedOn.resolution("--resolution", resolution);
        Map<String, String> digests = new LinkedHashMap<>(resolved == null ? Map.of() : resolved.reused());
        digests.putAll(handedOn.products());
        digests.putAll(NamedValues.parse("--input", "stage-0=sha256:7a1e...", Lines.of(inputs)));
        Map<String, String> values = new LinkedHashMap<>(resolved == null ? Map.of() : resolved.buildArgs());
        values.putAll(RequestOptions.buildArgs(Lines.of(buildArgs), environment));
        return new JobOrder(
                plan.plan(),
                plan.digest(),
                job,
                plan.root(),
                plan.images(),
                caches(plan.images()),
                run(environment),
                builder == null || builder.isEmpty() ? null : builder,
                digests,
                resolved == null ? Map.of() : resolved.bases(),
                values,
                Lines.of(secrets),
                Lines.of(ssh),
                publication,
                resolved,
                attempts);
    }

    private Repository caches(Repository images) throws Failure {
        return cacheImage == null || cacheImage.isEmpty()
                ? images
                : AgentPlanOptions.repository("--cache-image", cacheImage);
    }

    private String run(Map<String, String> environment) throws Failure {
        if (run != null && !run.isEmpty()) {
            if (!run.matches(TAG_ALPHABET)) {
                throw Failure.badInput("could not use --run " + run
                        + " because it becomes a part of tags; use up to 60 letters, digits, and . _ -");
            }
            return run;
        }
        String id = environment.getOrDefault("GITHUB_RUN_ID", "");
        String attempt = environment.getOrDefault("GITHUB_RUN_ATTEMPT", "1");
        return (id + "-" + attempt).matches("\\d+-\\d+")
                ? id + "-" + attempt
                : UUID.randomUUID().toString();
    }
}
