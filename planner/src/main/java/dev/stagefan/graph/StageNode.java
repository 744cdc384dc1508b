package dev.stagefan.graph;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stage of the graph.
 *
 * @param index 0-based place in the file
 * @param name lower case, or null for an unnamed stage
 * @param base what it starts from
 * @param platform what {@code --platform} expands to, normalised, or null where none is given
 * @param startLine 1-based line of its FROM
 * @param endLine 1-based last line of its last instruction
 * @param reachable whether BuildKit goes through it for the target. That is what the target needs, and also what only the
 *     text of a stage needs that a named context replaces; no edge leads from the latter to the target
 * @param facts what planning and writing a workflow must know of its body
 * @param assignments what sets variables while it is built, in order; none for a stage that the target does not need
 * @param indexedImages images that it copies from by a number
 */
public record StageNode(
        int index,
        @Nullable String name,
        Base base,
        @Nullable String platform,
        int startLine,
        int endLine,
        boolean reachable,
        StageFacts facts,
        List<Assignment> assignments,
        List<IndexedImage> indexedImages) {
    public StageNode {
        assignments = List.copyOf(assignments);
        indexedImages = List.copyOf(indexedImages);
    }

    /** A stage that sets no variables and copies from no image by a number. */
    public StageNode(
            int index,
            @Nullable String name,
            Base base,
            @Nullable String platform,
            int startLine,
            int endLine,
            boolean reachable,
            StageFacts facts) {
        this(index, name, base, platform, startLine, endLine, reachable, facts, List.of(), List.of());
    }

    /** The name, or {@code stage-INDEX} for an unnamed stage, as BuildKit's progress calls it. */
    public String label() {
        return name != null ? name : "stage-" + index;
    }

    /**
     * What planning and writing a workflow must know of a stage's own body and of the ONBUILD triggers that run in it.
     * Lists are sorted and without repeats.
     *
     * @param runs whether it has a RUN
     * @param contextSources paths it copies, adds or binds from the build context, expanded; empty when it reads none
     * @param buildArgs names of build args that can change it: declared in it, or global ones its FROM line uses
     * @param inheritedArgs ARGs of in-file ancestors whose value an instruction of this stage sees, so that it would
     *     differ if the ancestor were handed over as an image
     * @param onBuild whether it declares ONBUILD triggers
     * @param secrets ids of the secrets its RUN instructions mount, and which of them are required
     * @param ssh ids of the SSH agents that it mounts
     * @param cacheMounts ids (or targets) of its cache mounts
     * @param images references of external images that its FROM, COPY and mounts use, expanded
     * @param entitlements as BuildKit names them, as {@code network.host} or {@code security.insecure}
     * @param baseArgs those of {@code buildArgs} that its FROM line uses: every build of the file needs them, whatever
     *     its target, because BuildKit expands every FROM
     * @param remoteSources URLs and git references that it ADDs, expanded
     */
    public record StageFacts(
            boolean runs,
            List<String> contextSources,
            List<String> buildArgs,
            List<InheritedArg> inheritedArgs,
            boolean onBuild,
            List<SecretUse> secrets,
            List<String> ssh,
            List<String> cacheMounts,
            List<String> images,
            List<String> entitlements,
            List<String> baseArgs,
            List<String> remoteSources) {
        public StageFacts {
            contextSources = List.copyOf(contextSources);
            buildArgs = List.copyOf(buildArgs);
            inheritedArgs = List.copyOf(inheritedArgs);
            secrets = List.copyOf(secrets);
            ssh = List.copyOf(ssh);
            cacheMounts = List.copyOf(cacheMounts);
            images = List.copyOf(images);
            entitlements = List.copyOf(entitlements);
            baseArgs = List.copyOf(baseArgs);
            remoteSources = List.copyOf(remoteSources);
        }

        /** Facts of a stage whose FROM line uses no build arg and that ADDs nothing remote. */
        public StageFacts(
                boolean runs,
                List<String> contextSources,
                List<String> buildArgs,
                List<InheritedArg> inheritedArgs,
                boolean onBuild,
                List<SecretUse> secrets,
                List<String> ssh,
                List<String> cacheMounts,
                List<String> images,
                List<String> entitlements) {
            this(
                    runs,
                    contextSources,
                    buildArgs,
                    inheritedArgs,
                    onBuild,
                    secrets,
                    ssh,
                    cacheMounts,
                    images,
                    entitlements,
                    List.of(),
                    List.of());
        }
    }

    /** An ARG that reaches a stage from the ancestor {@code declaredIn} (a stage index). */
    public record InheritedArg(String name, int declaredIn) {}

    /** A secret that a RUN mounts; a required one fails the build when it is missing. */
    public record SecretUse(String id, boolean required) {}
}
