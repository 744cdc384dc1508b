package dev.stagefan.collapse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stagefan.dockerfile.Dockerfile;
import dev.stagefan.dockerfile.DockerfileException;
import dev.stagefan.dockerfile.instruction.DockerfileReader;
import dev.stagefan.dockerfile.value.Platform;
import dev.stagefan.graph.BuildRequest;
import dev.stagefan.graph.StageGraph;
import dev.stagefan.graph.resolve.GraphBuilder;
import dev.stagefan.plan.Output;
import dev.stagefan.plan.Transport;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What becomes of a Dockerfile when images stand for some of its stages. */
class CollapsedDockerfileTest {
    @Test
    void putsAnImageInThePlaceOfAStageAndLeavesAllElseOnItsLine() throws DockerfileException {
        assertThat(merged("""
                # syntax=docker/dockerfile:1
                ARG TAG=12
                FROM debian:${TAG} AS build
                WORKDIR /src
                # Compiles.
                RUN <<EOF
                FROM here it goes on
                EOF

                # The result.
                FROM debian:${TAG}
                COPY --from=build /out /out
                """, 0)).isEqualTo("""
                # syntax=docker/dockerfile:1
                ARG TAG=12
                FROM images/0 AS build





                \s
                # The result.
                FROM debian:${TAG}
                COPY --from=build /out /out
                """.replace(" \n", "\n"));
    }

    @Test
    void keepsTheArgsThatAStageBuiltOnItInherits() throws DockerfileException {
        assertThat(merged("""
                ARG GLOBAL=g
                FROM debian AS base
                ARG GLOBAL
                ARG ONE=1 \\
                    TWO=$ONE-2
                RUN make
                ARG LAST="a b"
                FROM base
                RUN use
                """, 0)).isEqualTo("""
                ARG GLOBAL=g
                FROM images/0 AS base
                ARG GLOBAL
                ARG ONE=1 TWO=$ONE-2


                ARG LAST="a b"
                FROM base
                RUN use
                """);
    }

    @Test
    void leavesArgsOutWhereNothingIsBuiltOnTheStage() throws DockerfileException {
        assertThat(merged("""
                FROM debian AS base
                ARG ONE=1
                FROM debian
                COPY --from=base / /
                """, 0)).startsWith("FROM images/0 AS base\n\nFROM debian\n");
    }

    @Test
    void writesTheValueWhereAVariableThatAnArgReadsHasChangedSince() throws DockerfileException {
        assertThat(merged("""
                FROM debian AS base
                ENV V=old
                ARG A=$V
                ENV V=new
                ARG B=$V
                ARG C=1
                ARG D="$C \\"\\$"
                ARG C=2
                RUN make
                FROM base
                RUN use
                """, 0)).isEqualTo("""
                FROM images/0 AS base

                ARG A="old"

                ARG B=$V

                ARG D="1 \\"\\$"
                ARG C=2

                FROM base
                RUN use
                """);
    }

    @Test
    void leavesOutWhatAnEnvOfTheSameNameHides() throws DockerfileException {
        assertThat(merged("""
                FROM debian AS base
                ARG V=1
                ENV V=2
                ARG W=1
                FROM base
                RUN use
                """, 0)).isEqualTo("""
                FROM images/0 AS base


                ARG W=1
                FROM base
                RUN use
                """);
    }

    @Test
    void bringsTheArgsOfWhatTheStageIsBuiltOn() throws DockerfileException {
        String text = """
                FROM scratch AS one
                ARG A=1
                ARG B=1
                FROM one AS two
                RUN make
                ARG B=2
                ARG C=$A
                FROM two
                RUN use
                """;

        assertThat(merged(text, 1)).isEqualTo("""
                FROM scratch AS one
                ARG A=1
                ARG B=1
                FROM images/1 AS two
                ARG A=1
                ARG B=2
                ARG C=$A
                FROM two
                RUN use
                """);
        assertThat(merged(text.replace("RUN make\n", ""), 1)).contains("images/1 AS two\nARG A=1 B=2\nARG C=$A\n");
    }

    /** {@code debian} may have a variable called A, which would go before the ARG of a further stage up. */
    @Test
    void letsTheBaseImageWinOverAnArgAsItDoesBehindTheEndOfAStage() throws DockerfileException {
        assertThat(merged("""
                FROM debian AS one
                ARG A=1
                FROM one AS two
                RUN make
                ARG C=$A
                FROM two
                RUN use
                """, 1)).contains("""
                FROM images/1 AS two
                ARG A=${A-"1"}
                ARG C=$A
                FROM two
                """);
    }

    @Test
    void letsAnArgReadItsOwnValueOfAFurtherStageUp() throws DockerfileException {
        assertThat(merged("""
                FROM debian AS one
                ARG A=1
                FROM one AS two
                RUN make
                ARG A=$A-more
                FROM two
                RUN use
                """, 1)).contains("images/1 AS two\nARG A=${A-\"1\"}\nARG A=$A-more\nFROM two\n");
    }

    @Test
    void findsALineForInheritedArgs() throws DockerfileException {
        assertThat(merged("""
                FROM scratch AS one
                ARG A=1

                FROM one AS two
                FROM two
                RUN use
                """, 1)).isEqualTo("""
                FROM scratch AS one
                ARG A=1
                FROM images/1 AS two
                ARG A=1
                FROM two
                RUN use
                """);
        assertThatThrownBy(() -> merged("""
                FROM scratch AS one
                ARG A=1
                FROM one AS two
                FROM two
                RUN use
                """, 1))
                .isInstanceOf(DockerfileException.class)
                .hasMessageStartingWith("3:1: could not put the image of two in its place because there is no line");
    }

    @Test
    void refusesAnArgWhoseValueOnlyTheBuildKnows() {
        assertThatThrownBy(() -> merged("""
                FROM debian AS base
                ARG WHERE=$PATH
                ENV PATH=/opt/bin:$PATH
                FROM base
                RUN use
                """, 0))
                .isInstanceOf(DockerfileException.class)
                .hasMessageStartingWith("2:1: could not hand over ARG WHERE with the image of its stage because it is"
                        + " made of PATH, whose value there only the build knows");
    }

    @Test
    void keepsTheWordsOfAnArgThatReadsTheBaseImage() throws DockerfileException {
        assertThat(merged("""
                FROM debian AS base
                ARG WHERE=$PATH:/opt
                FROM base
                RUN use
                """, 0)).startsWith("FROM images/0 AS base\nARG WHERE=$PATH:/opt\n");
    }

    @Test
    void keepsTriggersForTheStagesBuiltOnIt() throws DockerfileException {
        String text = """
                FROM debian AS base
                ONBUILD RUN echo $A \\
                    >/out
                ARG A=1
                RUN make
                FROM base AS app
                RUN use
                """;

        assertThat(merged(text, 0)).isEqualTo("""
                FROM images/0 AS base
                ONBUILD RUN echo $A \\
                    >/out
                ARG A=1

                FROM base AS app
                RUN use
                """);
        assertThat(stageImage(text, 0)).isEqualTo(new CollapsedDockerfile("""
                FROM debian AS base


                ARG A=1
                RUN make
                FROM base AS app
                RUN use
                """, "base", Map.of()));
    }

    @Test
    void keepsWhatCarriageReturnsAMarkAndAnotherEscapeCharacterSay() throws DockerfileException {
        assertThat(merged(
                        "\uFEFF# escape=`\r\nFROM debian AS a\r\nRUN one `\r\n  two\r\nFROM debian\r\nCOPY --from=a /a /",
                        0))
                .isEqualTo("\uFEFF# escape=`\r\nFROM images/0 AS a\r\n\r\n\r\nFROM debian\r\nCOPY --from=a /a /");
        assertThat(merged("\uFEFFFROM debian AS a\nRUN x\nFROM a\nRUN y", 0))
                .isEqualTo("\uFEFFFROM images/0 AS a\n\nFROM a\nRUN y");
    }

    @Test
    void keepsThePlatformOfTheStageAtTheRoot() throws DockerfileException {
        assertThat(merged("""
                FROM --platform=$BUILDPLATFORM debian AS one
                FROM --platform=linux/arm64 one AS two
                RUN make
                FROM two
                RUN use
                """, 1)).contains("\nFROM --platform=$BUILDPLATFORM images/1 AS two\n");
    }

    @Test
    void cutsTheFileBehindAStageThatHasNoNameOfItsOwn() throws DockerfileException {
        String text = """
                FROM debian AS same
                RUN one
                FROM debian
                RUN two
                FROM debian AS same
                COPY --from=1 /two /
                """;

        assertThat(stageImage(text, 1))
                .isEqualTo(new CollapsedDockerfile(
                        "FROM debian AS same\nRUN one\nFROM debian\nRUN two\n", null, Map.of()));
        assertThat(stageImage(text, 0))
                .isEqualTo(new CollapsedDockerfile("FROM debian AS same\nRUN one\n", null, Map.of()));
        assertThat(merged(text, 1)).contains("RUN one\nFROM images/1\n\nFROM debian");
    }

    @Test
    void addsASliceAtTheEnd() throws DockerfileException {
        String text = """
                FROM debian AS build
                RUN make
                FROM debian
                COPY --from=build /out /out
                RUN done \\
                """;

        assertThat(slice(text, 0, "/out")).isEqualTo(new CollapsedDockerfile("""
                FROM debian AS build
                RUN make
                FROM debian
                COPY --from=build /out /out
                RUN done\s
                FROM scratch AS slice
                COPY --from=build ["/out", "/out"]
                """, "slice", Map.of()));
        assertThat(slice("FROM debian\nRUN slice\nFROM debian\nCOPY --from=0 /a /", 0, "/a")
                        .text())
                .endsWith("COPY --from=0 /a /\nFROM scratch AS slice-2\nCOPY --from=0 [\"/a\", \"/a\"]\n");
    }

    @Test
    void namesTheImageThatANumberStandsFor() throws DockerfileException {
        assertThat(merged("""
                FROM debian AS build
                COPY --from=busybox /bin /bin
                RUN --mount=from=7,target=/x make
                FROM debian
                COPY --from=build /a /
                COPY \\
                  # not --from=3
                  --from=2 /b /
                COPY --from=3 /c /
                """, 0)).endsWith("""
                COPY --from=build /a /
                COPY \\
                  # not --from=3
                  --from=busybox /b /
                COPY --from=docker.io/library/7 /c /
                """);
    }

    @Test
    void tellsAStageWhatTheSingleBuildIsAskedFor() throws DockerfileException {
        String text = "FROM debian AS base\nARG TARGETSTAGE\nRUN a\nFROM base AS app\nRUN b\n";

        assertThat(stageImage(text, 0).buildArgs()).isEqualTo(Map.of("TARGETSTAGE", "app"));
        assertThat(CollapsedDockerfile.ofTarget(read(text), graph(text), Map.of())
                        .buildArgs())
                .isEmpty();
    }

    @Test
    void refusesATextThatIsNotWhatTheFileHolds() {
        assertThatThrownBy(() -> {
                    byte[] bytes = {'F', 'R', 'O', 'M', ' ', 'a', '\n', '#', (byte) 0xff, '\n'};
                    Dockerfile dockerfile = DockerfileReader.read(bytes);
                    CollapsedDockerfile.ofTarget(dockerfile, GraphBuilder.build(dockerfile, REQUEST), Map.of());
                })
                .isInstanceOf(DockerfileException.class)
                .hasMessageContaining("not UTF-8");
    }

    private static final BuildRequest REQUEST =
            new BuildRequest(null, Map.of(), Platform.LINUX_AMD64, Platform.LINUX_AMD64, Map.of());

    private static String merged(String text, int... finished) throws DockerfileException {
        Map<Integer, String> images = new HashMap<>();
        for (int stage : finished) {
            images.put(stage, "images/" + stage);
        }
        return CollapsedDockerfile.ofTarget(read(text), graph(text), images).text();
    }

    private static CollapsedDockerfile stageImage(String text, int stage) throws DockerfileException {
        Output output = new Output(stage, "s", Transport.STAGE_IMAGE, List.of(), null, "cache");
        return CollapsedDockerfile.ofOutput(read(text), graph(text), output, Map.of());
    }

    private static CollapsedDockerfile slice(String text, int stage, String... paths) throws DockerfileException {
        Output output = new Output(stage, "s", Transport.SLICE, List.of(paths), null, "cache");
        return CollapsedDockerfile.ofOutput(read(text), graph(text), output, Map.of());
    }

    private static Dockerfile read(String text) throws DockerfileException {
        return DockerfileReader.read(text);
    }

    private static StageGraph graph(String text) throws DockerfileException {
        return GraphBuilder.build(read(text), REQUEST);
    }
}
