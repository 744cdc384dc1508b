package dev.stagefan.reuse;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is decided once, before the jobs of a plan start, so that all of them see the same.
 *
 * @param namespace what the tags of stages begin with that this carrying out makes; in the alphabet of tags
 * @param bases digests of external images, as {@code sha256:…}, by the reference that the stages use
 * @param buildArgs values of build args that were looked up, by name, on top of the plan's
 * @param keys keys of the stages that have one, 64 hex digits, by stage index
 * @param reused digests of the products that need not be made, by key ({@code stage-INDEX} or {@code slice-INDEX})
 * @param jobs ids of the jobs that run, in the plan's order; the merge job is always one
 */
public record Resolution(
        String namespace,
        Map<String, String> bases,
        Map<String, String> buildArgs,
        Map<Integer, String> keys,
        Map<String, String> reused,
        List<String> jobs) {
    public Resolution {
        bases = Collections.unmodifiableMap(new TreeMap<>(bases));
        buildArgs = Collections.unmodifiableMap(new TreeMap<>(buildArgs));
        keys = Collections.unmodifiableMap(new TreeMap<>(keys));
        reused = Collections.unmodifiableMap(new TreeMap<>(reused));
        jobs = List.copyOf(jobs);
    }
}
