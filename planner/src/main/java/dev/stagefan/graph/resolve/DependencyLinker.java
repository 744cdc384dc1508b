package dev.stagefan.graph.resolve;

import dev.stagefan.dockerfile.DockerfileException;
import dev.stagefan.dockerfile.Instruction;
import dev.stagefan.dockerfile.Origin;
import dev.stagefan.dockerfile.Position;
import dev.stagefan.dockerfile.Stage;
import dev.stagefan.dockerfile.instruction.Instructions;
import dev.stagefan.dockerfile.instruction.MountReader;
import dev.stagefan.dockerfile.value.GoNumbers;
import dev.stagefan.expansion.ExpansionRules;
import dev.stagefan.expansion.Variables;
import dev.stagefan.graph.IndexedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Finds out what the instructions of stages take from. Names are those of the whole file: a later stage counts as well.
 *
 * <p>buildkit: frontend/dockerfile/dockerfile2llb/convert.go, toCommand, initOnBuildTriggers; convert_runmount.go,
 * detectRunMount
 */
final class DependencyLinker {
    private final StageTable table;
    private final ExpansionRules rules;

    DependencyLinker(StageTable table, ExpansionRules rules) {
        this.table = table;
        this.rules = rules;
    }

    /** Links what all stages run themselves. */
    void linkStages() throws DockerfileException {
        for (BuildState state : table.stages()) {
            if (state.stage != null) {
                for (Instruction instruction : state.stage.instructions()) {
                    Origin origin = instruction.origin();
                    state.commands.add(link(state, instruction, origin.startLine(), origin));
                }
            }
        }
    }

    /** Links the ONBUILD triggers that a stage's base declares; they run before the stage's own instructions. */
    void linkTriggers(BuildState state) throws DockerfileException {
        BuildState base = state.base();
        Stage stage = state.stage;
        if (base == null || base.stage == null || stage == null) {
            return;
        }
        List<Command> triggers = new ArrayList<>();
        for (Instruction instruction : base.stage.instructions()) {
            if (instruction instanceof Instruction.OnBuild trigger) {
                triggers.add(linkTrigger(state, trigger, stage.from()));
            }
        }
        state.commands.addAll(0, triggers);
    }

    private Command linkTrigger(BuildState state, Instruction.OnBuild trigger, Origin from) throws DockerfileException {
        int line = trigger.origin().startLine();
        try {
            return link(state, Instructions.parseTrigger(trigger, from), line, from);
        } catch (DockerfileException e) {
            throw Refusals.inTrigger(e, line);
        }
    }

    private Command link(BuildState state, Instruction instruction, int line, Origin place) throws DockerfileException {
        List<BuildState> sources = sources(instruction, place.position());
        for (BuildState source : sources) {
            state.dependencies.add(source);
            if (!source.isStage()) {
                noteIndex(state, instruction, source, line);
                table.addImage(source);
            }
        }
        return new Command(instruction, sources, line, place);
    }

    private static void noteIndex(BuildState state, Instruction instruction, BuildState source, int line) {
        String from =
                instruction instanceof Instruction.Copy copy ? copy.flags().from() : null;
        if (from != null && GoNumbers.decimal(from).isPresent()) {
            state.facts.addIndexedImage(new IndexedImage(line, from, source.operand));
        }
    }

    private List<BuildState> sources(Instruction instruction, Position position) throws DockerfileException {
        if (instruction instanceof Instruction.Copy copy) {
            return sources(copy, position);
        }
        return instruction instanceof Instruction.Run run ? sources(run, position) : List.of();
    }

    private List<BuildState> sources(Instruction.Copy copy, Position position) throws DockerfileException {
        String from = copy.flags().from();
        if (from == null || from.isEmpty()) {
            return List.of();
        }
        if (!Refusals.expand(from, rules, Variables.NONE, position).text().equals(from)) {
            throw Refusals.at(
                    position,
                    "variable-in-from",
                    "variable expansion is not supported for --from",
                    "define a stage with FROM using a global ARG, and copy from that");
        }
        OptionalLong index = GoNumbers.decimal(from);
        return List.of(
                index.isPresent()
                        ? table.at(index.getAsLong(), position)
                        : table.find(from).orElseGet(() -> BuildState.ofImage(from, position)));
    }

    /** A mount that names nothing counts as one from scratch here, whatever its type. */
    private List<BuildState> sources(Instruction.Run run, Position position) throws DockerfileException {
        List<BuildState> sources = new ArrayList<>();
        for (String mount : run.mounts()) {
            String written = MountReader.fromAsWritten(mount, position);
            String from = written.isEmpty() ? "scratch" : written;
            sources.add(table.find(from).orElseGet(() -> BuildState.ofImage(from, position)));
        }
        return sources;
    }
}
