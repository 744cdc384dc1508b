package dev.stagefan.acceptance;

import dev.stagefan.testbed.Buildx;
import dev.stagefan.testbed.Engine;
import dev.stagefan.testbed.Registry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Dockerfiles that are hard to build in parts; what they are is said in {@code src/test/resources/collapse}. */
final class NastyDockerfiles {
    private static final Path COLLAPSE = Path.of("src/test/resources/collapse");

    private NastyDockerfiles() {}

    /** A folder for each build. */
    static Stream<Path> all() {
        return folders(COLLAPSE).filter(folder -> Files.exists(folder.resolve("Dockerfile")));
    }

    /** A registry that holds the images that they build on. */
    static Registry hub() {
        Registry hub = Registry.open();
        try (Engine engine = Engine.start();
                Buildx buildx = Buildx.on(engine)) {
            buildx.pushBusybox(hub.address() + "/library/busybox:latest");
            buildx.pushBusybox(hub.address() + "/library/busybox:1.37");
        }
        try (Engine engine = Engine.withHub(hub);
                Buildx buildx = Buildx.on(engine)) {
            for (String image : List.of("envy", "trigger")) {
                buildx.build(
                        COLLAPSE.resolve("images"),
                        List.of(
                                "--provenance=false",
                                "--push",
                                "--file=" + image + ".Dockerfile",
                                "--tag=" + hub.address() + "/library/" + image + ":latest",
                                "."));
            }
        }
        return hub;
    }

    /** The options of a folder's build, as {@code --build-arg=A=1}. */
    static List<String> options(Path folder) {
        Path options = folder.resolve("options");
        try {
            return Files.exists(options) ? Files.readAllLines(options) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> folders(Path parent) {
        try (Stream<Path> entries = Files.list(parent)) {
            return entries.filter(Files::isDirectory).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
