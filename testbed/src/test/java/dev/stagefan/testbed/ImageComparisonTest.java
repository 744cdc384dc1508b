package dev.stagefan.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagefan.image.Difference;
import dev.stagefan.image.OciLayout;
import dev.stagefan.image.ReadingListener;
import dev.stagefan.image.Times;
import dev.stagefan.image.Verification;
import dev.stagefan.image.VerifyResult;
import dev.stagefan.registry.RegistryClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
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
    void whatALaterLayerRemovesIsGone() throws IOException {
        Image other = build(
                "never-there",
                String.join("\n", DOCKERFILE)
                        .replace(" && echo two >/d/gone", "")
                        .replace("rm /d/gone && ", ""),
                "compression=gzip");

        assertThat(ImageComparison.differences(original, other)).isEmpty();
    }

    @Test
    void layersThatBothHaveAreNotReadWhereTheOthersDoTheSame() throws IOException {
        Image other = build("relabelled", lines("LABEL a=1"), "compression=gzip");

        assertThat(ImageComparison.compare(original, other, Times.COMPARED)).satisfies(result -> {
            assertThat(result.layersNotRead())
                    .isEqualTo(result.first().layers())
                    .isPositive();
            assertThat(result.differences())
                    .singleElement()
                    .extracting(Difference::name)
                    .isEqualTo("Labels a");
        });
    }

    /** A capability, which is bytes; the tar file is unpacked by the engine. */
    @Test
    void anExtendedAttributeIsFound() throws IOException {
        Files.write(folder.resolve("one.tar"), ping("\u0001\0\0\u0002\0 \0\0\0\0\0\0\0\0\0\0\0\0\0\0"));
        Files.write(folder.resolve("two.tar"), ping("\u0001\0\0\u0002\0`\0\0\0\0\0\0\0\0\0\0\0\0\0\0"));

        Image one = build("one", lines("ADD one.tar /usr/bin/"), "compression=zstd");
        Image same = build("same", lines("ADD one.tar /usr/bin/", "RUN true"), "compression=gzip");
        Image two = build("two", lines("ADD two.tar /usr/bin/"), "compression=zstd");

        assertThat(ImageComparison.differences(one, same)).isEmpty();
        assertThat(ImageComparison.differences(one, two))
                .singleElement()
                .asString()
                .startsWith("/usr/bin/ping: extended attribute expected security.capability=");
    }

    private static byte[] ping(String capability) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            TarArchiveEntry entry = new TarArchiveEntry("ping");
            entry.addPaxHeader("SCHILY.xattr.security.capability", capability);
            tar.putArchiveEntry(entry);
            tar.closeArchiveEntry();
        }
        return bytes.toByteArray();
    }

    @Test
    void anOciLayoutOfBuildxIsTheImageThatItPushes() throws Exception {
        Path file = folder.resolve("layout.tar");
        Files.writeString(
                folder.resolve("Dockerfile"), String.join("\n", DOCKERFILE).formatted(registry.address()));
        buildx.build(folder, List.of("--provenance=true", "--output", "type=oci,compression=zstd,dest=" + file, "."));
        Verification.Options options = new Verification.Options(original.platform(), Times.COMPARED, List.of());

        try (RegistryClient client = Image.client(registry)) {
            VerifyResult result = Verification.of(
                    original.source(client), OciLayout.open("layout", file, null), options, ReadingListener.NONE);
            assertThat(result.differences()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    RUN echo more >>/e/x              | /e/x: contents; /e/x: hard link of expected /e/hard but was null
                    RUN chmod 4711 /d/file            | /d/file: mode expected 0644 but was 4711
                    RUN chown 7:8 /d/file             | /d/file: owner expected 0:0 but was 7:8
                    RUN rm /d/file                    | /d/file: presence expected file but was null
                    RUN touch /d/new                  | /d/new: presence expected null but was file
                    RUN ln -sf y /e/link              | /e/link: target expected x but was y
                    RUN rm /e/hard && cp /e/x /e/hard | /e/x: hard link of expected /e/hard but was null
                    RUN rm /e/pipe && echo >/e/pipe   | /e/pipe: kind expected pipe but was file
                    RUN mknod /e/zero c 1 5           | /e/zero: presence expected null but was character device
                    ENV A=2                           | Env A: value expected 1 but was 2
                    ENTRYPOINT ["true"]               | Cmd: presence expected ["sh"] but was null; Entrypoint: presence expected null but was ["true"]
                    USER 7                            | User: presence expected null but was 7
                    LABEL a=b                         | Labels a: presence expected null but was b
                    """)
    void aDifferenceIsFoundAndNoOther(String instruction, String differences) throws IOException {
        List<String> expected = List.of(differences.split("; ", -1));
        Image other = build("different", lines(instruction), "compression=gzip");

        List<String> found = ImageComparison.differences(original, other);

        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            assertThat(found.get(i)).startsWith(expected.get(i));
        }
    }

    @Test
    void theOrderOfTheEnvironmentCounts() throws IOException {
        Image one = build("one", lines("ENV X=1 Y=2"), "compression=gzip");
        Image other = build("other", lines("ENV Y=2 X=1"), "compression=gzip");

        assertThat(ImageComparison.differences(one, other))
                .singleElement()
                .asString()
                .startsWith("Env: order expected ");
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
