package dev.stagefan.agent;

import dev.stagefan.plan.Job;
import dev.stagefan.plan.Plan;
import dev.stagefan.registry.Repository;
import dev.stagefan.reuse.Resolution;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One job of a plan, with all that it takes to carry it out.
 *
 * @param plan made for {@link dev.stagefan.plan.Carrier#AGENT}
 * @param planDigest SHA-256 of the plan's JSON text, as {@code sha256:…}
 * @param job one of the plan's
 * @param root the folder that the plan's paths are relative to
 * @param images where stage images, slices, caches and the final image go
 * @param caches where caches go; usually {@code images}
 * @param run tells this carrying out of the plan from all others; in the alphabet of tags
 * @param builder name of the Buildx builder; null for the current one
 * @param inputs digests of what other jobs handed on, by key ({@code stage-INDEX} or {@code slice-INDEX})
 * @param bases digests of external images by the reference that the Dockerfile's stages use; the others are resolved by
 *     BuildKit
 * @param buildArgs values of build args, on top of the plan's
 * @param secrets as {@code --secret} of Buildx takes them
 * @param ssh as {@code --ssh} of Buildx takes them
 * @param publication what the merge job publishes; null for other jobs
 * @param resolution what was decided before the jobs started, by which products are kept for later builds; null where
 *     nothing is kept. What of it a job takes is in {@code inputs}, {@code bases} and {@code buildArgs}
 * @param attempts how often a build is tried where what it failed of may pass, 1 or more
 */
public record JobOrder(
        Plan plan,
        String planDigest,
        Job job,
        Path root,
        Repository images,
        Repository caches,
        String run,
        @Nullable String builder,
        Map<String, String> inputs,
        Map<String, String> bases,
        Map<String, String> buildArgs,
        List<String> secrets,
        List<String> ssh,
        @Nullable Publication publication,
        @Nullable Resolution resolution,
        int attempts) {
    public JobOrder {
        inputs = ordered(inputs);
        bases = ordered(bases);
        buildArgs = ordered(buildArgs);
        secrets = List.copyOf(secrets);
        ssh = List.copyOf(ssh);
    }

    private static Map<String, String> ordered(Map<String, String> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
