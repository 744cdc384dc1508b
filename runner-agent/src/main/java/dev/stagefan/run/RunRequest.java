package dev.stagefan.run;

import dev.stagefan.plan.Plan;
import dev.stagefan.run.site.SiteRequest;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A plan to be carried out here.
 *
 * @param plan made for {@link dev.stagefan.plan.Carrier#AGENT}
 * @param root the folder that the plan's paths are relative to
 * @param start where it begins
 * @param policy what a failed job means to the others
 * @param state the folder in which the run keeps what it has done
 * @param image repository of the final image in the registry, as {@code acme/widget}; null for {@code stagefan/TARGET}
 * @param tags of the final image
 * @param secrets as {@code --secret} of Buildx takes them
 * @param ssh as {@code --ssh} of Buildx takes them
 * @param attempts how often a build is tried where what it failed of may pass, 1 or more
 * @param builders names of Buildx builders that are there; where there are none, builders are started
 * @param runners how many builders the run has, 1 or more
 * @param registry as {@code HOST:PORT} or {@code HOST:PORT/PATH}; null where one is to be started
 * @param buildkitd a buildkitd to start; null for Docker where it is there, else for one on the PATH
 * @param registryBinary a registry to start; null for one on the PATH
 * @param configuration of engines that are started, as {@code buildkitd.toml}; null for none
 * @param keep whether what engines that are started hold stays for the next run
 */
public record RunRequest(
        Plan plan,
        Path root,
        Start start,
        FailurePolicy policy,
        Path state,
        @Nullable String image,
        List<String> tags,
        List<String> secrets,
        List<String> ssh,
        int attempts,
        List<String> builders,
        int runners,
        @Nullable String registry,
        @Nullable Path buildkitd,
        @Nullable Path registryBinary,
        @Nullable Path configuration,
        SiteRequest.Keep keep) {
    /** Where a run begins. */
    public enum Start {
        /** With nothing: what a run before did is forgotten. */
        ANEW,
        /** With what a run before did, as far as that is still so. */
        RESUME
    }

    public RunRequest {
        tags = List.copyOf(tags);
        secrets = List.copyOf(secrets);
        ssh = List.copyOf(ssh);
        builders = List.copyOf(builders);
    }
}
