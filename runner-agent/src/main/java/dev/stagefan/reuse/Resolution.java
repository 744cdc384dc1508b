package dev.stagefan.reuse;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is decided once, before the jobs of a plan start, so that all of them see the same.
 *
 * @param namespace what the tags of stages begin with that this carrying out makes, as {@link Namespace} has it
 * @param salt what the keys are mixed with; empty for nothing
 * @param bases digests of external images, as {@code sha256:…}, by the reference that the stages use
 * @param buildArgs values of build args that were looked up, by name, on top of the plan's
 * @param remotes what tells the content of each remote source of an ADD, by its URL as expanded
 * @param refresh how far each stage that is to float has floated, by stage index
 * @param keys keys of the stages that have one, 64 hex digits, by stage index
 * @param fresh indexes of the stages that are built without any cache where they are built, ascending
 * @param reused digests of the products that need not be made, by key ({@code stage-INDEX} or {@code slice-INDEX})
 * @param jobs ids of the jobs that run, in the plan's order; the merge job is always one
 */
public record Resolution(
        String namespace,
        String salt,
        Map<String, String> bases,
        Map<String, String> buildArgs,
        Map<String, String> remotes,
        Map<Integer, String> refresh,
        Map<Integer, String> keys,
        List<Integer> fresh,
        Map<String, String> reused,
        List<String> jobs) {
    public static final String SCHEMA = "stagefan/resolution/v1";

    public Resolution {
        bases = sorted(bases);
        buildArgs = sorted(buildArgs);
        remotes = sorted(remotes);
        refresh = sorted(refresh);
        keys = sorted(keys);
        fresh = fresh.stream().sorted().distinct().toList();
        reused = sorted(reused);
        jobs = List.copyOf(jobs);
    }

    private static <K extends Comparable<K>> Map<K, String> sorted(Map<K, String> map) {
        return Collections.unmodifiableMap(new TreeMap<>(map));
    }
}
