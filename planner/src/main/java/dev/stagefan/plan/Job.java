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
 * @param stages indexes of the stages it builds, ascending; a stage without any instruction that changes the file
 *     system costs nothing and may be in several jobs, every other stage is in exactly one
 * @param cachedStages indexes of the stages that its build walks through and must find in the imported registry
 *     caches, ascending: none of their instructions may run here
 * @param inputs stages it takes from other jobs, by stage index
 * @param outputs stages it hands on, in the order they are built; empty for the merge job
 * @param readsContext whether the build needs the build context: a stage that it builds reads it, or a cached one does
 *     (BuildKit keys a cached COPY by the content of its files)
 * @param buildArgs names of the build args that BuildKit's frontend can see while it reads the stages of this build,
 *     sorted; those of cached and of replaced stages too, since an ARG is part of every later RUN's cache key and an
 *     expansion may fail without its value
 * @param secrets secrets that the stages it builds mount; those of cached stages are left out because a secret is no
 *     part of a cache key
 * @param ssh ids of the SSH agents that the stages it builds mount
 * @param entitlements as {@code network.host}: of the stages it builds and of the cached ones, since BuildKit checks
 *     them before it looks at any cache
 * @param timeoutMinutes the job's limit, 1 to 360
 * @param timeoutReason where that number comes from, a clause for people
 */
public record Job(
        String id,
        boolean merge,
        String runner,
        List<String> needs,
        List<Integer> stages,
        List<Integer> cachedStages,
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
        cachedStages = List.copyOf(cachedStages);
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        buildArgs = List.copyOf(buildArgs);
        secrets = List.copyOf(secrets);
        ssh = List.copyOf(ssh);
        entitlements = List.copyOf(entitlements);
    }
}
