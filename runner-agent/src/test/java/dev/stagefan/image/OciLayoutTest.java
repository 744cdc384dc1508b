package dev.stagefan.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stagefan.image.Verification.Options;
import dev.stagefan.registry.Digest;
import dev.stagefan.registry.Platform;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OciLayoutTest {
    private static final String TAGGED = "{\"annotations\": {\"org.opencontainers.image.ref.name\": \"%s\"}}";
    private static final String FOR = "{\"platform\": {\"os\": \"linux\", \"architecture\": \"%s\"}}";

    @TempDir
    Path temporary;

    private final TestImage one = TestImage.of(new TestLayer().file("a", "one"));
    private final TestImage other = TestImage.of(new TestLayer().file("a", "two"));

    @Test
    void aFolderAndATarFileAreTheImageThatTheyHold() throws Exception {
        Path folder = temporary.resolve("layout");
        one.writeTo(folder, "{}");
        Path file = temporary.resolve("layout.tar");
        tar(folder, file);

        assertThat(isSame(one, open(folder, null))).isTrue();
        assertThat(isSame(one, open(file, null))).isTrue();
        assertThat(isSame(other, open(file, null))).isFalse();
    }

    @Test
    void aTagPicksOneOfSeveral() throws Exception {
        one.writeTo(temporary, TAGGED.formatted("nightly"));
        other.writeTo(temporary, TAGGED.formatted("ghcr.io/acme/widget:stable"));

        assertThat(isSame(one, open(temporary, "nightly"))).isTrue();
        assertThat(isSame(other, open(temporary, "stable"))).isTrue();
        assertThat(isSame(other, open(temporary, "ghcr.io/acme/widget:stable"))).isTrue();
        assertThatThrownBy(() -> isSame(one, open(temporary, "beta")))
                .hasMessageContaining("because it has nightly, ghcr.io/acme/widget:stable");
        assertThatThrownBy(() -> isSame(one, open(temporary, null))).hasMessageContaining("because it has several");
    }

    @Test
    void oneImageWithTwoNamesIsOne() throws Exception {
        one.writeTo(temporary, TAGGED.formatted("nightly"));
        one.writeTo(temporary, TAGGED.formatted("latest"));

        assertThat(isSame(one, open(temporary, null))).isTrue();
    }

    @Test
    void aPlatformPicksOneOfSeveral() throws Exception {
        TestImage arm =
                TestImage.with("{\"os\": \"linux\", \"architecture\": \"arm64\"}", new TestLayer().file("a", "arm"));
        one.writeTo(temporary, FOR.formatted("amd64"));
        arm.writeTo(temporary, FOR.formatted("arm64"));
        one.writeTo(temporary, "{\"annotations\": {\"vnd.docker.reference.type\": \"attestation-manifest\"}}");
        Options wanted = new Options(Platform.parse("linux/arm64"), Times.IGNORED, List.of());
        Options missing = new Options(Platform.parse("linux/s390x"), Times.IGNORED, List.of());

        assertThat(verify(arm, open(temporary, null), wanted).isSame()).isTrue();
        assertThatThrownBy(() -> verify(arm, open(temporary, null), Options.USUAL))
                .hasMessageContaining("it has several: linux/amd64, linux/arm64; say which with --platform");
        assertThatThrownBy(() -> verify(open(temporary, null), arm, missing))
                .hasMessageContaining("because it has those for linux/amd64, linux/arm64");
        assertThatThrownBy(() -> verify(one, arm, wanted))
                .hasMessageContaining("could not take image for linux/arm64 because it is for linux/amd64");
    }

    @Test
    void aBlobThatIsMissingOrDamagedIsSaid() throws Exception {
        one.writeTo(temporary, "{}");
        Path layer = temporary.resolve("blobs/sha256/" + one.layer(0).substring("sha256:".length()));
        Files.writeString(layer, "damaged");

        assertThatThrownBy(() -> isSame(other, open(temporary, null)))
                .isInstanceOf(ImageException.class)
                .hasMessageContaining("its bytes are not those that its digest names");
        Files.delete(layer);
        assertThatThrownBy(() -> isSame(other, open(temporary, null)))
                .isInstanceOf(ImageException.class)
                .hasMessageContaining(one.layer(0) + " is missing in it");
    }

    @Test
    void whatIsNoImageIsSaid() throws Exception {
        Path text = Files.writeString(temporary.resolve("text"), "text");
        Path folder = Files.createDirectory(temporary.resolve("folder"));

        assertThatThrownBy(() -> open(text, null)).hasMessageContaining("it is no tar file");
        assertThatThrownBy(() -> open(folder, null))
                .hasMessageContaining("it has neither an index.json nor a manifest.json");
        Files.writeString(folder.resolve("index.json"), "{}");
        assertThatThrownBy(() -> isSame(one, open(folder, null))).isInstanceOf(ImageException.class);
        Files.writeString(folder.resolve("index.json"), "text");
        assertThatThrownBy(() -> isSame(one, open(folder, null))).isInstanceOf(ImageException.class);
    }

    @Test
    void whatDockerSaveWroteBeforeItWroteLayoutsIsRead() throws Exception {
        TestLayer layer = new TestLayer().file("a", "one");
        String configuration = "{\"os\": \"linux\", \"architecture\": \"amd64\", \"rootfs\": {\"diff_ids\": [\"%s\"]}}"
                .formatted(layer.diffId());
        Path folder = Files.createDirectories(temporary.resolve("saved/1"));
        Files.write(folder.resolve("layer.tar"), layer.tar());
        Path saved = temporary.resolve("saved");
        String name = Digest.of(configuration.getBytes(StandardCharsets.UTF_8)).substring("sha256:".length()) + ".json";
        Files.writeString(saved.resolve(name), configuration);
        Files.writeString(
                saved.resolve("manifest.json"),
                "[{\"Config\": \"%s\", \"RepoTags\": [\"widget:nightly\"], \"Layers\": [\"1/layer.tar\"]}]"
                        .formatted(name));
        Path file = temporary.resolve("saved.tar");
        tar(saved, file);

        assertThat(isSame(one, open(file, null))).isTrue();
        assertThat(isSame(other, open(file, "nightly"))).isFalse();
        assertThatThrownBy(() -> open(file, "stable")).hasMessageContaining("because it has widget:nightly");
        Files.write(
                folder.resolve("layer.tar"), new TestLayer().file("a", "two").tar());
        assertThatThrownBy(() -> isSame(one, open(saved, null))).hasMessageContaining("its bytes are not those");
    }

    private static ImageSource open(Path path, @Nullable String tag) throws IOException {
        return OciLayout.open("layout", path, tag);
    }

    private static boolean isSame(ImageSource expected, ImageSource actual) throws IOException, InterruptedException {
        return verify(expected, actual, Options.USUAL).isSame();
    }

    private static VerifyResult verify(ImageSource expected, ImageSource actual, Options options)
            throws IOException, InterruptedException {
        return Verification.of(expected, actual, options, ReadingListener.NONE);
    }

    private static void tar(Path folder, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                TarArchiveOutputStream tar = new TarArchiveOutputStream(out);
                Stream<Path> files = Files.walk(folder)) {
            for (Path each : files.filter(Files::isRegularFile).sorted().toList()) {
                tar.putArchiveEntry(
                        new TarArchiveEntry(each, folder.relativize(each).toString()));
                Files.copy(each, tar);
                tar.closeArchiveEntry();
            }
        }
    }
}
