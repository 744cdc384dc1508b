package dev.stagefan.dockerfile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A {@code FROM …} block as written.
 *
 * @param index 0-based place in the file
 * @param name lower-cased name, or null for an unnamed stage
 * @param base the FROM operand as written: variables are not expanded, case is kept
 * @param platform the value of {@code --platform} as written, or null
 * @param from the FROM line itself
 * @param instructions what follows it, in order
 * @param endLine 1-based last line of the stage's last instruction (of FROM, if it has none)
 */
public record Stage(
        int index,
        @Nullable String name,
        String base,
        @Nullable String platform,
        Origin from,
        List<Instruction> instructions,
        int endLine) {
    public Stage {
        instructions = List.copyOf(instructions);
    }
}
