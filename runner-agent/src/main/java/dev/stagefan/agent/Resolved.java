package dev.stagefan.agent;

import dev.stagefan.key.StageKey;
import dev.stagefan.reuse.Resolution;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was decided before the jobs of a plan start, and why.
 *
 * @param stages those that the target needs, in the Dockerfile's order
 * @param keys of the stages that have one, with what they are made of, by stage index
 */
public record Resolved(Resolution resolution, List<StageOutlook> stages, Map<Integer, StageKey> keys) {
    public Resolved {
        stages = List.copyOf(stages);
        keys = Collections.unmodifiableMap(new TreeMap<>(keys));
    }
}
