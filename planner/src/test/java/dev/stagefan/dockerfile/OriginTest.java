package dev.stagefan.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagefan.dockerfile.instruction.DockerfileReader;
import org.junit.jupiter.api.Test;

class OriginTest {
    private static Origin origin(String instruction) throws DockerfileException {
        return DockerfileReader.read("FROM a\n" + instruction)
                .stages()
                .get(0)
                .instructions()
                .get(0)
                .origin();
    }

    @Test
    void findsAFlagOnAContinuedLine() throws DockerfileException {
        Origin origin = origin("COPY --link \\\n # aside\n\t--from=b \\\n a b");
        assertThat(origin.positionOf("--from=b")).isEqualTo(Position.of(4, 2));
        assertThat(origin.positionOf("b")).isEqualTo(Position.of(5, 4));
        assertThat(origin.startLine()).isEqualTo(2);
        assertThat(origin.endLine()).isEqualTo(5);
    }

    @Test
    void answersTheKeywordsPlaceForAWordThatIsNotThere() throws DockerfileException {
        assertThat(origin("  COPY a b").positionOf("c")).isEqualTo(Position.of(2, 3));
    }

    @Test
    void countsColumnsInUtf16Units() throws DockerfileException {
        assertThat(origin("COPY 😀é a b").positionOf("a")).isEqualTo(Position.of(2, 10));
    }

    @Test
    void findsAWordThatIsSplitAcrossLinesWhereItBegins() throws DockerfileException {
        assertThat(origin("COPY first sec\\\nond").positionOf("second")).isEqualTo(Position.of(2, 12));
    }

    @Test
    void keepsTheLineWithItsContinuationsJoined() throws DockerfileException {
        assertThat(origin("\\\n  run a \\\n# c\n\n   b  "))
                .returns("run", Origin::keyword)
                .returns("run a    b", Origin::text)
                .returns(Position.of(3, 3), Origin::position)
                .returns(2, Origin::startLine);
    }

    @Test
    void canBeMadeWithoutPlaces() {
        Origin origin = new Origin("run", "RUN x", Position.of(4, 1), 6);
        assertThat(origin.startLine()).isEqualTo(4);
        assertThat(origin.positionOf("x")).isEqualTo(Position.of(4, 1));
    }
}
