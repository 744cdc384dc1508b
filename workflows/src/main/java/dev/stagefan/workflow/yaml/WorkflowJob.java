package dev.stagefan.workflow.yaml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A job of a workflow.
 *
 * @param id what {@code needs} calls it
 * @param comment lines that explain it
 * @param name what GitHub's pages call it
 * @param condition the {@code if} expression without {@code ${{ }}}, or null
 * @param needs ids of the jobs that it waits for
 * @param runsOn label of its runner
 * @param timeout its limit
 * @param permissions all that its token may do
 * @param environment the deployment environment whose secrets it uses, or null
 * @param outputs what {@code needs.ID.outputs} holds
 */
public record WorkflowJob(
        String id,
        List<String> comment,
        Template name,
        @Nullable String condition,
        List<String> needs,
        Template runsOn,
        Timeout timeout,
        List<Permission> permissions,
        @Nullable Template environment,
        Map<String, Template> outputs,
        List<Step> steps) {
    public WorkflowJob {
        comment = List.copyOf(comment);
        needs = List.copyOf(needs);
        permissions = List.copyOf(permissions);
        outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
        steps = List.copyOf(steps);
    }

    /** A limit of 1 to 360 minutes, and where it comes from. */
    public record Timeout(int minutes, String reason) {}
}
