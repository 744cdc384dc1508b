package dev.stagefan.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * A folder of Dockerfiles with what is expected of each beside it.
 *
 * <p>After a wanted change {@code -Dgolden=write} writes the expectations anew; read their diff.
 */
record GoldenFiles(Path folder) {
    static GoldenFiles in(String name) {
        return new GoldenFiles(Path.of("src/test/resources/dev/stagefan/dockerfile", name));
    }

    /** The Dockerfiles' names, in order. */
    Stream<String> names() {
        try (Stream<Path> files = Files.list(folder)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".Dockerfile"))
                    .map(name -> name.substring(0, name.length() - ".Dockerfile".length()))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] dockerfile(String name) throws IOException {
        return Files.readAllBytes(folder.resolve(name + ".Dockerfile"));
    }

    void check(String name, String actual) throws IOException {
        Path expected = folder.resolve(name + ".expected");
        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(expected, actual);
        }
        assertThat(actual).isEqualTo(Files.readString(expected));
    }
}
