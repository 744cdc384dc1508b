package dev.stagefan.workflow;

import dev.stagefan.plan.Job;
import dev.stagefan.plan.Output;
import dev.stagefan.plan.Transport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A build of a stage job. The image and the cache of one stage come of one build, its slice of a build of its own.
 *
 * @param stepId id of the step that builds
 * @param handovers what it produces, at least one, all of one stage
 * @param exportsCache whether it is the job's first build with that cache tag
 */
record StageBuild(String stepId, List<Handover> handovers, boolean exportsCache) {
    StageBuild {
        handovers = List.copyOf(handovers);
    }

    /** Those of a job, in the order of its outputs. */
    static List<StageBuild> of(Job job) {
        Map<String, List<Handover>> groups = new LinkedHashMap<>();
        for (Handover handover : Handover.of(job)) {
            Output output = handover.output();
            String group = output.stage() + (output.transport() == Transport.SLICE ? " sliced" : "");
            groups.computeIfAbsent(group, key -> new ArrayList<>()).add(handover);
        }
        List<StageBuild> builds = new ArrayList<>();
        for (List<Handover> group : groups.values()) {
            Handover first = group.get(0);
            String id = groups.size() == 1 ? "build" : "build" + first.name().substring("digest".length());
            boolean exportsCache = builds.stream()
                    .noneMatch(build ->
                            build.output().cacheTag().equals(first.output().cacheTag()));
            builds.add(new StageBuild(id, group, exportsCache));
        }
        return List.copyOf(builds);
    }

    Output output() {
        return handovers.get(0).output();
    }

    boolean slices() {
        return output().transport() == Transport.SLICE;
    }

    /** Whether another job builds on the cache of this build, which must then not fail to be exported. */
    boolean handsOnCache() {
        return handovers.stream().anyMatch(handover -> handover.output().transport() == Transport.REGISTRY_CACHE);
    }

    boolean handsOnImage() {
        return handovers.stream().anyMatch(handover -> handover.output().transport() != Transport.REGISTRY_CACHE);
    }
}
