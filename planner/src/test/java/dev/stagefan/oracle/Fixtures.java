package dev.stagefan.oracle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The Dockerfiles that lie in folders. */
final class Fixtures {
    private static final List<Path> OWN = List.of(Path.of("src/test/resources"), Path.of("../examples"));

    private Fixtures() {}

    /** Our own: every Dockerfile among the test resources of this module and in the examples. */
    static Stream<BuildCase> own() {
        return OWN.stream().filter(Files::isDirectory).flatMap(Fixtures::in).filter(Fixtures::isDockerfile);
    }

    /** Every file in a folder and below. */
    static Stream<BuildCase> in(Path folder) {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile).sorted().toList().stream().map(path -> read(folder, path));
        } catch (IOException broken) {
            throw new UncheckedIOException("could not list " + folder, broken);
        }
    }

    private static boolean isDockerfile(BuildCase found) {
        return Path.of(found.name())
                .getFileName()
                .toString()
                .toLowerCase(Locale.ROOT)
                .contains("dockerfile");
    }

    private static BuildCase read(Path folder, Path path) {
        try {
            return BuildCase.of(folder.relativize(path).toString(), Files.readAllBytes(path), RequestMaker.PLAIN);
        } catch (IOException broken) {
            throw new UncheckedIOException("could not read " + path, broken);
        }
    }
}
