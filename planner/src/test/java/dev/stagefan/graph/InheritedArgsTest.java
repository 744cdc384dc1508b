package dev.stagefan.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagefan.dockerfile.DockerfileException;
import dev.stagefan.graph.StageNode.InheritedArg;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which ARGs of its ancestors a stage sees: handing the ancestor over as an image would lose them. */
class InheritedArgsTest {
    private static List<InheritedArg> inherited(String dockerfile) throws DockerfileException {
        return Graphs.factsOfLast(dockerfile).inheritedArgs();
    }

    @Test
    void aRunSeesAllOfThem() throws DockerfileException {
        assertThat(inherited("""
                        FROM alpine AS a
                        ARG ONE=1
                        FROM a AS b
                        ARG TWO=2 UNSET
                        FROM b
                        RUN make
                        """)).containsExactly(new InheritedArg("ONE", 0), new InheritedArg("TWO", 1));
    }

    @Test
    void anExpansionSeesWhatItNames() throws DockerfileException {
        assertThat(inherited("""
                        FROM alpine AS a
                        ARG ONE=1 TWO=2
                        FROM a
                        COPY app-$ONE /app
                        """)).containsExactly(new InheritedArg("ONE", 0));
    }

    @Test
    void anExpansionThatComesToTheSameWithoutThemSeesNone() throws DockerfileException {
        assertThat(inherited("""
                        FROM alpine AS a
                        ARG ONE=1
                        FROM a
                        COPY app-${ONE:-1} /app
                        """)).isEmpty();
    }

    @Test
    void aSecondDeclarationWithTheSameValueHidesThem() throws DockerfileException {
        String dockerfile = """
                ARG ONE=1
                FROM alpine AS a
                ARG ONE
                FROM a
                ARG ONE
                RUN make
                """;
        assertThat(inherited(dockerfile)).isEmpty();
        assertThat(Graphs.factsOfLast(dockerfile, Map.of("ONE", "2")).inheritedArgs())
                .isEmpty();
    }

    @Test
    void aDeclarationWithoutValueKeepsTheParents() throws DockerfileException {
        assertThat(inherited("""
                        FROM alpine AS a
                        ARG ONE=1
                        FROM a
                        ARG ONE
                        RUN make
                        """)).containsExactly(new InheritedArg("ONE", 0));
    }

    @Test
    void theyAreSeenThroughVariablesMadeOfThem() throws DockerfileException {
        String declaration = """
                FROM alpine AS a
                ARG ONE=1
                FROM a
                ARG MADE=x$ONE
                ARG ONE=1
                """;
        assertThat(inherited(declaration)).isEmpty();
        assertThat(inherited(declaration + "WORKDIR /$MADE\n")).containsExactly(new InheritedArg("ONE", 0));
        assertThat(inherited(declaration + "RUN make\n")).containsExactly(new InheritedArg("ONE", 0));
    }

    @Test
    void theImageKeepsTheLastValueOfAnEnv() throws DockerfileException {
        String start = """
                FROM alpine AS a
                ARG ONE=1
                FROM a
                ENV MADE=$ONE
                """;
        assertThat(inherited(start)).containsExactly(new InheritedArg("ONE", 0));
        assertThat(inherited(start + "ENV MADE=none\n")).isEmpty();
    }

    @Test
    void theParentsEnvBeatsItsArg() throws DockerfileException {
        assertThat(inherited("""
                        FROM alpine AS a
                        ENV ONE=env
                        ARG ONE=arg
                        FROM a
                        RUN make
                        """)).isEmpty();
    }

    @Test
    void aTriggerOfTheParentSeesThemInTheChild() throws DockerfileException {
        assertThat(inherited("""
                        FROM alpine AS a
                        ARG ONE=1
                        ONBUILD COPY $ONE /x
                        FROM a
                        """)).containsExactly(new InheritedArg("ONE", 0));
    }

    @Test
    void whatWouldBeRefusedWithoutThemSeesThem() throws DockerfileException {
        assertThat(inherited("""
                        FROM alpine AS a
                        ARG ONE=1
                        FROM a
                        LABEL one=${ONE:?}
                        """)).containsExactly(new InheritedArg("ONE", 0));
    }
}
