package dev.stagefan.workflow;

import dev.stagefan.plan.Job;
import dev.stagefan.plan.Output;
import dev.stagefan.workflow.yaml.Flag;
import dev.stagefan.workflow.yaml.Permission;
import dev.stagefan.workflow.yaml.Step;
import dev.stagefan.workflow.yaml.Template;
import dev.stagefan.workflow.yaml.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The steps that attest what a job has pushed, each digest by itself, and what they need. */
final class Attestation {
    private Attestation() {}

    /** What attesting takes, beside what pushing does. */
    static List<Permission> permissions(Job job) {
        List<Permission> permissions = new ArrayList<>(List.of(
                new Permission("id-token", "write", "to sign attestations as this workflow"),
                new Permission("attestations", "write", "to keep attestations")));
        if (job.merge()) {
            permissions.add(new Permission("artifact-metadata", "write", "to record where the image is kept"));
        }
        return permissions;
    }

    /** A step for each product of a stage job; none of them runs where the agent has pushed nothing. */
    static List<Step> ofStages(Job job) {
        List<Step> steps = new ArrayList<>();
        for (Output output : job.outputs()) {
            String what = output.key().startsWith("slice-") ? "the slice of " : "the image of ";
            String digest = AgentCall.digest(output);
            steps.add(step("Attest " + what + output.label(), digest, Map.of()));
        }
        return steps;
    }

    /** The final image's attestation also goes to the registry, where whoever pulls the image finds it. */
    static Step ofImage(String label) {
        return step("Attest " + label, "steps.agent.outputs.digest", Map.of("push-to-registry", Flag.TRUE));
    }

    private static Step step(String name, String digest, Map<String, Value> more) {
        Map<String, Value> with = new LinkedHashMap<>();
        with.put("subject-name", BuildInputs.image());
        with.put("subject-digest", Template.expression(digest));
        with.putAll(more);
        return new Step.Uses("", name, null, digest + " != ''", Actions.ATTEST, Map.of(), with);
    }
}
