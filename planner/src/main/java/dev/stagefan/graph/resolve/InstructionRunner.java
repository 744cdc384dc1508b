package dev.stagefan.graph.resolve;

import dev.stagefan.dockerfile.DockerfileException;
import dev.stagefan.dockerfile.Instruction;
import dev.stagefan.dockerfile.Position;
import dev.stagefan.dockerfile.value.ExposedPort;
import dev.stagefan.dockerfile.value.Refusal;
import dev.stagefan.dockerfile.value.StopSignals;
import dev.stagefan.expansion.Expansion;
import dev.stagefan.graph.Assignment;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the instructions of a stage as BuildKit does when it makes them into operations; refuses what it refuses
 * there, and learns what they expand to.
 *
 * <p>buildkit: frontend/dockerfile/dockerfile2llb/convert.go, dispatch
 */
final class InstructionRunner {
    /** ARGs that BuildKit takes for itself and hides from the stage. */
    private static final Set<String> HIDDEN_ARGS = Set.of("BUILDKIT_SBOM_SCAN_CONTEXT", "BUILDKIT_SBOM_SCAN_STAGE");

    private final StageProgress progress;
    private final StageScope scope;
    private final FactsCollector facts;
    private final GlobalScope globals;
    private final EncodingWatch encoding;
    private final FileCopier copier;
    private final CommandRunner commands;

    InstructionRunner(StageProgress progress, GlobalScope globals, EdgeCollector edges, EncodingWatch encoding) {
        this.progress = progress;
        this.scope = progress.scope();
        this.facts = progress.state().facts;
        this.globals = globals;
        this.encoding = encoding;
        this.copier = new FileCopier(progress, edges);
        this.commands = new CommandRunner(progress, globals, edges);
    }

    void run(Command command) throws DockerfileException {
        Position position = command.place().position();
        run(command, command.instruction(), position);
        encoding.watch(command.instruction(), position, progress.os());
    }

    private void run(Command command, Instruction instruction, Position position) throws DockerfileException {
        if (instruction instanceof Instruction.Run run) {
            commands.run(run, command);
        } else if (instruction instanceof Instruction.Copy copy) {
            copier.copy(copy, command);
        } else if (instruction instanceof Instruction.Add add) {
            copier.add(add, command);
        } else if (instruction instanceof Instruction.Arg arg) {
            declare(arg, command);
        } else if (instruction instanceof Instruction.Env env) {
            define(env, command);
        } else {
            try {
                runOther(instruction, position);
            } catch (Refusal e) {
                throw Refusals.at(position, e);
            }
        }
    }

    /** CMD, ENTRYPOINT, HEALTHCHECK and MAINTAINER neither expand anything nor change what others see. */
    private void runOther(Instruction instruction, Position position) throws DockerfileException, Refusal {
        if (instruction instanceof Instruction.Workdir workdir) {
            progress.changeDirectory(scope.see(workdir.path(), position).text());
        } else if (instruction instanceof Instruction.User user) {
            progress.changeUser(scope.see(user.user(), position).text());
        } else if (instruction instanceof Instruction.Shell shell) {
            progress.changeShell(shell.words());
        } else if (instruction instanceof Instruction.Expose expose) {
            expose(expose, position);
        } else if (instruction instanceof Instruction.Volume volume) {
            for (String path : volume.paths()) {
                if (scope.see(path, position).text().isEmpty()) {
                    throw new Refusal("empty-volume", "VOLUME specified can not be an empty string");
                }
            }
        } else if (instruction instanceof Instruction.StopSignal stop) {
            StopSignals.check(scope.see(stop.signal(), position).text());
        } else if (instruction instanceof Instruction.Label label) {
            for (Instruction.KeyValue pair : label.pairs()) {
                scope.see(pair.key(), position);
                scope.see(pair.value(), position);
            }
        } else if (instruction instanceof Instruction.OnBuild) {
            facts.addOnBuild();
        }
    }

    private void expose(Instruction.Expose expose, Position position) throws DockerfileException, Refusal {
        List<String> words = new ArrayList<>();
        for (String port : expose.ports()) {
            words.addAll(scope.see(port, position).words());
        }
        for (String word : words) {
            ExposedPort.check(word);
        }
    }

    private void declare(Instruction.Arg arg, Command command) throws DockerfileException {
        for (Instruction.ArgDeclaration declaration : arg.declarations()) {
            String name = declaration.name();
            facts.addBuildArgs(Set.of(name));
            String given = globals.buildArg(name);
            String global = globals.get(name);
            if (HIDDEN_ARGS.contains(name)) {
                continue;
            }
            if (given != null) {
                scope.declare(name, given);
                noteArg(declaration, given, List.of(), command);
            } else if (declaration.value() != null) {
                StageScope.Word word =
                        scope.expand(declaration.value(), command.place().position());
                scope.declare(name, word);
                noteArg(declaration, word.text(), word.reads(), command);
            } else if (global != null) {
                facts.addBuildArgs(globals.madeOf(name));
                scope.declare(name, global);
                noteArg(declaration, global, List.of(), command);
            } else {
                noteArg(declaration, null, List.of(), command);
            }
        }
    }

    private void noteArg(
            Instruction.ArgDeclaration declaration, @Nullable String value, List<String> reads, Command command) {
        facts.addAssignment(new Assignment(
                Assignment.Kind.ARG, declaration.name(), declaration.value(), value, reads, command.line()));
    }

    /** All pairs are expanded before the first is set. */
    private void define(Instruction.Env env, Command command) throws DockerfileException {
        Position position = command.place().position();
        List<Expansion> keys = new ArrayList<>();
        List<StageScope.Word> values = new ArrayList<>();
        for (Instruction.KeyValue pair : env.pairs()) {
            keys.add(scope.see(pair.key(), position));
            values.add(scope.expand(pair.value(), position));
        }
        for (int i = 0; i < keys.size(); i++) {
            String key = keys.get(i).text();
            scope.define(key, values.get(i));
            boolean isKnown =
                    keys.get(i).used().isEmpty() && keys.get(i).unset().isEmpty() && key.indexOf('=') < 0;
            facts.addAssignment(new Assignment(
                    isKnown ? Assignment.Kind.ENV : Assignment.Kind.ENV_OF_UNKNOWN_NAME,
                    key,
                    null,
                    values.get(i).text(),
                    values.get(i).reads(),
                    command.line()));
        }
    }
}
