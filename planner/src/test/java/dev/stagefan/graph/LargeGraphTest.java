package dev.stagefan.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stagefan.dockerfile.DockerfileException;
import dev.stagefan.graph.render.GraphText;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Size is no reason to fail: nothing recurses over stages or nesting. */
class LargeGraphTest {
    private static final int STAGES = 10_000;

    private static String repeat(int times, IntFunction<String> line) {
        return IntStream.range(0, times).mapToObj(line).collect(Collectors.joining());
    }

    @Test
    void readsAChainOfTenThousandStages() throws DockerfileException {
        StageGraph graph = Graphs.of("FROM alpine AS s0\n"
                + repeat(STAGES, i -> "FROM s" + i + " AS s" + (i + 1) + "\nENV V" + i + "=$V0\nRUN make " + i + "\n"));

        assertThat(graph.edges()).hasSize(STAGES);
        assertThat(graph.stages()).allMatch(StageNode::reachable);
        assertThat(GraphText.render(graph)).contains("continued below");
    }

    @Test
    void readsAStarOfTenThousandStages() throws DockerfileException {
        StageGraph graph = Graphs.of("FROM alpine AS base\nARG X=1\n"
                + repeat(STAGES, i -> "FROM base AS s" + i + "\nRUN make " + i + "\n")
                + "FROM scratch\n"
                + repeat(STAGES, i -> "COPY --from=s" + i + " /a /a" + i + "\n"));

        assertThat(graph.edges()).hasSize(2 * STAGES);
    }

    @Test
    void findsStagesThatOnlyTriggersOfTriggersBringIn() throws DockerfileException {
        StageGraph graph = Graphs.of("FROM alpine AS t0\n"
                + repeat(
                        STAGES / 2,
                        i -> "FROM alpine AS b" + i + "\nONBUILD COPY --from=t" + i + " /x /y\nFROM b" + i + " AS t"
                                + (i + 1) + "\n"));

        assertThat(graph.stages()).allMatch(StageNode::reachable);
    }

    @Test
    void refusesACircleOfTenThousandStages() {
        assertThatThrownBy(() -> Graphs.of(repeat(
                        STAGES, i -> "FROM alpine AS s" + i + "\nCOPY --from=s" + (i + 1) % STAGES + " /a /b\n")))
                .isInstanceOf(DockerfileException.class)
                .hasMessage("2:1: circular dependency detected on stage: s0");
    }

    @Test
    void readsAHundredThousandInstructions() throws DockerfileException {
        StageGraph graph = Graphs.of("FROM alpine AS a\nRUN make\nFROM alpine\n"
                + repeat(25_000, i -> "ARG A" + i + "=$A0\nENV E" + i + "=$E0\nCOPY --from=a /$A0 /b\nRUN make\n"));

        assertThat(graph.edges()).hasSize(25_000);
    }

    @Test
    void refusesVariablesThatGrowWithoutBounds() {
        assertThatThrownBy(() -> Graphs.of("FROM alpine\nENV A=aaaaaaaa\n" + repeat(60, i -> "ENV A=$A$A\n")))
                .isInstanceOf(DockerfileException.class)
                .hasMessageContaining("expands to more than");
        assertThatThrownBy(() -> Graphs.of("FROM alpine\nENV A=aaaaaaaa\n" + repeat(18, i -> "ENV A=$A$A\n")
                        + repeat(100, i -> "ENV B" + i + "=$A\n")))
                .isInstanceOf(DockerfileException.class)
                .hasMessageContaining("expand to more than");
    }
}
