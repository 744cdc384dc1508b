package dev.stagefan.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stagefan.dockerfile.Dockerfile;
import dev.stagefan.dockerfile.Instruction;
import dev.stagefan.dockerfile.Stage;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.TreeSet;

/** Compares what was read from the text alone: stages and their instructions, word for word. */
final class TextComparison {
    private final List<Difference> differences = new ArrayList<>();

    private TextComparison() {}

    static List<Difference> of(Dockerfile ours, OracleAnswer.Text theirs) {
        TextComparison comparison = new TextComparison();
        comparison.instructions("global args", ours.globalArgs(), theirs.globalArgs());
        comparison.same("stage count", ours.stages().size(), theirs.stages().size());
        for (int i = 0; i < Math.min(ours.stages().size(), theirs.stages().size()); i++) {
            comparison.stage(ours.stages().get(i), theirs.stages().get(i));
        }
        return comparison.differences;
    }

    private void stage(Stage ours, OracleAnswer.Stage theirs) {
        same("stage name", ours.name() == null ? "" : ours.name(), theirs.name());
        same("base as written", ours.base(), theirs.base());
        same("platform as written", ours.platform() == null ? "" : ours.platform(), theirs.platform());
        same("stage start", ours.from().startLine(), theirs.startLine());
        same("stage end", ours.endLine(), theirs.endLine());
        instructions("instructions of stage " + ours.index(), ours.instructions(), theirs.instructions());
    }

    private void instructions(String aspect, List<? extends Instruction> ours, List<OracleAnswer.Instruction> theirs) {
        same(aspect + ", count", ours.size(), theirs.size());
        Iterator<OracleAnswer.Instruction> others = theirs.iterator();
        for (Instruction instruction : ours) {
            if (others.hasNext()) {
                fields(InstructionFields.ours(instruction), InstructionFields.theirs(others.next()));
            }
        }
    }

    private void fields(JsonNode ours, JsonNode theirs) {
        TreeSet<String> names = new TreeSet<>();
        ours.fieldNames().forEachRemaining(names::add);
        theirs.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            same(
                    ours.path("kind").asText() + " " + name,
                    String.valueOf(ours.get(name)),
                    String.valueOf(theirs.get(name)));
        }
    }

    private void same(String aspect, Object ours, Object theirs) {
        if (!ours.equals(theirs)) {
            differences.add(new Difference(aspect, ours.toString(), theirs.toString()));
        }
    }
}
