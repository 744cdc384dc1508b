package dev.stagefan.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** That each engine is what it is called, and builds. */
@Tag("engine")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EnginesTest {
    private static final String DOCKERFILE = """
            FROM busybox:1.37 AS made
            RUN echo made >/made
            FROM busybox:1.37
            COPY --from=made /made /made
            """;

    private Registry registry;

    @BeforeAll
    void start() {
        registry = Registry.open();
        try (Engine engine = Engine.start();
                Buildx buildx = Buildx.on(engine)) {
            buildx.pushBusybox(registry.address() + "/library/busybox:1.37");
        }
    }

    @AfterAll
    void stop() {
        registry.close();
    }

    @Test
    void thePinnedEngineAndTheOlderOneSayTheirVersions() {
        try (Engine pinned = Engine.withHub(registry);
                Engine older = Engine.older(registry);
                Buildx onPinned = Buildx.on(pinned);
                Buildx onOlder = Buildx.on(older)) {
            assertThat(onPinned.answer(List.of("inspect", "--bootstrap")))
                    .containsPattern("BuildKit version: +v0.33.1");
            assertThat(onOlder.answer(List.of("inspect", "--bootstrap"))).containsPattern("BuildKit version: +v0.27.1");
        }
    }

    @Test
    void theOlderEngineBuildsTheSameImage() {
        try (Engine pinned = Engine.withHub(registry);
                Engine older = Engine.older(registry);
                Buildx onPinned = Buildx.on(pinned);
                Buildx onOlder = Buildx.on(older)) {
            build(onPinned, "pinned");
            build(onOlder, "older");
        }

        assertThat(ImageComparison.differences(image("pinned"), image("older"))).isEmpty();
    }

    @Test
    void theDockerEngineBuildsTheSameImageWithABuildxOfItsOwn() {
        try (Engine pinned = Engine.withHub(registry);
                DockerEngine docker = DockerEngine.withHub(registry);
                Buildx onPinned = Buildx.on(pinned);
                Buildx onDocker = Buildx.on(docker)) {
            build(onPinned, "at-once");
            build(onDocker, "docker", "--network=none");

            assertThat(onDocker.answer(List.of("version"))).contains("0.13.1");
            assertThat(onDocker.answer(List.of("inspect"))).containsPattern("Driver: +docker\\n");
        }

        assertThat(ImageComparison.differences(image("at-once"), image("docker")))
                .isEmpty();
    }

    private void build(Buildx buildx, String tag, String... flags) {
        Path folder = Folders.create();
        try {
            Folders.write(folder, "Dockerfile", DOCKERFILE);
            List<String> arguments = new ArrayList<>(List.of(flags));
            arguments.addAll(List.of("--push", "--tag=" + registry.address() + "/test/engines:" + tag, "."));
            buildx.build(folder, arguments);
        } finally {
            Folders.delete(folder);
        }
    }

    private Image image(String tag) {
        return Image.read(registry, "test/engines", tag, "linux/amd64");
    }
}
