package dev.stagefan.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagefan.dockerfile.Dockerfile;
import dev.stagefan.dockerfile.DockerfileException;
import dev.stagefan.dockerfile.instruction.DockerfileReader;
import dev.stagefan.dockerfile.value.Platform;
import dev.stagefan.graph.render.GraphDot;
import dev.stagefan.graph.render.GraphJson;
import dev.stagefan.graph.render.GraphMermaid;
import dev.stagefan.graph.render.GraphText;
import dev.stagefan.graph.resolve.GraphBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Names of contexts and paths can be anything; none of them may break out of where it is shown. */
class GraphRenderingTest {
    private static final String HOSTILE = "./a\"]; click s0 \\\" evil#quot;\n\u001b[31m<b>";

    private static StageGraph hostile() throws DockerfileException {
        Dockerfile dockerfile =
                DockerfileReader.read("FROM alpine AS a\nRUN x\nFROM alpine\nCOPY --from=a \"/x\u001b[2J|\" /y\n");
        return GraphBuilder.build(
                dockerfile,
                new BuildRequest(
                        null, Map.of(), Platform.LINUX_AMD64, Platform.LINUX_AMD64, Map.of("alpine", HOSTILE)));
    }

    @Test
    void mermaidWritesEverythingUnusualAsANumber() throws DockerfileException {
        assertThat(GraphMermaid.render(hostile()))
                .contains("i0[(\"./a#34;#93;#59; click s0 #92;#34; evil#35;quot#59;#10;#27;#91;31m#60;b#62;\")]")
                .hasLineCount(7);
    }

    @Test
    void dotEscapesQuotesAndBackslashes() throws DockerfileException {
        assertThat(GraphDot.render(hostile()))
                .contains("label=\"./a\\\"]; click s0 \\\\\\\" evil#quot;  [31m<b>\"]")
                .hasLineCount(9);
    }

    @Test
    void textKeepsControlCharactersFromTheTerminal() throws DockerfileException {
        assertThat(GraphText.render(hostile())).doesNotContain("\u001b").contains("/x?[2J|");
    }

    @Test
    void isTheSameEveryTime() throws DockerfileException {
        assertThat(GraphJson.render(hostile(), "Dockerfile")).isEqualTo(GraphJson.render(hostile(), "Dockerfile"));
    }
}
