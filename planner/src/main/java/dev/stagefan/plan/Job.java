package dev.stagefan.plan;

import dev.stagefan.graph.StageNode.SecretUse;
import java.util.List;

/**
 * The part of a plan that runs on one runner.
 *
 * @param id unique; letters, digits, {@code -} and {@code _}, starting with a letter or {@code _}
 * @param merge whether this job makes the final image; exactly one job of a plan does
 * @param runner label of the runner
 * @param needs ids of the jobs whose outputs it takes: exactly those of {@code inputs}, sorted
 * @param stages indexes of the stages it builds, ascending
 * @param inputs stages it takes from other jobs
 * @param outputs stages it hands on, in the order they are built; empty for the merge job
 * @param readsContext whether its stages read the build context
 * @param buildArgs names of the build args that its stages can see
 * @param secrets secrets that its stages mount
 * @param ssh ids of the SSH agents that its stages mount
 * @param entitlements that its stages ask for, as {@code network.host}
 * @param timeoutMinutes the job's limit, 1 to 360
 * @param timeoutReason where that number comes from, a clause for people
 */
public record Job(
        String id,
        boolean merge,
        String runner,
        List<String> needs,
        List<Integer> stages,
        List<Input> inputs,
        List<Output> outputs,
        boolean readsContext,
        List<String> buildArgs,
        List<SecretUse> secrets,
        List<String> ssh,
        List<String> entitlements,
        int timeoutMinutes,
        String timeoutReason) {
    public Job {
        needs = List.copyOf(needs);
        stages = List.copyOf(stages);
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        buildArgs = List.copyOf(buildArgs);
        secrets = List.copyOf(secrets);
        ssh = List.copyOf(ssh);
        entitlements = List.copyOf(entitlements);
    }
}
