package dev.stagefan.agent;

import dev.stagefan.plan.Plan;
import dev.stagefan.registry.Repository;
import dev.stagefan.reuse.Attestation;
import dev.stagefan.reuse.GitRef;
import dev.stagefan.reuse.Namespace;
import dev.stagefan.reuse.Refresh;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is to be decided before the jobs of a plan start.
 *
 * @param plan made for {@link dev.stagefan.plan.Carrier#AGENT}
 * @param root the folder that the plan's paths are relative to
 * @param images where products go, and are looked for
 * @param commit whose files the build context is; null for the work tree's
 * @param buildArgs values of build args, on top of the plan's
 * @param lookedUp build args whose values are the commits that refs are at, by name
 * @param refresh when stages that float are built anew, by name or label
 * @param rebuild names or labels of stages that are built anew now, or {@link #ALL}
 * @param namespace where products are looked for first, and kept
 * @param reuseFrom where else they are looked for, in order
 * @param salt what the keys are mixed with; empty for nothing
 * @param attestation how products that are found are verified; null where their digests are enough
 * @param optional external images that may be left to the builders, by reference, or {@link Resolver#ALL}
 * @param lookUps whether products are looked for
 * @param now the time by which stages float
 */
public record ResolveOrder(
        Plan plan,
        Path root,
        Repository images,
        @Nullable String commit,
        Map<String, String> buildArgs,
        Map<String, GitRef> lookedUp,
        Map<String, Refresh> refresh,
        Set<String> rebuild,
        Namespace namespace,
        List<Namespace> reuseFrom,
        String salt,
        @Nullable Attestation attestation,
        Set<String> optional,
        LookUps lookUps,
        Instant now) {
    /** Names all stages. */
    public static final String ALL = "all";

    /** Whether products of earlier builds are looked for. */
    public enum LookUps {
        MADE,
        LEFT_OUT
    }

    public ResolveOrder {
        buildArgs = ordered(buildArgs);
        lookedUp = ordered(lookedUp);
        refresh = ordered(refresh);
        rebuild = Set.copyOf(rebuild);
        reuseFrom = List.copyOf(reuseFrom);
        optional = Set.copyOf(optional);
    }

    private static <V> Map<String, V> ordered(Map<String, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
