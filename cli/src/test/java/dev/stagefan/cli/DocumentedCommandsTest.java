package dev.stagefan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every command that a {@code console} block of README.md or docs shows does what the page says.
 *
 * <p>The commands of a page run one after the other at the root of a Git work tree that holds the examples. A page shows
 * all that a command prints, or nothing, or leaves lines out with a line of {@code ...}; a command that does not end
 * with 0 is followed by {@code $ echo $?}.
 */
class DocumentedCommandsTest {
    private static final List<String> EXIT_CODE = List.of("echo", "$?");
    private static final String LEFT_OUT = "...";

    @TempDir
    Path temporary;

    @TestFactory
    Stream<DynamicTest> commandsDoWhatThePagesSay() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path page : pages()) {
            Path tree = ExampleTree.plant(temporary.resolve(page.getFileName().toString()));
            List<ConsoleBlock> commands = ConsoleBlock.of(page);
            for (int i = 0; i < commands.size(); i++) {
                ConsoleBlock command = commands.get(i);
                if (!command.words().equals(EXIT_CODE)) {
                    int expected = exitCode(commands.subList(i + 1, commands.size()));
                    tests.add(DynamicTest.dynamicTest(
                            page.getFileName() + ":" + command.line() + " " + String.join(" ", command.words()),
                            () -> check(command, expected, tree)));
                }
            }
        }
        assertThat(tests).isNotEmpty();
        return tests.stream();
    }

    private static void check(ConsoleBlock command, int exitCode, Path tree) {
        assertThat(command.words().get(0)).isEqualTo("./stagefan");
        List<String> arguments = command.words().subList(1, command.words().size());
        Session.Outcome outcome = new Session(tree).run(arguments.toArray(String[]::new));

        assertThat(outcome.exitCode()).as(outcome.both()).isEqualTo(exitCode);
        if (!command.shown().isEmpty()) {
            assertThat(outcome.both()).matches(pattern(command.shown()));
        }
    }

    private static Pattern pattern(List<String> shown) {
        return Pattern.compile(shown.stream()
                .map(line -> line.equals(LEFT_OUT) ? "(?:.*\n)*?" : Pattern.quote(line + "\n"))
                .collect(Collectors.joining()));
    }

    private static int exitCode(List<ConsoleBlock> next) {
        return !next.isEmpty() && next.get(0).words().equals(EXIT_CODE)
                ? Integer.parseInt(next.get(0).shown().get(0))
                : 0;
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.walk(Project.root().resolve("docs"))) {
            List<Path> pages =
                    new ArrayList<>(docs.filter(file -> file.toString().endsWith(".md"))
                            .sorted()
                            .toList());
            pages.add(Project.root().resolve("README.md"));
            pages.add(Project.root().resolve("CONTRIBUTING.md"));
            return pages;
        }
    }
}
