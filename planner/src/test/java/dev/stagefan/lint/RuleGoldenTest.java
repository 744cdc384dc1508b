package dev.stagefan.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagefan.lint.rule.Rules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each rule has a folder of Dockerfiles, with what it finds in each beside it: NAME.Dockerfile, NAME.expected and, where
 * they are needed, NAME.options (a word a line) and NAME.timings.yml.
 *
 * <p>After a wanted change {@code -Dgolden=write} writes the expectations anew; read their diff.
 */
class RuleGoldenTest {
    private static final Path FOLDER = Path.of("src/test/resources/dev/stagefan/lint");
    private static final String DOCKERFILE = ".Dockerfile";

    static List<String> cases() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.map(file -> FOLDER.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> name.endsWith(DOCKERFILE))
                    .map(name -> name.substring(0, name.length() - DOCKERFILE.length()))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void findsWhatIsBesideTheDockerfile(String name) throws Exception {
        String rule = name.substring(0, name.indexOf('/'));
        List<Rule> rules = Rules.ALL.stream()
                .filter(known -> known.name().equals(rule) || rule.equals(BadIgnore.RULE.name()))
                .toList();
        Fixture fixture = new Fixture(read(name, "Dockerfile", ""), options(name), timings(name));
        Report report = Linter.of(Rules.ALL, rules).lint(fixture.subject());

        check(name, text(report));
    }

    @Test
    void eachRuleHasAFolderWithFindingsAndOneWithout() throws IOException {
        for (Rule rule : Rules.ALL) {
            List<String> expected = cases().stream()
                    .filter(name -> name.startsWith(rule.name() + "/"))
                    .map(name -> read(name, "expected", ""))
                    .toList();
            assertThat(expected).as(rule.name()).anyMatch(text -> text.contains(rule.code()));
            assertThat(expected).as(rule.name()).anyMatch(text -> !text.contains(rule.code()));
        }
    }

    private static String text(Report report) {
        return report.findings().isEmpty()
                ? "nothing\n"
                : report.findings().stream().map(RuleGoldenTest::text).collect(Collectors.joining());
    }

    private static String text(Finding finding) {
        String help = finding.help() == null ? "" : "  help: " + finding.help() + "\n";
        return "%d:%d %s %s: %s\n"
                        .formatted(
                                finding.position().line(),
                                finding.position().column(),
                                finding.severity(),
                                finding.rule().code(),
                                finding.message())
                + help;
    }

    private static List<String> options(String name) {
        return read(name, "options", "").lines().toList();
    }

    private static @Nullable String timings(String name) {
        String text = read(name, "timings.yml", "");
        return text.isEmpty() ? null : text;
    }

    private static String read(String name, String extension, String otherwise) {
        Path file = FOLDER.resolve(name + "." + extension);
        try {
            return Files.exists(file) ? Files.readString(file) : otherwise;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void check(String name, String actual) throws IOException {
        Path expected = FOLDER.resolve(name + ".expected");
        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(expected, actual);
        }
        assertThat(actual).isEqualTo(Files.readString(expected));
    }
}
