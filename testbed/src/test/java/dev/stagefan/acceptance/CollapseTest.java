package dev.stagefan.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagefan.testbed.Buildx;
import dev.stagefan.testbed.Engine;
import dev.stagefan.testbed.Image;
import dev.stagefan.testbed.ImageComparison;
import dev.stagefan.testbed.Registry;
import dev.stagefan.testbed.Testbed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is built in parts by collapsed Dockerfiles is what a single build makes. */
@Tag("engine")
@Execution(ExecutionMode.CONCURRENT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CollapseTest {
    private Registry hub;
    private Registry images;

    @BeforeAll
    void start() {
        Testbed.require(Testbed.Part.ENGINE);
        hub = NastyDockerfiles.hub();
        images = Registry.open();
    }

    @AfterAll
    void stop() {
        images.close();
        hub.close();
    }

    static Stream<Path> folders() {
        return NastyDockerfiles.all();
    }

    @ParameterizedTest
    @MethodSource("folders")
    void makesTheImageOfASingleBuild(Path folder, @TempDir Path temporary) throws Exception {
        CollapsedBuild parts = new CollapsedBuild(folder, temporary, hub, images);

        assertThat(parts.plan().jobs()).hasSizeGreaterThan(1);
        Image actual = Image.read(images, "test/parts", parts.carryOut(), parts.platform());

        Image expected = buildAtOnce(folder, parts.platform());
        assertThat(ImageComparison.differences(expected, actual)).isEmpty();
        assertThat(ImageComparison.timeDifferences(expected, actual)).noneMatch(line -> line.startsWith("/dated/"));
    }

    private Image buildAtOnce(Path folder, String platform) {
        String repository = "test/at-once-" + folder.getFileName();
        List<String> arguments = new ArrayList<>(NastyDockerfiles.options(folder));
        arguments.addAll(List.of("--allow=network.host", "--allow=security.insecure", "--provenance=false"));
        Bench.SECRETS.keySet().forEach(id -> arguments.add("--secret=id=" + id + ",env=" + id));
        arguments.addAll(List.of("--push", "--tag=" + images.address() + "/" + repository + ":main", "."));
        try (Engine engine = Engine.withHub(hub);
                Buildx buildx = Buildx.on(engine, images)) {
            buildx.with(Bench.SECRETS).build(folder, arguments);
        }
        return Image.read(images, repository, "main", platform);
    }
}
