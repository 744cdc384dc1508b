package dev.stagefan.workflow;

import dev.stagefan.graph.StageNode.SecretUse;
import dev.stagefan.plan.Input;
import dev.stagefan.plan.Job;
import dev.stagefan.plan.Output;
import java.util.ArrayList;
import java.util.List;

/** A job made by hand: on ubuntu-24.04, for at most an hour, with nothing that is not asked for. */
final class JobFixture {
    private final String id;
    private final boolean merge;
    private final List<Integer> stages = new ArrayList<>();
    private final List<Integer> cachedStages = new ArrayList<>();
    private final List<Input> inputs = new ArrayList<>();
    private final List<Output> outputs = new ArrayList<>();
    private final List<String> buildArgs = new ArrayList<>();
    private final List<SecretUse> secrets = new ArrayList<>();
    private final List<String> ssh = new ArrayList<>();
    private final List<String> entitlements = new ArrayList<>();
    private boolean readsContext;
    private String runner = "ubuntu-24.04";
    private String timeoutReason = "three times the estimated 20 min";

    private JobFixture(String id, boolean merge) {
        this.id = id;
        this.merge = merge;
    }

    static JobFixture stageJob(String id) {
        return new JobFixture(id, false);
    }

    static JobFixture mergeJob() {
        return new JobFixture("merge", true);
    }

    JobFixture builds(Integer... indexes) {
        stages.addAll(List.of(indexes));
        return this;
    }

    JobFixture cached(Integer... indexes) {
        cachedStages.addAll(List.of(indexes));
        return this;
    }

    JobFixture takes(Input input) {
        inputs.add(input);
        return this;
    }

    JobFixture handsOn(Output output) {
        outputs.add(output);
        return this;
    }

    JobFixture readsContext() {
        readsContext = true;
        return this;
    }

    JobFixture buildArgs(String... names) {
        buildArgs.addAll(List.of(names));
        return this;
    }

    JobFixture secret(String secretId, boolean required) {
        secrets.add(new SecretUse(secretId, required));
        return this;
    }

    JobFixture ssh(String sshId) {
        ssh.add(sshId);
        return this;
    }

    JobFixture entitlement(String entitlement) {
        entitlements.add(entitlement);
        return this;
    }

    JobFixture runner(String label) {
        runner = label;
        return this;
    }

    JobFixture timeoutReason(String reason) {
        timeoutReason = reason;
        return this;
    }

    Job build() {
        List<String> needs = inputs.stream().map(Input::job).distinct().sorted().toList();
        return new Job(
                id,
                merge,
                runner,
                needs,
                stages,
                cachedStages,
                inputs,
                outputs,
                readsContext,
                buildArgs,
                secrets,
                ssh,
                entitlements,
                60,
                timeoutReason);
    }
}
