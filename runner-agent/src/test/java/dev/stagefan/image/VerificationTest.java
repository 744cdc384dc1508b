package dev.stagefan.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagefan.image.Verification.Options;
import java.io.IOException;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VerificationTest {
    private static final Options WITH_TIMES = new Options(null, Times.COMPARED, List.of());

    private static TestLayer base() {
        return new TestLayer()
                .folder("etc")
                .file("etc/passwd", "root")
                .folder("usr")
                .folder("usr/lib")
                .file("usr/lib/a", "a")
                .symbolicLink("lib", "usr/lib");
    }

    @ParameterizedTest
    @EnumSource
    void anImageIsTheSameWithLayersCompressedInAnotherWay(TestLayer.Compression compression) throws Exception {
        TestImage plain = TestImage.of(base().as(TestLayer.Compression.NONE));
        TestImage compressed = TestImage.of(base().as(compression));

        VerifyResult result = verify(plain, compressed);

        assertThat(result.differences()).isEmpty();
    }

    @Test
    void layersThatBothHaveAreNotReadWhereThoseAboveDoTheSame() throws Exception {
        TestLayer above = new TestLayer().file("etc/motd", "hello");
        TestLayer same = new TestLayer().file("etc/motd", "hello").as(TestLayer.Compression.ZSTD);
        TestImage one = TestImage.of(base(), above);
        TestImage other = TestImage.of(base(), same);

        VerifyResult result = verify(one, other);

        assertThat(result.isSame()).isTrue();
        assertThat(result.layersNotRead()).isEqualTo(1);
        assertThat(one.read()).doesNotContain(one.layer(0));
        assertThat(other.read()).doesNotContain(one.layer(0));
    }

    @Test
    void aLayerThatBothHaveIsReadOnce() throws Exception {
        TestImage one = TestImage.of(base(), new TestLayer().file("etc/motd", "hello"));
        TestImage other = TestImage.of(base(), new TestLayer().file("etc/motd", "bye"));

        VerifyResult result = verify(one, other);

        assertThat(lines(result)).hasSize(1).first().asString().startsWith("/etc/motd contents");
        assertThat(result.layersNotRead()).isZero();
        assertThat(Stream.concat(one.read().stream(), other.read().stream())).containsOnlyOnce(one.layer(0));
    }

    @Test
    void theSameFilesInOtherLayersAreTheSame() throws Exception {
        TestImage one =
                TestImage.of(base(), new TestLayer().file("etc/motd", "hello"), new TestLayer().file("etc/issue", "i"));
        TestImage other =
                TestImage.of(base(), new TestLayer().file("etc/issue", "i").file("etc/motd", "hello"));

        VerifyResult result = verify(one, other);

        assertThat(result.differences()).isEmpty();
        assertThat(result.pathsCompared()).isEqualTo(9);
    }

    @Test
    void whatALayerTakesAwayIsGone() throws Exception {
        TestImage one = TestImage.of(base(), new TestLayer().file("etc/.wh.passwd", ""));

        assertThat(lines(verify(one, TestImage.of(base())))).containsExactly("/etc/passwd presence null file");
    }

    @Test
    void aWhiteoutOfAFolderTakesAllOfItAwayAndWhatItsOwnLayerHasStays() throws Exception {
        TestImage one = TestImage.of(
                base(), new TestLayer().folder("usr/lib").file("usr/lib/b", "b").file("usr/.wh.lib", ""));
        TestImage other = TestImage.of(new TestLayer()
                .folder("etc")
                .file("etc/passwd", "root")
                .folder("usr/lib")
                .file("usr/lib/b", "b")
                .symbolicLink("lib", "usr/lib"));

        assertThat(lines(verify(one, other))).isEmpty();
    }

    @Test
    void anOpaqueFolderHidesWhatIsBelowAndNotWhatItsOwnLayerHas() throws Exception {
        TestImage one = TestImage.of(
                base(), new TestLayer().file("usr/lib/b", "b").folder("usr/lib").file("usr/lib/.wh..wh..opq", ""));

        assertThat(lines(verify(one, TestImage.of(base()))))
                .containsExactly("/usr/lib/a presence null file", "/usr/lib/b presence file null");
    }

    @Test
    void whatAufsKeptForItselfIsNotThere() throws Exception {
        TestImage one = TestImage.of(
                base(),
                new TestLayer()
                        .folder(".wh..wh.plnk")
                        .file(".wh..wh.plnk/1", "x")
                        .file(".wh..wh.aufs", ""));

        assertThat(lines(verify(one, TestImage.of(base())))).isEmpty();
    }

    @Test
    void aFileInTheWayOfAFolderTakesItsPlace() throws Exception {
        TestImage one = TestImage.of(base(), new TestLayer().file("usr", "a file"));
        TestImage other =
                TestImage.of(base(), new TestLayer().file(".wh.usr", ""), new TestLayer().file("usr", "a file"));

        assertThat(lines(verify(one, other))).isEmpty();
        assertThat(lines(verify(one, TestImage.of(base())))).contains("/usr kind file directory");
    }

    @Test
    void whatIsBelowASymbolicLinkIsWhereThatLeads() throws Exception {
        TestImage one = TestImage.of(base(), new TestLayer().file("lib/b", "b"));
        TestImage other = TestImage.of(base(), new TestLayer().file("usr/lib/b", "b"));

        assertThat(lines(verify(one, other))).isEmpty();
    }

    @Test
    void aFolderTakesThePlaceOfASymbolicLink() throws Exception {
        TestImage one = TestImage.of(base(), new TestLayer().folder("lib").file("lib/b", "b"));

        assertThat(lines(verify(one, TestImage.of(base()))))
                .containsExactly("/lib kind directory symbolic link", "/lib/b presence file null");
    }

    @Test
    void aSymbolicLinkThatLeadsOutOfTheImageLeadsToItsRoot() throws Exception {
        TestLayer out = new TestLayer().symbolicLink("etc", "../../..//x");
        TestImage one = TestImage.of(out, new TestLayer().file("etc/y", "y"));
        TestImage other = TestImage.of(out, new TestLayer().file("x/y", "y"));

        assertThat(lines(verify(one, other))).isEmpty();
    }

    @Test
    void hardLinksAreOneFileAlsoAcrossLayers() throws Exception {
        TestImage linked = TestImage.of(base(), new TestLayer().hardLink("etc/link", "etc/passwd"));
        TestImage copied = TestImage.of(base(), new TestLayer().file("etc/link", "root"));
        TestImage asCopiedUp =
                TestImage.of(base(), new TestLayer().file("etc/passwd", "root").hardLink("etc/link", "/etc/passwd"));

        assertThat(lines(verify(linked, copied))).containsExactly("/etc/passwd hard link of /etc/link null");
        assertThat(lines(verify(linked, asCopiedUp))).isEmpty();
    }

    @Test
    void aFileThatIsWrittenAnewIsNoLongerTheOneThatItsOtherNameIs() throws Exception {
        TestLayer linked = new TestLayer().file("a", "x").hardLink("b", "a");
        TestImage one = TestImage.of(linked, new TestLayer().file("a", "x"));
        TestImage other = TestImage.of(new TestLayer().file("a", "x").file("b", "x"));

        assertThat(lines(verify(one, other))).isEmpty();
    }

    @Test
    void foldersThatNoLayerHasAreAsEnginesMakeThem() throws Exception {
        TestImage one = TestImage.of(new TestLayer().file("a/b/c", "c"));
        TestImage other = TestImage.of(new TestLayer().folder("a").folder("a/b").file("a/b/c", "c"));

        assertThat(VerificationTest.lines(Verification.of(one, other, WITH_TIMES, ReadingListener.NONE)))
                .isEmpty();
    }

    @Test
    void modificationTimesCountOnRequest() throws Exception {
        TestImage one = TestImage.of(new TestLayer().file("a", "a"));
        TestImage other = TestImage.of(new TestLayer()
                .file(
                        "a",
                        "a",
                        entry -> entry.setLastModifiedTime(FileTime.from(Instant.parse("2026-11-24T03:12:00.5Z")))));

        assertThat(lines(verify(one, other))).isEmpty();
        assertThat(lines(Verification.of(one, other, WITH_TIMES, ReadingListener.NONE)))
                .containsExactly("/a modified 2026-11-24T03:12:00Z 2026-11-24T03:12:00.500Z");
    }

    @Test
    void whatIsIgnoredMayDiffer() throws Exception {
        TestImage one =
                TestImage.of(base(), new TestLayer().file("var/log/a", "1").file("etc/x", "1"));
        TestImage other =
                TestImage.of(base(), new TestLayer().file("var/log/b", "2").file("etc/x", "2"));
        Options options = new Options(null, Times.IGNORED, List.of(PathPattern.parse("/var")));

        assertThat(lines(Verification.of(one, other, options, ReadingListener.NONE)))
                .singleElement()
                .asString()
                .startsWith("/etc/x contents");
    }

    private static VerifyResult verify(TestImage one, TestImage other) throws IOException, InterruptedException {
        return Verification.of(one, other, Options.USUAL, ReadingListener.NONE);
    }

    static List<String> lines(VerifyResult result) {
        return result.differences().stream()
                .map(one -> one.name() + " " + one.aspect() + " " + one.first() + " " + one.second())
                .toList();
    }
}
