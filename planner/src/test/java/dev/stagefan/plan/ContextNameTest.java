package dev.stagefan.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContextNameTest {
    @ParameterizedTest
    @CsvSource({
        "alpine, alpine",
        "alpine:latest, alpine",
        "library/alpine, alpine",
        "docker.io/alpine, alpine",
        "index.docker.io/library/alpine:latest, alpine",
        "alpine:3.22, alpine:3.22",
        "someone/alpine, someone/alpine",
        "docker.io/library/a/b, library/a/b",
        "ghcr.io/someone/alpine:latest, ghcr.io/someone/alpine",
        "localhost/alpine, localhost/alpine",
        "registry:5000/alpine, registry:5000/alpine",
    })
    void isAnImagesShortNameWithoutLatest(String image, String name) {
        assertThat(ContextName.ofImage(image)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"scratch", "context", "build_", "a..b", "a___b", "x-"})
    void cannotBeThatOfEveryStage(String stage) {
        assertThat(ContextName.isPossible(stage)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"build", "build_x", "a__b", "a--b", "a.b", "v2"})
    void canBeThatOfMostStages(String stage) {
        assertThat(ContextName.isPossible(stage)).isTrue();
    }
}
