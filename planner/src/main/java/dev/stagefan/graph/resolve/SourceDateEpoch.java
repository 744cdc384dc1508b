package dev.stagefan.graph.resolve;

import dev.stagefan.dockerfile.Dockerfile;
import dev.stagefan.dockerfile.DockerfileException;
import dev.stagefan.dockerfile.Instruction;
import dev.stagefan.dockerfile.Position;
import dev.stagefan.dockerfile.Stage;
import dev.stagefan.dockerfile.value.ContentDigest;
import dev.stagefan.dockerfile.value.GoNumbers;
import dev.stagefan.dockerfile.value.Refusal;
import dev.stagefan.dockerfile.value.RemoteSource;
import dev.stagefan.expansion.ExpansionRules;
import dev.stagefan.expansion.Variables;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The ARG that BuildKit itself reads: seconds since 1970, or the name of a context or stage to take the time from. What
 * comes from a context or stage is known only when it is fetched; until then the ARG counts as unset.
 *
 * <p>buildkit: frontend/dockerfile/dockerfile2llb/epoch.go
 */
final class SourceDateEpoch {
    static final String NAME = "SOURCE_DATE_EPOCH";

    private final Dockerfile dockerfile;
    private final GlobalScope globals;
    private final ExpansionRules rules;

    private SourceDateEpoch(Dockerfile dockerfile, GlobalScope globals) {
        this.dockerfile = dockerfile;
        this.globals = globals;
        this.rules = ExpansionRules.forWords(dockerfile.directives().escape());
    }

    /** Writes the number in its plain form into the scope; refuses a value that BuildKit would refuse. */
    static void settle(Dockerfile dockerfile, GlobalScope globals, NamedContexts contexts) throws DockerfileException {
        String given = globals.buildArg(NAME);
        String value = given == null ? globals.get(NAME) : given;
        if (value == null || (given == null && value.isEmpty())) {
            return;
        }
        OptionalLong seconds = GoNumbers.decimal(value);
        if (seconds.isEmpty() && !value.isEmpty() && !value.equals("context")) {
            new SourceDateEpoch(dockerfile, globals).checkSource(value, contexts);
        }
        globals.reset(NAME, seconds.isPresent() ? Long.toString(seconds.getAsLong()) : null);
    }

    private void checkSource(String value, NamedContexts contexts) throws DockerfileException {
        try {
            if (contexts.find(value).isPresent()) {
                return;
            }
        } catch (Refusal e) {
            throw unknown(value);
        }
        Stage stage = dockerfile.stages().stream()
                .filter(candidate -> value.equalsIgnoreCase(candidate.name()))
                .findFirst()
                .orElseThrow(() -> unknown(value));
        globals.reset(NAME, null);
        checkStage(stage);
    }

    private DockerfileException unknown(String value) {
        Position position = dockerfile.globalArgs().stream()
                .filter(arg ->
                        arg.declarations().stream().anyMatch(each -> each.name().equals(NAME)))
                .map(arg -> arg.origin().position())
                .findFirst()
                .orElse(Position.of(1, 1));
        return Refusals.at(
                position,
                "invalid-source-date-epoch",
                "invalid " + NAME + ": \"" + value + "\" is neither a number of seconds nor a context or stage");
    }

    /** A stage that a time is taken from adds one remote source to nothing, and does nothing else. */
    private void checkStage(Stage stage) throws DockerfileException {
        Position from = stage.from().position();
        if (!Refusals.expand(stage.base(), rules, globals, from).text().equals("scratch")) {
            throw invalid(from, "the stage that " + NAME + " names must be FROM scratch");
        }
        Map<String, String> locals = new HashMap<>();
        Variables variables = name -> locals.containsKey(name) ? locals.get(name) : globals.get(name);
        int sources = 0;
        for (Instruction instruction : stage.instructions()) {
            if (instruction instanceof Instruction.Arg arg) {
                declare(arg, locals, variables, from);
            } else if (instruction instanceof Instruction.Add add && sources == 0) {
                checkSource(add, variables, from);
                sources++;
            } else {
                throw invalid(from, "the stage that " + NAME + " names may hold ARG and one ADD only");
            }
        }
        if (sources == 0) {
            throw invalid(from, "the stage that " + NAME + " names must ADD one remote source");
        }
    }

    private void declare(Instruction.Arg arg, Map<String, String> locals, Variables variables, Position from)
            throws DockerfileException {
        for (Instruction.ArgDeclaration declaration : arg.declarations()) {
            String given = globals.buildArg(declaration.name());
            if (given != null) {
                locals.put(declaration.name(), given);
            } else if (declaration.value() != null) {
                locals.put(
                        declaration.name(),
                        Refusals.expand(declaration.value(), rules, variables, from)
                                .text());
            }
        }
    }

    private void checkSource(Instruction.Add add, Variables variables, Position from) throws DockerfileException {
        if (!add.heredocs().isEmpty() || add.sources().size() != 1) {
            throw invalid(from, "the stage that " + NAME + " names must ADD one remote source");
        }
        String source =
                Refusals.expand(add.sources().get(0), rules, variables, from).text();
        String checksum = add.flags().checksum() == null ? "" : add.flags().checksum();
        String digest = Refusals.expand(checksum, rules, variables, from).text();
        try {
            RemoteSource remote = RemoteSource.of(source);
            if (remote.kind() == RemoteSource.Kind.NONE) {
                throw invalid(from, "the stage that " + NAME + " names must ADD from HTTP(S) or Git");
            }
            if (remote.kind() == RemoteSource.Kind.HTTP && !checksum.isEmpty()) {
                ContentDigest.check(digest);
            }
        } catch (Refusal e) {
            throw Refusals.at(from, e);
        }
    }

    private static DockerfileException invalid(Position position, String message) {
        return Refusals.at(position, "invalid-source-date-epoch", message);
    }
}
