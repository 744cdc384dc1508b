package dev.stagefan.estimate;

import dev.stagefan.dockerfile.Instruction;
import dev.stagefan.dockerfile.Origin;
import dev.stagefan.dockerfile.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/** Finds instructions, as BuildKit's progress calls them, in a stage. */
final class InstructionLines {
    private static final int MOST_CHARACTERS = 60;

    private InstructionLines() {}

    /** The line of each; empty where the stage has it no more, or where it reads otherwise once expanded. */
    static List<OptionalInt> of(Stage stage, List<String> names) {
        List<Instruction> left = new ArrayList<>(stage.instructions());
        List<OptionalInt> lines = new ArrayList<>();
        for (String name : names) {
            OptionalInt line = OptionalInt.empty();
            for (Instruction instruction : left) {
                if (normal(instruction.origin()).equals(normal(name))) {
                    line = OptionalInt.of(instruction.origin().position().line());
                    left.remove(instruction);
                    break;
                }
            }
            lines.add(line);
        }
        return lines;
    }

    /** No longer than fits a sentence. */
    static String shortened(String instruction) {
        String text = normal(instruction);
        return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS - 1) + "…";
    }

    private static String normal(Origin origin) {
        int keyword = origin.keyword().length();
        String text = origin.text().strip();
        return normal(text.substring(0, keyword).toUpperCase(Locale.ROOT) + text.substring(keyword));
    }

    private static String normal(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
