package dev.stagefan.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Builds pairs of images that differ in one thing. */
@Tag("engine")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImageComparisonTest {
    private static final List<String> DOCKERFILE = List.of(
            "FROM %s/busybox:1",
            "RUN mkdir /d && echo one >/d/file && echo two >/d/gone && touch -d 2001-01-01 /d/file",
            "RUN rm /d/gone && mkdir /e && echo three >/e/x && ln -s x /e/link && ln /e/x /e/hard && mkfifo /e/pipe",
            "ENV A=1");

    private Path folder;
    private Registry registry;
    private Engine engine;
    private Buildx buildx;
    private Image original;

    @BeforeAll
    void buildOriginal(@TempDir Path temporary) throws IOException {
        folder = temporary;
        registry = Registry.open();
        engine = Engine.start();
        buildx = Buildx.on(engine);
        buildx.pushBusybox(registry.address() + "/busybox:1");
        original = build("original", String.join("\n", DOCKERFILE), "compression=gzip");
    }

    @AfterAll
    void stop() {
        buildx.close();
        engine.close();
        registry.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"compression=uncompressed", "compression=gzip", "compression=zstd"})
    void anImageIsTheSameHoweverItsLayersAreCompressed(String compression) throws IOException {
        Image other = build("compressed", String.join("\n", DOCKERFILE), compression + ",force-compression=true");

        assertThat(ImageComparison.differences(original, other)).isEmpty();
        assertThat(ImageComparison.timeDifferences(original, other)).isEmpty();
    }

    @Test
    void anImageIsTheSameHoweverItsFilesAreSpreadOverLayers() throws IOException {
        Image other = build(
                "one-layer",
                lines(
                        "FROM scratch",
                        "COPY --from=0 / /",
                        "ENV PATH=%s A=1\nCMD [\"sh\"]"
                                .formatted("/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin")),
                "compression=zstd");

        assertThat(ImageComparison.differences(original, other)).isEmpty();
    }

    @Test
    void whatALaterLayerRemovesIsGone() {
        assertThat(original.files()).containsKey("/d/file").doesNotContainKey("/d/gone");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    RUN echo more >>/d/file           | /d/file: content
                    RUN chmod 4711 /d/file            | /d/file: mode
                    RUN chown 7:8 /d/file             | /d/file: owner expected 0:0 but was 7:8
                    RUN rm -r /d                      | /d/file: is missing
                    RUN touch /d/new                  | /d/new: should not be there
                    RUN ln -sf y /e/link              | /e/link: content expected x but was y
                    RUN rm /e/hard && cp /e/x /e/hard | /e/x: hard link of expected /e/hard but was /e/x
                    RUN rm /e/pipe && echo >/e/pipe   | /e/pipe: kind expected pipe but was file
                    ENV A=2                           | configuration.config.Env
                    ENTRYPOINT true                   | configuration.config.Entrypoint
                    """)
    void aDifferenceIsFound(String instruction, String difference) throws IOException {
        Image other = build("different", lines(instruction), "compression=gzip");

        assertThat(ImageComparison.differences(original, other))
                .anySatisfy(line -> assertThat(line).contains(difference));
    }

    @Test
    void aDifferenceInTimeIsFoundByItself() throws IOException {
        Image other = build("later", lines("RUN touch -d 2002-02-02 /d/file"), "compression=gzip");

        assertThat(ImageComparison.differences(original, other)).isEmpty();
        assertThat(ImageComparison.timeDifferences(original, other))
                .anySatisfy(line -> assertThat(line).startsWith("/d/file: modified expected 2001-01-01"));
    }

    private static String lines(String... more) {
        return String.join("\n", DOCKERFILE) + "\n" + String.join("\n", more);
    }

    private Image build(String name, String dockerfile, String compression) throws IOException {
        Files.writeString(folder.resolve("Dockerfile"), dockerfile.formatted(registry.address()));
        String output = "type=image,push=true,name=%s/%s:latest,%s".formatted(registry.address(), name, compression);
        buildx.build(folder, List.of("--provenance=true", "--output", output, "."));
        return Image.read(registry, name, "latest", "linux/amd64");
    }
}
