package dev.stagefan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Logs of real builds, each folder with the Dockerfile as it is now, and the timings and remarks that come of them. Files
 * called {@code build.log} and {@code build.json} are what BuildKit wrote with plain and rawjson progress, but for the names
 * of builder and registry; the job log has GitHub's lines put around one.
 */
class TimingsImportGoldenTest {
    private static final Path FOLDER = Project.root().resolve("cli/src/test/resources/timings");

    static List<String> cases() throws IOException {
        try (Stream<Path> folders = Files.list(FOLDER)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void makesTheTimingsBesideTheLog(String name) throws IOException {
        Path folder = FOLDER.resolve(name);
        List<String> arguments = new ArrayList<>(List.of("timings", "import"));
        Path more = folder.resolve("arguments");
        if (Files.exists(more)) {
            arguments.addAll(List.of(Files.readString(more).strip().split(" ")));
        }
        try (Stream<Path> files = Files.list(folder)) {
            files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".log") || file.endsWith(".json"))
                    .sorted()
                    .forEach(arguments::add);
        }

        Session.Outcome outcome = new Session(folder).run(arguments.toArray(String[]::new));

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        Golden.check("timings/" + name + "/expected.yml", outcome.out());
        Golden.check("timings/" + name + "/expected.txt", outcome.err());
    }
}
