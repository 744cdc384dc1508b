package dev.stagefan.run.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FingerprintTest {
    private static final FileTime THEN = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));

    @TempDir
    private Path context;

    private Path file;
    private String before = "";

    @BeforeEach
    void aContext() throws IOException {
        Path folder = Files.createDirectory(context.resolve("src"));
        file = Files.writeString(folder.resolve("main.c"), "int main;");
        Files.setLastModifiedTime(file, THEN);
        Files.createSymbolicLink(context.resolve("link"), Path.of("src/main.c"));
        before = Fingerprint.of(context);
    }

    @Test
    void staysWhereNothingHasChanged() throws IOException {
        assertThat(Fingerprint.of(context)).isEqualTo(before).matches("sha256:[0-9a-f]{64}");
    }

    @Test
    void changesWithTheContentOfAFileWhoseTimeWasSetBack() throws IOException {
        Files.writeString(file, "int main();");
        Files.setLastModifiedTime(file, THEN);
        assertChanged();
    }

    @Test
    void changesWithTheTimeOfAFile() throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(THEN.toInstant().plusNanos(1000)));
        assertChanged();
    }

    @Test
    void changesWithTheModeOfAFileAndOfAFolder() throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertChanged();
        before = Fingerprint.of(context);
        Files.setPosixFilePermissions(file.getParent(), PosixFilePermissions.fromString("rwx------"));
        assertChanged();
    }

    @Test
    void changesWhereAFileIsRenamed() throws IOException {
        Files.move(file, file.resolveSibling("other.c"));
        assertChanged();
    }

    @Test
    void changesWhereALinkLeadsElsewhere() throws IOException {
        Files.delete(context.resolve("link"));
        Files.createSymbolicLink(context.resolve("link"), Path.of("src"));
        assertChanged();
    }

    @Test
    void changesWithAnEmptyFolder() throws IOException {
        Files.createDirectory(context.resolve("empty"));
        assertChanged();
    }

    @Test
    void ofTextsKnowsWhereEachEnds() {
        assertThat(Fingerprint.of(List.of("ab", "c"))).isNotEqualTo(Fingerprint.of(List.of("a", "bc")));
    }

    private void assertChanged() throws IOException {
        assertThat(Fingerprint.of(context)).isNotEqualTo(before);
    }
}
