package dev.stagefan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every command that a {@code console} block of README.md or docs shows does what the page says.
 *
 * <p>The commands of a page run one after the other at the root of a Git work tree that holds the examples. A command
 * that does not end with 0 is followed by {@code $ echo $?}. {@code -Dgolden=write} writes outputs that are out of date
 * anew; read the difference before you commit it.
 */
class DocumentedCommandsTest {
    private static final List<String> EXIT_CODE = List.of("echo", "$?");

    @TempDir
    Path temporary;

    static List<Path> pages() throws IOException {
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

    @ParameterizedTest
    @MethodSource("pages")
    void commandsDoWhatThePageSays(Path page) throws IOException {
        Session session = new Session(ExampleTree.plant(temporary));
        List<ConsoleBlock> commands = ConsoleBlock.of(page);
        for (int i = 0; i < commands.size(); i++) {
            ConsoleBlock command = commands.get(i);
            if (command.words().equals(EXIT_CODE)) {
                continue;
            }
            assertThat(command.words().get(0)).isEqualTo("./stagefan");
            Session.Outcome outcome = session.run(
                    command.words().subList(1, command.words().size()).toArray(String[]::new));
            if (Golden.isWriting()
                    && !command.shown().isEmpty()
                    && !command.pattern().matcher(outcome.both()).matches()) {
                command.rewrite(outcome.both());
                commands = ConsoleBlock.of(page);
            }
            check(commands.get(i), exitCode(commands.subList(i + 1, commands.size())), outcome);
        }
    }

    @Test
    void theReadmeShowsEveryCommand() throws IOException {
        assertThat(ConsoleBlock.of(Project.root().resolve("README.md")))
                .extracting(command -> command.words().get(1))
                .contains("graph", "plan", "generate", "estimate", "lint");
    }

    private static void check(ConsoleBlock command, int exitCode, Session.Outcome outcome) {
        String place = command.page().getFileName() + ":" + command.line();
        assertThat(outcome.exitCode()).as(place + "\n" + outcome.both()).isEqualTo(exitCode);
        if (!command.shown().isEmpty()) {
            assertThat(outcome.both()).as(place).matches(command.pattern());
        }
    }

    private static int exitCode(List<ConsoleBlock> next) {
        return !next.isEmpty() && next.get(0).words().equals(EXIT_CODE)
                ? Integer.parseInt(next.get(0).shown().get(0))
                : 0;
    }
}
