package dev.stagefan.buildkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutputLinesTest {
    private final List<String> lines = new ArrayList<>();
    private final OutputLines output = new OutputLines(lines::add);

    @Test
    void aLineMayComeInPiecesThatEndWithinACharacter() {
        byte[] bytes = "grün\nblau\n".getBytes(StandardCharsets.UTF_8);
        for (byte part : bytes) {
            output.add(new byte[] {part});
        }

        assertThat(lines).containsExactly("grün", "blau");
    }

    @Test
    void theLastStateOfALineThatIsDrawnAgainCounts() {
        add("0%\r50%\r100%\nwindows\r\n\r\n");

        assertThat(lines).containsExactly("100%", "windows", "");
    }

    @Test
    void aLineWithoutAnEndIsShownAtTheEnd() {
        add("begun");
        assertThat(lines).isEmpty();

        output.flush();
        output.flush();

        assertThat(lines).containsExactly("begun");
    }

    @Test
    void aLongLineIsCutAndTheNextOneIsNot() {
        add("x".repeat(3_000_000) + "\nnext\n");

        assertThat(lines).containsExactly("x".repeat(OutputLines.LONGEST) + "…", "next");
    }

    @Test
    void bytesThatAreNoTextAreReplaced() {
        output.add(new byte[] {(byte) 0xff, 'a', '\n'});

        assertThat(lines).containsExactly("\ufffda");
    }

    private void add(String text) {
        output.add(text.getBytes(StandardCharsets.UTF_8));
    }
}
