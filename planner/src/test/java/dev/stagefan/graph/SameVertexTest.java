package dev.stagefan.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagefan.dockerfile.DockerfileException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which stages BuildKit would build as one. */
class SameVertexTest {
    /** Two stages on one base, and a target that needs both. */
    private static StageGraph twins(String one, String other) throws DockerfileException {
        return Graphs.of("FROM alpine AS a\n" + one + "\nFROM docker.io/library/alpine:latest AS b\n" + other
                + "\nFROM scratch\nCOPY --from=a / /a\nCOPY --from=b / /b\n");
    }

    @Test
    void stagesWithTheSameBaseAndTheSameRunAreOne() throws DockerfileException {
        assertThat(twins("RUN make", "RUN make").sameVertex()).containsExactly(List.of(0, 1));
    }

    @Test
    void whatLeavesNoFilesMakesNoDifference() throws DockerfileException {
        assertThat(twins("RUN make\nCMD [\"a\"]\nENV X=1", "RUN make\nLABEL b=c")
                        .sameVertex())
                .hasSize(1);
    }

    @Test
    void theEnvironmentOfARunMakesADifferenceAndSoDoesItsOrder() throws DockerfileException {
        assertThat(twins("ARG X=1\nRUN make", "RUN make").sameVertex()).isEmpty();
        assertThat(twins("ARG X=1\nRUN make", "ENV X=1\nRUN make").sameVertex()).hasSize(1);
        assertThat(twins("ENV X=1 Y=2\nRUN make", "ENV Y=2 X=1\nRUN make").sameVertex())
                .isEmpty();
        assertThat(twins("ENV Y=0 X=1 Y=2\nRUN make", "ENV X=1 Y=2\nRUN make").sameVertex())
                .hasSize(1);
    }

    @Test
    void wordsAreComparedExpanded() throws DockerfileException {
        assertThat(twins("ARG X=a\nCOPY $X /x/", "COPY a /x/").sameVertex()).hasSize(1);
        assertThat(twins("COPY a /x/", "COPY a /x").sameVertex()).isEmpty();
    }

    @Test
    void whatTheyTakeFromEqualStagesIsEqual() throws DockerfileException {
        StageGraph graph = Graphs.of("""
                FROM alpine AS a
                RUN make
                FROM alpine AS b
                RUN make
                FROM busybox AS c
                COPY --from=a /x /x
                FROM busybox AS d
                COPY --from=b /x /x
                FROM scratch
                COPY --from=c / /c
                COPY --from=d / /d
                """);
        assertThat(graph.sameVertex()).hasSize(2);
        assertThat(graph.sameVertex().get(1)).containsExactly(2, 3);
    }

    @Test
    void aStageThatDoesNothingIsNotCounted() throws DockerfileException {
        assertThat(twins("ENV X=1", "ENV Y=1").sameVertex()).isEmpty();
    }
}
