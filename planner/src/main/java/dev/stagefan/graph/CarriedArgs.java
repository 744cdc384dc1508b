package dev.stagefan.graph;

import dev.stagefan.graph.CarriedArg.AsWritten;
import dev.stagefan.graph.CarriedArg.NotKnown;
import dev.stagefan.graph.CarriedArg.UnlessInImage;
import dev.stagefan.graph.CarriedArg.WithValue;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the ARGs that a stage's children inherit, by going through what assigns variables in the stages that it is built
 * on and in itself.
 *
 * <p>What the outside image at the root sets is not known here. A variable that no instruction has set is what that image
 * says, and it says the same on top of the stage's image: so an ARG that reads it keeps its words. An ARG that comes from
 * a further stage up has its own value or, if that image has a variable of its name, the image's: the variables of an
 * image are set anew wherever a stage begins.
 */
public final class CarriedArgs {
    private static final String PATH = "PATH";

    private final Set<String> buildArgs;
    private final boolean fromScratch;
    private final Map<String, Variable> variables = new LinkedHashMap<>();
    private final Map<String, Value> image = new HashMap<>();
    private final Map<String, Assignment> unset = new LinkedHashMap<>();
    private final List<CarriedArg> carried = new ArrayList<>();
    private final Map<String, Value> onTop = new HashMap<>();
    /** What an ARG that keeps its words reads as the ARG itself gave it. */
    private final Set<String> readPlain = new HashSet<>();

    private @Nullable Assignment opaque;

    private CarriedArgs(StageGraph graph, boolean fromScratch) {
        this.buildArgs = graph.request().buildArgs().keySet();
        this.fromScratch = fromScratch;
    }

    /** A value; two that are not known are the same only if they are one object. */
    private static final class Value {
        private final @Nullable String text;
        private final @Nullable Variable further;

        /**
         * A value.
         *
         * @param text null where it is not known
         * @param further for what comes from a further stage up, the variable as it was there, which the outside image
         *     may override; null for any other value
         */
        Value(@Nullable String text, @Nullable Variable further) {
            this.text = text;
            this.further = further;
        }

        @Nullable
        String text() {
            return text;
        }

        @Nullable
        Variable further() {
            return further;
        }

        boolean isSame(@Nullable Value other) {
            return equals(other) || (other != null && text != null && text.equals(other.text));
        }
    }

    /**
     * A variable as it is now.
     *
     * @param setBy the ARG that set it; null where it comes from the image
     * @param read what the ARG read, as it was then; without the variables that no instruction had set
     */
    private record Variable(Value value, @Nullable Assignment setBy, Map<String, Value> read) {}

    /** In an order in which they can be declared. */
    public static List<CarriedArg> of(StageGraph graph, int stage) {
        Deque<StageNode> chain = new ArrayDeque<>();
        StageNode root = graph.stages().get(stage);
        chain.push(root);
        while (root.base() instanceof Base.OfStage base) {
            root = graph.stages().get(base.index());
            chain.push(root);
        }
        CarriedArgs args = new CarriedArgs(graph, root.base() instanceof Base.Scratch);
        chain.forEach(args::build);
        args.carry();
        return List.copyOf(args.carried);
    }

    private void build(StageNode stage) {
        if (!fromScratch) {
            variables.replaceAll((name, variable) -> behindBoundary(variable));
        }
        image.forEach((name, value) -> set(name, new Variable(value, null, Map.of())));
        for (Assignment assignment : stage.assignments()) {
            switch (assignment.kind()) {
                case ARG -> declare(assignment);
                case ENV -> {
                    Value value = value(assignment);
                    image.put(assignment.name(), value);
                    set(assignment.name(), new Variable(value, null, Map.of()));
                }
                case ENV_OF_UNKNOWN_NAME -> opaque = assignment;
            }
        }
    }

    private static Variable behindBoundary(Variable variable) {
        return variable.value().further() == null
                ? new Variable(new Value(null, variable), variable.setBy(), variable.read())
                : variable;
    }

    private void declare(Assignment arg) {
        if (arg.value() == null) {
            unset.put(arg.name(), arg);
            return;
        }
        Map<String, Value> read = new HashMap<>();
        for (String name : arg.reads()) {
            Variable variable = variables.get(name);
            if (variable != null) {
                read.put(name, variable.value());
            }
        }
        set(arg.name(), new Variable(value(arg), arg, read));
    }

    /** Every assignment moves its variable to the end. */
    private void set(String name, Variable variable) {
        variables.remove(name);
        variables.put(name, variable);
    }

    private Value value(Assignment assignment) {
        return new Value(assignment.reads().stream().allMatch(this::isKnown) ? assignment.value() : null, null);
    }

    /** BuildKit gives a stage from scratch a PATH, which depends on its operating system. */
    private boolean isKnown(String name) {
        Variable variable = variables.get(name);
        return variable == null
                ? fromScratch && !name.equals(PATH)
                : variable.value().text() != null;
    }

    private void carry() {
        onTop.putAll(image);
        variables.forEach((name, variable) -> {
            Assignment arg = variable.setBy();
            if (arg != null && !image.containsKey(name)) {
                carried.add(carried(arg, variable));
                onTop.put(name, plain(variable));
            }
        });
        unset.forEach((name, arg) -> {
            if (!onTop.containsKey(name)) {
                carried.add(new AsWritten(name, null, arg.line()));
            }
        });
    }

    private CarriedArg carried(Assignment arg, Variable variable) {
        if (opaque != null) {
            String reason = "line " + opaque.line() + " sets a variable whose name only the build knows";
            return new NotKnown(arg.name(), reason, arg.line());
        }
        List<String> changed = arg.reads().stream()
                .filter(name -> !readsTheSame(name, variable.read().get(name)))
                .toList();
        if (changed.isEmpty()) {
            arg.reads().stream()
                    .filter(name -> isPlain(variable.read().get(name)))
                    .forEach(readPlain::add);
            return new AsWritten(arg.name(), arg.written(), arg.line());
        }
        String text = plain(variable).text();
        return text == null
                ? new NotKnown(
                        arg.name(),
                        "it is made of " + String.join(", ", changed) + ", whose value there only the build knows",
                        arg.line())
                : new WithValue(arg.name(), text, arg.line());
    }

    private static boolean isPlain(@Nullable Value value) {
        return value != null && value.further() == null;
    }

    /** What the ARG itself gave. */
    private static Value plain(Variable variable) {
        Variable further = variable.value().further();
        return further == null ? variable.value() : further.value();
    }

    private boolean readsTheSame(String name, @Nullable Value then) {
        Value now = onTop.get(name);
        if (then == null || then.isSame(now)) {
            return then != null || now == null;
        }
        return letImageWin(name, then);
    }

    /** Declares a variable as it was behind the end of a stage: anew, or in place of how it was declared so far. */
    private boolean letImageWin(String name, Value then) {
        Variable further = then.further();
        Assignment arg = further == null ? null : further.setBy();
        String text = further == null ? null : further.value().text();
        if (arg == null || text == null || image.containsKey(name) || buildArgs.contains(name)) {
            return false;
        }
        List<CarriedArg> earlier =
                carried.stream().filter(other -> other.name().equals(name)).toList();
        UnlessInImage declaration = new UnlessInImage(name, text, arg.line());
        if (earlier.isEmpty()) {
            carried.add(declaration);
        } else if (earlier.size() == 1 && !readPlain.contains(name) && !(earlier.get(0) instanceof UnlessInImage)) {
            carried.set(carried.indexOf(earlier.get(0)), declaration);
        } else {
            return false;
        }
        onTop.put(name, then);
        return true;
    }
}
