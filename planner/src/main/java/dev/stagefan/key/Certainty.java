package dev.stagefan.key;

import dev.stagefan.graph.Assignment;
import dev.stagefan.graph.Base;
import dev.stagefan.graph.StageGraph;
import dev.stagefan.graph.StageNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Of which variables the value is known. An image outside of the file sets variables that nobody knows here, and they win
 * over the ARGs that a stage has from the stages that it is built on; so a word that reads such a variable may come to
 * something else than the stage graph says.
 */
final class Certainty {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{?([A-Za-z_][A-Za-z0-9_]*)");
    private static final Pattern PLAIN =
            Pattern.compile("\\$(?:([A-Za-z_][A-Za-z0-9_]*)|\\{([A-Za-z_][A-Za-z0-9_]*)\\})");
    /** BuildKit gives a stage from scratch a PATH of its own. */
    private static final String PATH = "PATH";

    private static final int DEEPEST = 100;

    private final List<Assignment> own;
    private final List<Assignment> inherited = new ArrayList<>();
    private final boolean fromScratch;
    private final boolean opaque;

    private Certainty(StageGraph graph, StageNode stage) {
        own = stage.assignments();
        StageNode root = stage;
        while (root.base() instanceof Base.OfStage base) {
            root = graph.stages().get(base.index());
            inherited.addAll(root.assignments());
        }
        fromScratch = root.base() instanceof Base.Scratch;
        opaque =
                own.stream().anyMatch(Certainty::isOpaque) || inherited.stream().anyMatch(Certainty::isOpaque);
    }

    static Certainty of(StageGraph graph, StageNode stage) {
        return new Certainty(graph, stage);
    }

    private static boolean isOpaque(Assignment assignment) {
        return assignment.kind() == Assignment.Kind.ENV_OF_UNKNOWN_NAME;
    }

    /** Whether a word in a line of the stage comes to what the graph says. */
    boolean knows(String word, int line) {
        Matcher variables = VARIABLE.matcher(word);
        while (variables.find()) {
            if (!isKnown(variables.group(1), line, own.size(), 0)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a word is known not to come to nothing: it is plain text, or a variable that the stage gives a value. */
    boolean knowsContent(String word, int line) {
        if (word.isEmpty() || word.indexOf('$') < 0) {
            return !word.isEmpty();
        }
        Matcher variable = PLAIN.matcher(word);
        if (!variable.matches() || !knows(word, line)) {
            return false;
        }
        String name = variable.group(1) == null ? variable.group(2) : variable.group(1);
        List<Assignment> before = before(name, line, own.size());
        return !before.isEmpty()
                && before.stream()
                        .allMatch(
                                given -> given.value() != null && !given.value().isEmpty());
    }

    private List<Assignment> before(String name, int line, int index) {
        return own.subList(0, index).stream()
                .filter(given -> given.name().equals(name) && given.value() != null && given.line() < line)
                .toList();
    }

    private boolean isKnown(String name, int line, int index, int depth) {
        if (opaque || depth > DEEPEST) {
            return false;
        }
        List<Assignment> before = before(name, line, index);
        if (!before.isEmpty()) {
            return before.stream().allMatch(given -> readsKnown(given, depth));
        }
        List<Assignment> above = inherited.stream()
                .filter(given -> given.name().equals(name) && given.value() != null)
                .filter(given -> fromScratch || given.kind() == Assignment.Kind.ENV)
                .toList();
        if (above.isEmpty()) {
            return fromScratch && !name.equals(PATH);
        }
        // What an ancestor's variable was made of is settled there; only plain values are taken for known.
        return above.stream().allMatch(given -> given.reads().isEmpty());
    }

    /** The pairs of one ENV do not see each other; the declarations of one ARG do. */
    private boolean readsKnown(Assignment given, int depth) {
        int index = own.indexOf(given);
        int line = given.kind() == Assignment.Kind.ARG ? given.line() + 1 : given.line();
        return given.reads().stream().allMatch(name -> isKnown(name, line, index, depth + 1));
    }
}
