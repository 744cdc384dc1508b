package dev.stagefan.agent;

import dev.stagefan.agent.StageOutlook.Fate;
import dev.stagefan.graph.StageGraph;
import dev.stagefan.graph.StageNode;
import dev.stagefan.key.StageKeys;
import dev.stagefan.plan.Job;
import dev.stagefan.plan.Output;
import dev.stagefan.plan.Transport;
import dev.stagefan.reuse.Decision;
import dev.stagefan.reuse.Decision.Found;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Says what becomes of jobs and stages, and why.
 *
 * @param search has looked for what {@code decision} was made of
 */
record Outlook(ResolveOrder order, StageGraph graph, StageKeys keys, Decision decision, ProductSearch search) {
    /** A sentence for each job, in the plan's order. */
    List<String> jobs() {
        List<String> sentences = new ArrayList<>();
        for (Job job : order.plan().jobs()) {
            sentences.add(
                    runs(job)
                            ? job.id() + " runs: " + String.join("; ", reasons(job))
                            : job.id() + " does not run: " + reuse(job));
        }
        return sentences;
    }

    /** Each stage that the target needs, in the Dockerfile's order. */
    List<StageOutlook> stages() {
        return graph.stages().stream()
                .filter(StageNode::reachable)
                .map(this::outlook)
                .toList();
    }

    private StageOutlook outlook(StageNode stage) {
        List<Job> builders = order.plan().jobs().stream()
                .filter(job -> job.stages().contains(stage.index()))
                .toList();
        List<String> ids = builders.stream().map(Job::id).toList();
        String key = keys.hexes().get(stage.index());
        List<Job> running = builders.stream().filter(this::runs).toList();
        if (!running.isEmpty()) {
            String keyless = keys.keyless().get(stage.index());
            String reason = keyless == null
                    ? "the job " + running.get(0).id() + " runs: " + String.join("; ", reasons(running.get(0)))
                    : "it has no key, because " + keyless;
            return new StageOutlook(stage.index(), stage.label(), ids, Fate.RUNS, null, key, reason);
        }
        for (Job job : builders) {
            for (Output output : job.outputs()) {
                Found found = decision.reused().get(output.key());
                if (output.stage() == stage.index() && found != null) {
                    return new StageOutlook(
                            stage.index(),
                            stage.label(),
                            ids,
                            Fate.REUSED,
                            found.digest(),
                            key,
                            "the registry has it under its key, of "
                                    + found.namespace().ref());
                }
            }
        }
        return new StageOutlook(
                stage.index(), stage.label(), ids, Fate.NOT_NEEDED, null, key, "no job that runs needs it");
    }

    private boolean runs(Job job) {
        return decision.jobs().contains(job.id());
    }

    private List<String> reasons(Job job) {
        if (job.merge()) {
            return List.of("it makes the final image");
        }
        Set<String> reasons = new LinkedHashSet<>();
        for (Output output : job.outputs()) {
            String what = (output.transport() == Transport.SLICE ? "a slice of " : "") + output.label();
            search.miss(output.key()).ifPresent(miss -> reasons.add(what + " is not reused, because " + miss));
        }
        return List.copyOf(reasons);
    }

    private String reuse(Job job) {
        List<String> reused = new ArrayList<>();
        for (Output output : job.outputs()) {
            Found found = decision.reused().get(output.key());
            if (found != null) {
                reused.add(output.key() + " (" + output.label() + ") is reused, " + found.digest()
                        + (found.namespace().equals(order.namespace())
                                ? ""
                                : " of " + found.namespace().ref()));
            }
        }
        return reused.isEmpty() ? "no job that runs needs " + needed(job) : String.join(", ", reused);
    }

    private String needed(Job job) {
        List<String> labels =
                job.outputs().stream().map(Output::label).distinct().toList();
        return labels.isEmpty() ? "it" : String.join(", ", labels);
    }
}
