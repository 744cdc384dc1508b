package dev.stagefan.graph.resolve;

import dev.stagefan.dockerfile.DockerfileException;
import dev.stagefan.dockerfile.Instruction;
import dev.stagefan.dockerfile.Position;
import dev.stagefan.dockerfile.value.ExposedPort;
import dev.stagefan.dockerfile.value.Refusal;
import dev.stagefan.dockerfile.value.StopSignals;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

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
            declare(arg, position);
        } else if (instruction instanceof Instruction.Env env) {
            define(env, position);
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

    private void declare(Instruction.Arg arg, Position position) throws DockerfileException {
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
            } else if (declaration.value() != null) {
                scope.declare(name, scope.expand(declaration.value(), position));
            } else if (global != null) {
                facts.addBuildArgs(globals.madeOf(name));
                scope.declare(name, global);
            }
        }
    }

    /** All pairs are expanded before the first is set. */
    private void define(Instruction.Env env, Position position) throws DockerfileException {
        List<String> keys = new ArrayList<>();
        List<StageScope.Word> values = new ArrayList<>();
        for (Instruction.KeyValue pair : env.pairs()) {
            keys.add(scope.see(pair.key(), position).text());
            values.add(scope.expand(pair.value(), position));
        }
        for (int i = 0; i < keys.size(); i++) {
            scope.define(keys.get(i), values.get(i));
        }
    }
}
