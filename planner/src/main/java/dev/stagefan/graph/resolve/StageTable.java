package dev.stagefan.graph.resolve;

import dev.stagefan.dockerfile.DockerfileException;
import dev.stagefan.dockerfile.Position;
import dev.stagefan.dockerfile.text.Casing;
import dev.stagefan.dockerfile.text.Suggestion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All states of a build, in the order in which BuildKit numbers them, and by name.
 *
 * <p>An image is put in the list each time that a command names it, so that {@code --from=NUMBER} can hit it.
 *
 * <p>buildkit: frontend/dockerfile/dockerfile2llb/convert.go, dispatchStates
 */
final class StageTable {
    private final List<BuildState> states = new ArrayList<>();
    private final Map<String, BuildState> byName = new HashMap<>();

    /** Adds a stage, which starts from the latest stage before it whose name is exactly its operand. */
    void addStage(BuildState state, @Nullable String name) {
        states.add(state);
        BuildState base = byName.get(state.operand);
        if (base != null) {
            state.startFrom(base);
        }
        if (name != null) {
            byName.put(Casing.lower(name), state);
        }
    }

    void addImage(BuildState state) {
        states.add(state);
    }

    /** The last stage of a name in the whole file, whatever the case of its letters. */
    Optional<BuildState> find(String name) {
        return Optional.ofNullable(byName.get(Casing.lower(name)));
    }

    BuildState at(long index, Position position) throws DockerfileException {
        if (index < 0 || index >= states.size()) {
            throw Refusals.at(position, "invalid-stage-index", "invalid stage index " + index);
        }
        return states.get((int) index);
    }

    /** The stage that is asked for: by name, or the last one. */
    BuildState target(@Nullable String name) throws DockerfileException {
        BuildState last = states.get(states.size() - 1);
        if (name == null || name.isEmpty()) {
            return last;
        }
        return find(name)
                .orElseThrow(() -> Refusals.at(
                        last.position,
                        "unknown-target",
                        "target stage \"" + name + "\" could not be found",
                        helpForTarget(name)));
    }

    private String helpForTarget(String name) {
        return Suggestion.nearest(
                        Casing.lower(name), byName.keySet().stream().sorted().toList())
                .map(near -> "did you mean " + near + "?")
                .orElse("give the name that a FROM … AS NAME has");
    }

    /** The states so far; a copy, because building finds more. */
    List<BuildState> snapshot() {
        return List.copyOf(states);
    }

    /** The stages, in file order. */
    List<BuildState> stages() {
        return states.stream().filter(BuildState::isStage).toList();
    }
}
