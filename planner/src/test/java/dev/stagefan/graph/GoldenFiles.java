package dev.stagefan.graph;

import dev.stagefan.dockerfile.value.Platform;
import dev.stagefan.dockerfile.value.PlatformSpecifier;
import dev.stagefan.dockerfile.value.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Files that lie beside each other: NAME.Dockerfile, NAME.request with {@code target=}, {@code platform=},
 * {@code arg.KEY=} and {@code context.NAME=} lines, and what is expected of them.
 *
 * <p>{@code -Dstagefan.golden.update=true} writes what is expected anew; look at the difference before you commit it.
 */
final class GoldenFiles {
    private static final Path RESOURCES = Path.of("src/test/resources/dev/stagefan/graph");
    private static final String DOCKERFILE = ".Dockerfile";

    private GoldenFiles() {}

    /** The names of the cases in a folder. */
    static List<String> cases(String folder) {
        try (Stream<Path> files = Files.list(RESOURCES.resolve(folder))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(DOCKERFILE))
                    .map(name -> name.substring(0, name.length() - DOCKERFILE.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String dockerfile(String folder, String name) {
        return read(file(folder, name, "Dockerfile"));
    }

    static BuildRequest request(String folder, String name) throws Refusal {
        Path file = file(folder, name, "request");
        @Nullable String target = null;
        Platform platform = Platform.LINUX_AMD64;
        Map<String, String> args = new LinkedHashMap<>();
        Map<String, String> contexts = new LinkedHashMap<>();
        for (String line : Files.exists(file) ? read(file).lines().toList() : List.<String>of()) {
            String key = line.substring(0, line.indexOf('='));
            String value = line.substring(line.indexOf('=') + 1);
            if (key.equals("target")) {
                target = value;
            } else if (key.equals("platform")) {
                platform = PlatformSpecifier.parse(value, platform).platform();
            } else if (key.startsWith("arg.")) {
                args.put(key.substring("arg.".length()), value);
            } else if (key.startsWith("context.")) {
                contexts.put(key.substring("context.".length()), value);
            } else {
                throw new IllegalArgumentException(file + " does not know " + key);
            }
        }
        return new BuildRequest(target, args, platform, Platform.LINUX_AMD64, contexts);
    }

    /** What is expected; what there is where the expectation is to be written anew. */
    static String expected(String folder, String name, String extension, String actual) {
        Path file = file(folder, name, extension);
        if (Boolean.getBoolean("stagefan.golden.update")) {
            try {
                Files.writeString(file, actual);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return read(file);
    }

    private static Path file(String folder, String name, String extension) {
        return RESOURCES.resolve(folder).resolve(name + "." + extension);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
