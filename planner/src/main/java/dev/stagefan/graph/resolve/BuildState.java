package dev.stagefan.graph.resolve;

import dev.stagefan.dockerfile.Position;
import dev.stagefan.dockerfile.Stage;
import dev.stagefan.dockerfile.value.ImageReference;
import dev.stagefan.dockerfile.value.PlatformSpecifier;
import dev.stagefan.graph.Base;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A stage, or an image that a COPY or a mount takes from, on its way through the build. BuildKit keeps both in one list.
 *
 * <p>buildkit: frontend/dockerfile/dockerfile2llb/convert.go, dispatchState
 */
final class BuildState {
    /** The stage as written, or null for an image. */
    final @Nullable Stage stage;
    /** What it starts from, expanded. */
    final String operand;
    /** What a refusal of the operand points at. */
    final Position position;
    /** What {@code --platform} says, or null. */
    final @Nullable PlatformSpecifier platform;

    /** States that its commands take from. */
    final Set<BuildState> dependencies = new LinkedHashSet<>();
    /** What it runs: its base's triggers, then its own instructions. */
    final List<Command> commands = new ArrayList<>();
    /** What runs and expands in it, as far as planning must know; filled while it is built. */
    final FactsCollector facts = new FactsCollector();

    private @Nullable BuildState base;
    private @Nullable NamedContext replacement;
    private boolean replacedWhole;
    private @Nullable StageResult result;
    private @Nullable ImageReference reference;

    private BuildState(@Nullable Stage stage, String operand, Position position, @Nullable PlatformSpecifier platform) {
        this.stage = stage;
        this.operand = operand;
        this.position = position;
        this.platform = platform;
    }

    static BuildState ofStage(Stage stage, String operand, @Nullable PlatformSpecifier platform) {
        return new BuildState(stage, operand, stage.from().position(), platform);
    }

    static BuildState ofImage(String name, Position position) {
        return new BuildState(null, name, position, null);
    }

    boolean isStage() {
        return stage != null;
    }

    /** The stage's index in the file, or -1 for an image. */
    int index() {
        return stage == null ? -1 : stage.index();
    }

    String label() {
        if (stage == null) {
            return operand;
        }
        return stage.name() == null ? "stage-" + stage.index() : stage.name();
    }

    @Nullable
    BuildState base() {
        return base;
    }

    void startFrom(BuildState other) {
        base = other;
    }

    /** The named context that stands in for a stage, or for the image that it starts from. */
    Optional<NamedContext> replacement() {
        return Optional.ofNullable(replacement);
    }

    /** Lets a named context stand in. */
    void replaceWith(NamedContext context) {
        replacement = context;
    }

    /** Whether a named context stands in for the stage as a whole, so that none of its instructions run. */
    boolean isReplaced() {
        return replacedWhole;
    }

    /** Lets a named context stand in for the stage as a whole; it then has no base. */
    void replaceWhole(NamedContext context) {
        replacement = context;
        replacedWhole = true;
        base = null;
    }

    boolean startsFromScratch() {
        return base == null && replacement == null && operand.equals("scratch");
    }

    /** The image that it starts from, once it is known to be one. */
    Optional<ImageReference> reference() {
        return Optional.ofNullable(reference);
    }

    void setReference(ImageReference name) {
        reference = name;
    }

    /** The image of a registry that it starts from or is, as written; empty for stages, scratch and other contexts. */
    Optional<String> image() {
        if (replacement != null) {
            return replacement.image();
        }
        return base != null || startsFromScratch() ? Optional.empty() : Optional.of(operand);
    }

    /** What it starts from, as the graph shows it. */
    Base shownBase() {
        if (base != null) {
            return new Base.OfStage(base.index());
        }
        if (replacement != null) {
            return replacement.base();
        }
        return startsFromScratch() ? new Base.Scratch() : new Base.OfImage(operand);
    }

    /** What it has become, or null until it is built. */
    @Nullable
    StageResult result() {
        return result;
    }

    void finish(StageResult made) {
        result = made;
    }
}
