package dev.stagefan.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stagefan.image.Verification.Options;
import dev.stagefan.registry.Descriptor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileImageTest {
    private static final TestImage OTHER = TestImage.of(new TestLayer().file("other", "other"));

    @ParameterizedTest
    @ValueSource(strings = {"../etc/passwd", "a/../../b", "/../x", "..", "a/.wh.x/../../../y"})
    void aPathThatLeadsOutOfTheImageIsRefused(String path) {
        assertThatThrownBy(() -> verify(TestImage.of(new TestLayer().file(path, "x"))))
                .isInstanceOf(ImageException.class)
                .hasMessageContaining("it has a path that leads out of the image: ");
        assertThatThrownBy(
                        () -> verify(TestImage.of(new TestLayer().file("a", "x").hardLink("b", path))))
                .isInstanceOf(ImageException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/x", "./etc/x", "etc/./x", "etc//x", "usr/../etc/x", "//etc/x"})
    void aPathWithinTheImageIsTakenHoweverItIsWritten(String path) throws Exception {
        TestImage one = TestImage.of(new TestLayer().file(path, "x"));
        TestImage other = TestImage.of(new TestLayer().file("etc/x", "x").as(TestLayer.Compression.NONE));

        assertThat(Verification.of(one, other, Options.USUAL, ReadingListener.NONE)
                        .isSame())
                .isTrue();
    }

    @Test
    void aHardLinkToNothingOrToAFolderIsRefused() {
        assertThatThrownBy(() -> verify(TestImage.of(new TestLayer().hardLink("b", "a"))))
                .hasMessageContaining("its hard link /b is to nothing: /a");
        assertThatThrownBy(() -> verify(TestImage.of(new TestLayer().folder("a").hardLink("b", "a"))))
                .hasMessageContaining("its hard link /b is to a directory: /a");
    }

    @Test
    void whatIsBelowAFileIsRefused() {
        assertThatThrownBy(
                        () -> verify(TestImage.of(new TestLayer().file("a", "").file("a/b", ""))))
                .hasMessageContaining("it has something below /a, which is a file");
    }

    @Test
    void symbolicLinksWithoutAnEndAreRefused() {
        TestLayer circle =
                new TestLayer().symbolicLink("a", "b").symbolicLink("b", "a").file("a/x", "");

        assertThatThrownBy(() -> verify(TestImage.of(circle)))
                .hasMessageContaining("the symbolic links on the way to /a have no end");
    }

    @ParameterizedTest
    @ValueSource(strings = {".wh.", ".wh..", ".wh..."})
    void aWhiteoutOfNothingIsRefused(String name) {
        assertThatThrownBy(() -> verify(TestImage.of(new TestLayer().file("a/" + name, ""))))
                .hasMessageContaining("it takes away what has no name");
    }

    @Test
    void aRootThatIsNoDirectoryIsRefused() {
        assertThatThrownBy(() -> verify(TestImage.of(new TestLayer().symbolicLink("./", "/etc"))))
                .hasMessageContaining("its root is no directory");
    }

    @Test
    void aPathThatNoContainerCanOpenIsRefused() {
        assertThatThrownBy(() -> verify(TestImage.of(new TestLayer().file("a/".repeat(2100) + "b", ""))))
                .hasMessageContaining("it has a path of 4202 bytes");
        assertThatThrownBy(() -> verify(TestImage.of(new TestLayer().symbolicLink("a", "b/".repeat(2100)))))
                .hasMessageContaining("it has a path of 4200 bytes");
    }

    @Test
    void namesInMessagesAreNoCommands() {
        assertThatThrownBy(() ->
                        verify(TestImage.of(new TestLayer().file("a\\b", "").file("a\\b/c", ""))))
                .hasMessageContaining("below /a\\\\b, which");
    }

    @ParameterizedTest
    @EnumSource
    void aLayerThatIsCutOffIsRefused(TestLayer.Compression compression) {
        TestImage image =
                TestImage.of(new TestLayer().file("a", "x".repeat(2000)).as(compression));
        byte[] blob = image.blob(image.layer(0));
        image.damage(image.layer(0), Arrays.copyOf(blob, blob.length / 3));

        assertThatThrownBy(() -> verify(image)).isInstanceOf(ImageException.class);
    }

    @ParameterizedTest
    @EnumSource
    void aLayerWithOtherBytesThanItsDigestSaysIsRefused(TestLayer.Compression compression) {
        TestImage image = TestImage.of(new TestLayer().file("a", "one").as(compression));
        image.damage(
                image.layer(0), new TestLayer().file("a", "two").as(compression).blob());

        assertThatThrownBy(() -> verify(image))
                .isInstanceOf(ImageException.class)
                .hasMessageContaining("because its bytes are not those that its digest names");
    }

    @Test
    void bytesBehindTheEndOfALayerCountForItsDigest() {
        TestImage image = TestImage.of(new TestLayer().file("a", "one").as(TestLayer.Compression.GZIP));
        byte[] blob = image.blob(image.layer(0));
        image.damage(image.layer(0), Arrays.copyOf(blob, blob.length + 1));

        assertThatThrownBy(() -> verify(image)).hasMessageContaining("its bytes are not those");
    }

    @Test
    void aConfigurationThatNamesOtherLayersIsRefused() {
        TestImage one = TestImage.of(new TestLayer().file("a", "one"));
        ImageSource liar = new Disguised(one, TestImage.of(new TestLayer().file("a", "two")));

        assertThatThrownBy(() -> Verification.of(liar, OTHER, Options.USUAL, ReadingListener.NONE))
                .hasMessageContaining("is not the one that its configuration names");
    }

    @Test
    void moreThanABudgetIsRefused() {
        TestImage image =
                TestImage.of(new TestLayer().file("a", "x".repeat(5000)).file("b", ""));

        assertThatThrownBy(() -> read(image, new Budget(4096, 10, 1000)))
                .hasMessageContaining("its layers have more than 4096 bytes");
        assertThatThrownBy(() -> read(image, new Budget(100_000, 1, 1000)))
                .hasMessageContaining("its layers have more than 1 files");
        assertThatThrownBy(() -> read(image, new Budget(100_000, 10, 3)))
                .hasMessageContaining("its layers have more than 3 bytes of names and attributes");
        assertThatCode(() -> read(image, new Budget(100_000, 2, 4))).doesNotThrowAnyException();
    }

    @Test
    void foldersThatAreOnlyImpliedCountToo() {
        FileTree tree = new FileTree(new Budget.Account(new Budget(0, 100, 1_000_000)));
        Change deep = new Change.Put("/a".repeat(200), Node.IMPLIED);

        assertThatThrownBy(() -> tree.apply(List.of(deep))).hasMessageContaining("more than 100 files");
    }

    @Test
    void allMembersOfAGzipStreamAreRead() throws Exception {
        byte[] tar = new TestLayer().file("a", "x".repeat(3000)).tar();
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        for (int at = 0; at < tar.length; at += 1000) {
            try (GZIPOutputStream member = new GZIPOutputStream(members)) {
                member.write(tar, at, Math.min(1000, tar.length - at));
            }
        }

        // One byte at a time, and never one that is said to be available, as a slow network may give them.
        byte[] read = Decompression.of(new Trickle(members.toByteArray())).readAllBytes();

        assertThat(read).isEqualTo(tar);
    }

    @Test
    void anInterruptEndsIt() {
        TestImage image = TestImage.of(new TestLayer().file("a", "x"));
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> verify(image)).isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
    }

    private static void verify(TestImage image) throws IOException, InterruptedException {
        Verification.of(image, OTHER, Options.USUAL, ReadingListener.NONE);
    }

    private static void read(TestImage image, Budget budget) throws IOException, InterruptedException {
        Descriptor layer = image.manifest(null).layers().get(0);
        LayerReader.read(image, layer, new Budget.Account(budget));
    }
}
