package dev.stagefan.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultWriterTest {
    @TempDir
    Path directory;

    @Test
    void writesAFileAndLeavesNothingElse() throws Exception {
        ResultWriter.write("x.yml", directory.resolve("x.yml"), "größe: 1\n");

        assertThat(directory.resolve("x.yml")).hasContent("größe: 1\n");
        assertThat(names()).containsExactly("x.yml");
    }

    @Test
    void makesMissingDirectories() throws Exception {
        ResultWriter.write("x", directory.resolve(".github/workflows/x.yml"), "1\n");

        assertThat(directory.resolve(".github/workflows/x.yml")).hasContent("1\n");
    }

    @Test
    void keepsThePermissionsOfTheFileThatWasThere() throws Exception {
        Path file = Files.writeString(directory.resolve("x"), "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-x---"));

        ResultWriter.write("x", file, "new");

        assertThat(file).hasContent("new");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rwxr-x---");
    }

    @Test
    void givesANewFileThePermissionsOfAnyNewFile() throws Exception {
        Path ordinary = Files.createFile(directory.resolve("ordinary"));
        ResultWriter.write("x", directory.resolve("x"), "1");

        assertThat(Files.getPosixFilePermissions(directory.resolve("x")))
                .isEqualTo(Files.getPosixFilePermissions(ordinary));
    }

    @Test
    void writesWhereASymbolicLinkLeads() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "old");
        Path link = Files.createSymbolicLink(directory.resolve("link"), Path.of("file"));

        ResultWriter.write("link", link, "new");

        assertThat(Files.isSymbolicLink(link)).isTrue();
        assertThat(file).hasContent("new");
    }

    @Test
    void refusesASymbolicLinkThatLeadsNowhere() throws Exception {
        Path link = Files.createSymbolicLink(directory.resolve("link"), Path.of("nowhere"));

        assertThatThrownBy(() -> ResultWriter.write("link", link, "new"))
                .hasMessage(
                        "stagefan: could not write link because it is a symbolic link that leads nowhere; remove it\n");
        assertThat(names()).containsExactly("link");
    }

    @Test
    void refusesADirectory() {
        assertThatThrownBy(() -> ResultWriter.write("here", directory, "new"))
                .hasMessage("stagefan: could not write here because it is a directory; give the path of a file in it\n")
                .extracting(failure -> ((Failure) failure).exitCode())
                .isEqualTo(ExitCode.BAD_INPUT);
    }

    @Test
    void refusesAPathThroughAFile() throws Exception {
        Files.writeString(directory.resolve("file"), "");

        assertThatThrownBy(() -> ResultWriter.write("file/x", directory.resolve("file/x"), "new"))
                .hasMessage("stagefan: could not write file/x because a part of its path is not a directory\n");
    }

    @Test
    void saysNothingToAReaderThatIsGone() {
        assertThatThrownBy(() -> ResultWriter.write(failing("Broken pipe"), "x"))
                .hasMessage("")
                .extracting(failure -> ((Failure) failure).exitCode())
                .isEqualTo(ExitCode.OUTSIDE_FAILED);
    }

    @Test
    void saysThatTheDiskIsFull() {
        assertThatThrownBy(() -> ResultWriter.write(failing("No space left on device"), "x"))
                .hasMessage("stagefan: could not write the result because no space left on device\n");
    }

    private static OutputStream failing(String message) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(message);
            }
        };
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
