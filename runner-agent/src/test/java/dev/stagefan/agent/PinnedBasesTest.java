package dev.stagefan.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagefan.graph.StageGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PinnedBasesTest {
    private static final String DIGEST = "sha256:" + "1".repeat(64);
    private static final String OTHER = "sha256:" + "2".repeat(64);

    private final List<String> said = new ArrayList<>();

    private Map<String, String> contexts(String dockerfile, Map<String, String> named, Map<String, String> bases) {
        return PinnedBases.contexts(Planned.graph(dockerfile, Map.of(), named), bases, said::add);
    }

    @Test
    void anImageIsHeldToItsDigestUnderTheNameThatBuildKitLooksUp() {
        assertThat(contexts(
                        "FROM docker.io/library/alpine:3.22 AS base\nFROM busybox:latest\nCOPY --from=base /etc /etc\n",
                        Map.of(),
                        Map.of("docker.io/library/alpine:3.22", DIGEST, "busybox:latest", OTHER)))
                .containsExactly(
                        Map.entry("busybox", "docker-image://busybox:latest@" + OTHER),
                        Map.entry("alpine:3.22", "docker-image://docker.io/library/alpine:3.22@" + DIGEST));
        assertThat(said).isEmpty();
    }

    @Test
    void anImageWithoutADigestOrWithOneOfItsOwnIsLeftAlone() {
        String pinned = "alpine@" + OTHER;
        assertThat(contexts("FROM alpine:3.22 AS base\nFROM " + pinned + "\n", Map.of(), Map.of(pinned, DIGEST)))
                .isEmpty();
    }

    @Test
    void anImageOfAStagesNameCannotBeHeld() {
        StageGraph graph = Planned.graph(
                "FROM alpine AS alpine\nFROM busybox:1 AS busybox\nCOPY --from=alpine /a /a\n", Map.of(), Map.of());

        assertThat(PinnedBases.canBeHeld(graph, "alpine")).isFalse();
        assertThat(PinnedBases.canBeHeld(graph, "alpine:latest")).isFalse();
        assertThat(PinnedBases.canBeHeld(graph, "alpine@" + DIGEST)).isTrue();
        assertThat(PinnedBases.canBeHeld(graph, "busybox:1")).isTrue();
    }

    @Test
    void aStageOfTheImagesNameIsNotCaptured() {
        assertThat(contexts("FROM golang AS golang\nRUN true\n", Map.of(), Map.of("golang", DIGEST)))
                .isEmpty();
        assertThat(said)
                .singleElement()
                .asString()
                .contains("takes the image golang as it is now", "give the image a tag");
    }

    @Test
    void aTaggedImageIsHeldAlthoughAStageHasItsRepositorysName() {
        assertThat(contexts("FROM golang:1.26 AS golang\nRUN true\n", Map.of(), Map.of("golang:1.26", DIGEST)))
                .containsExactly(Map.entry("golang:1.26", "docker-image://golang:1.26@" + DIGEST));
    }

    @Test
    void aNamedContextStaysAndItsImageIsHeld() {
        assertThat(contexts(
                        "FROM alpine:3.22 AS base\nFROM base\nRUN true\n",
                        Map.of("base", "docker-image://busybox:1.37"),
                        Map.of("busybox:1.37", DIGEST)))
                .containsEntry("base", "docker-image://busybox:1.37@" + DIGEST);
    }
}
