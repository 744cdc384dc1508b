package dev.stagefan.graph.resolve;

import dev.stagefan.dockerfile.Instruction;
import dev.stagefan.dockerfile.Origin;
import java.util.List;

/**
 * An instruction that a stage runs: one of its own, or an ONBUILD trigger of its base.
 *
 * @param sources what it takes from: one for COPY --from, one for each mount of a RUN, else none
 * @param line where an edge that it makes is drawn: its own line, or that of the ONBUILD
 * @param place what a refusal points at: itself, or the FROM that runs the trigger
 */
record Command(Instruction instruction, List<BuildState> sources, int line, Origin place) {
    Command {
        sources = List.copyOf(sources);
    }

    boolean isTrigger() {
        return line != place.startLine();
    }
}
