package dev.stagefan.workflow;

import dev.stagefan.workflow.AgentOptions.Jar;
import dev.stagefan.workflow.yaml.ActionSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the user asked of a workflow that deletes what nightlies leave in the registry.
 *
 * @param name what GitHub's pages call the workflow
 * @param schedules cron expressions, in UTC
 * @param registry where the image is
 * @param image the image's name in that registry, or null for the repository's
 * @param action the action that cleans
 * @param jar the runnable jar that the action runs, or null where it builds one of its own source
 * @param olderThanDays what is older than so many days goes, at least 1, or null for the action's own default
 * @param keep so many of each kind stay whatever their age, at least 0, or null for the action's own default
 * @param command the command line that writes this file again, without absolute paths
 */
public record CleanOptions(
        String name,
        List<String> schedules,
        Registry registry,
        @Nullable String image,
        ActionSource action,
        @Nullable Jar jar,
        @Nullable Integer olderThanDays,
        @Nullable Integer keep,
        String command) {
    public CleanOptions {
        schedules = List.copyOf(schedules);
        if ((olderThanDays != null && olderThanDays < 1) || (keep != null && keep < 0)) {
            throw new IllegalArgumentException("older than " + olderThanDays + " days, keep " + keep);
        }
    }
}
