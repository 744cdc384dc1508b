package dev.stagefan.workflow;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the user asked of the workflow, beside the plan.
 *
 * @param command the command line that writes this file again, without absolute paths
 * @param name what GitHub's pages call the workflow
 * @param schedules cron expressions
 * @param pushBranches branches, or patterns of them, whose pushes start it
 * @param pullRequests what pull requests start
 * @param exposedArgs names of the build args that whoever starts the workflow may set
 * @param tags patterns of docker/metadata-action; empty for its own defaults
 * @param registry where images and caches go
 * @param image the image's name in that registry, or null for the repository's
 * @param environment the deployment environment that holds the secrets, or null
 * @param buildKit the BuildKit that the jobs build with, or null for one in each job
 * @param secretNames names of GitHub secrets by the id that the Dockerfile mounts; others are called as the id, in upper
 *     case
 * @param sshSecretNames likewise for the private keys behind SSH agents; others are called {@code SSH_PRIVATE_KEY}
 */
public record WorkflowOptions(
        String command,
        String name,
        List<String> schedules,
        List<String> pushBranches,
        PullRequests pullRequests,
        List<String> exposedArgs,
        List<String> tags,
        Registry registry,
        @Nullable String image,
        @Nullable String environment,
        @Nullable RemoteBuildKit buildKit,
        Map<String, String> secretNames,
        Map<String, String> sshSecretNames) {
    public WorkflowOptions {
        schedules = List.copyOf(schedules);
        pushBranches = List.copyOf(pushBranches);
        exposedArgs = List.copyOf(exposedArgs);
        tags = List.copyOf(tags);
        secretNames = Collections.unmodifiableMap(new LinkedHashMap<>(secretNames));
        sshSecretNames = Collections.unmodifiableMap(new LinkedHashMap<>(sshSecretNames));
    }

    /** Started by hand or by another workflow, to GitHub's registry under the repository's name. */
    public static WorkflowOptions of(String command, String name) {
        return new WorkflowOptions(
                command,
                name,
                List.of(),
                List.of(),
                PullRequests.NONE,
                List.of(),
                List.of(),
                Registry.GITHUB,
                null,
                null,
                null,
                Map.of(),
                Map.of());
    }
}
