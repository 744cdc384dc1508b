package dev.stagefan.graph.resolve;

import dev.stagefan.dockerfile.DockerfileException;
import dev.stagefan.dockerfile.value.ImageReference;
import dev.stagefan.dockerfile.value.Platform;
import dev.stagefan.dockerfile.value.PlatformSpecifier;
import dev.stagefan.dockerfile.value.Refusal;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Checks the images that stages and commands start from, and finds the named contexts that replace them.
 *
 * <p>buildkit: frontend/dockerfile/dockerfile2llb/convert.go, resolveReachableStages, resolveBaseImage
 */
final class BaseResolver {
    private final StageTable table;
    private final NamedContexts contexts;
    private final PlatformSpecifier target;
    private final Set<BuildState> resolved = new HashSet<>();

    BaseResolver(StageTable table, NamedContexts contexts, Platform target) {
        this.table = table;
        this.contexts = contexts;
        this.target = PlatformSpecifier.of(target);
    }

    /** Refuses a name that is no image's, reachable or not, and a context that cannot be loaded where it is reachable. */
    void resolve(Collection<BuildState> states, Set<BuildState> reachable) throws DockerfileException {
        for (BuildState state : states) {
            boolean isImage = state.base() == null && !state.startsFromScratch();
            if (isImage && !resolved.contains(state)) {
                try {
                    resolve(state, reachable.contains(state));
                } catch (Refusal e) {
                    throw refusal(state, e);
                }
            }
        }
    }

    private DockerfileException refusal(BuildState state, Refusal refusal) {
        Optional<BuildState> meant = table.find(state.operand);
        return meant.isEmpty()
                ? Refusals.at(state.position, refusal)
                : Refusals.at(
                        state.position,
                        refusal.rule(),
                        refusal.reason(),
                        "FROM finds a stage by its name in lower case only; write FROM "
                                + meant.get().label());
    }

    private void resolve(BuildState state, boolean isReachable) throws Refusal {
        if (state.reference().isEmpty()) {
            state.setReference(ImageReference.parse(state.operand));
        }
        if (!isReachable) {
            return;
        }
        resolved.add(state);
        if (!state.isReplaced()) {
            String name = state.reference().orElseThrow().normalized();
            Optional<NamedContext> context = contexts.find(name, platform(state));
            context.ifPresent(state::replaceWith);
        }
        Optional<NamedContext> replacement = state.replacement();
        if (replacement.isPresent()) {
            replacement.get().check();
        }
    }

    PlatformSpecifier platform(BuildState state) {
        return state.platform == null || state.startsFromScratch() ? target : state.platform;
    }
}
