package dev.stagefan.workflow;

import dev.stagefan.plan.Input;
import dev.stagefan.plan.Job;
import dev.stagefan.plan.Output;
import dev.stagefan.plan.Transport;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A stage as a job hands it on: the digest of its image, of its slice, or of its cache.
 *
 * @param output what the plan says of it
 * @param name of the job output that holds the digest
 */
record Handover(Output output, String name) {
    private static final int LONGEST_LABEL = 60;

    /** Those of a job, in the plan's order. */
    static List<Handover> of(Job job) {
        List<Handover> handovers = new ArrayList<>();
        Set<String> taken = new TreeSet<>();
        for (Output output : job.outputs()) {
            String name =
                    job.outputs().size() == 1 ? "digest" : "digest-" + id(output.label()) + suffix(output.transport());
            if (!taken.add(name)) {
                name += "-" + output.stage();
                taken.add(name);
            }
            handovers.add(new Handover(output, name));
        }
        return List.copyOf(handovers);
    }

    /** What an input takes of the job that builds it. */
    static Handover taken(Input input, Job producer) {
        return of(producer).stream()
                .filter(handover -> handover.output().stage() == input.stage()
                        && handover.output().transport() == input.transport())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "job " + producer.id() + " does not hand on " + input.label() + " by " + input.transport()));
    }

    /** A stage's label in the letters that ids of steps and outputs may have, and not too long for one. */
    static String id(String label) {
        String id = label.replaceAll("[^A-Za-z0-9_-]", "_");
        return id.substring(0, Math.min(id.length(), LONGEST_LABEL));
    }

    private static String suffix(Transport transport) {
        return switch (transport) {
            case NAMED_CONTEXT, STAGE_IMAGE -> "";
            case SLICE -> "-slice";
            case REGISTRY_CACHE -> "-cache";
        };
    }
}
