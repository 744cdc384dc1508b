package dev.stagefan.graph.resolve;

import dev.stagefan.dockerfile.Dockerfile;
import dev.stagefan.dockerfile.DockerfileException;
import dev.stagefan.dockerfile.Position;
import dev.stagefan.dockerfile.Stage;
import dev.stagefan.dockerfile.value.PlatformSpecifier;
import dev.stagefan.dockerfile.value.Refusal;
import dev.stagefan.expansion.Expansion;
import dev.stagefan.expansion.ExpansionRules;
import dev.stagefan.graph.BuildRequest;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what each stage starts from.
 *
 * <p>buildkit: frontend/dockerfile/dockerfile2llb/convert.go, buildDispatchStates
 */
final class StageResolver {
    private final BuildRequest request;
    private final GlobalScope globals;
    private final NamedContexts contexts;
    private final ExpansionRules rules;
    private final StageTable table = new StageTable();

    private StageResolver(Dockerfile dockerfile, BuildRequest request, GlobalScope globals, NamedContexts contexts) {
        this.request = request;
        this.globals = globals;
        this.contexts = contexts;
        this.rules = ExpansionRules.forWords(dockerfile.directives().escape());
    }

    /** The stages of a file. Refuses FROM lines that BuildKit refuses before it looks at what is reachable. */
    static StageTable resolve(Dockerfile dockerfile, BuildRequest request, GlobalScope globals, NamedContexts contexts)
            throws DockerfileException {
        StageResolver resolver = new StageResolver(dockerfile, request, globals, contexts);
        for (Stage stage : dockerfile.stages()) {
            resolver.add(stage);
        }
        return resolver.table;
    }

    private void add(Stage stage) throws DockerfileException {
        Position position = stage.from().position();
        Expansion operand = Refusals.expand(stage.base(), rules, globals, position);
        if (operand.text().isEmpty()) {
            throw Refusals.at(
                    position,
                    "blank-base",
                    "base name (" + stage.base() + ") should not be blank",
                    operand.unset().isEmpty()
                            ? "name an image, a stage or scratch"
                            : "give " + String.join(", ", operand.unset()) + " a default, or pass it as a build arg");
        }
        Optional<Expansion> platform = platform(stage, position);
        BuildState state = BuildState.ofStage(stage, operand.text(), specifier(platform, position));
        Stream.concat(Stream.of(operand), platform.stream())
                .flatMap(expansion -> expansion.used().stream())
                .forEach(name -> state.facts.addBaseArgs(globals.madeOf(name)));
        if (stage.index() == 0) {
            state.facts.addBaseArgs(globals.required());
        }
        Optional<NamedContext> context = context(stage, state);
        table.addStage(state, stage.name());
        context.ifPresent(state::replaceWhole);
    }

    private Optional<Expansion> platform(Stage stage, Position position) throws DockerfileException {
        if (stage.platform() == null || stage.platform().isEmpty()) {
            return Optional.empty();
        }
        Expansion platform = Refusals.expand(stage.platform(), rules, globals, position);
        if (platform.text().isEmpty()) {
            throw Refusals.at(position, "blank-platform", "empty platform value from expression " + stage.platform());
        }
        return Optional.of(platform);
    }

    private @Nullable PlatformSpecifier specifier(Optional<Expansion> platform, Position position)
            throws DockerfileException {
        try {
            return platform.isEmpty()
                    ? null
                    : PlatformSpecifier.parse(platform.get().text(), request.buildPlatform());
        } catch (Refusal e) {
            throw Refusals.at(position, e);
        }
    }

    private Optional<NamedContext> context(Stage stage, BuildState state) throws DockerfileException {
        if (stage.name() == null) {
            return Optional.empty();
        }
        try {
            return contexts.find(
                    stage.name(), state.platform == null ? PlatformSpecifier.of(request.platform()) : state.platform);
        } catch (Refusal e) {
            throw Refusals.at(
                    stage.from().position(),
                    "invalid-stage-name",
                    "the stage name " + stage.name() + " could not be that of an image, which BuildKit demands of it: "
                            + e.reason(),
                    "end it with a letter or digit, and put no two separators side by side in it");
        }
    }
}
