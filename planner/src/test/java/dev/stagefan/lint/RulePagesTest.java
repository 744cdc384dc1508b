package dev.stagefan.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagefan.lint.rule.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule has a page in docs/lint, which shows a Dockerfile that it finds fault with, and one that it does not. */
class RulePagesTest {
    private static final Path DOCS = Path.of("../docs");

    static List<Rule> rules() {
        return Rules.ALL;
    }

    @Test
    void thereIsAPageForEachRuleAndNoOther() throws IOException {
        try (Stream<Path> pages = Files.list(DOCS.resolve("lint"))) {
            assertThat(pages.map(page -> page.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            rules().stream().map(rule -> rule.name() + ".md").toList());
        }
    }

    @Test
    void rulesAreOrderedByCodesAndNamesThatAreTheirOwn() {
        assertThat(rules()).extracting(Rule::code).doesNotHaveDuplicates().isSorted();
        assertThat(rules())
                .extracting(Rule::name)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z]+(-[a-z]+)*"));
    }

    @Test
    void theTableListsTheRules() throws IOException {
        List<String> table = Files.readAllLines(DOCS.resolve("lint.md")).stream()
                .filter(line -> line.startsWith("| [SF"))
                .toList();

        assertThat(table)
                .containsExactlyElementsOf(rules().stream()
                        .map(rule -> "| [%s](lint/%s.md) | %s | %s | %s |"
                                .formatted(
                                        rule.code(),
                                        rule.name(),
                                        rule.name(),
                                        rule.severity().name().toLowerCase(Locale.ROOT),
                                        rule.summary()))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void aPageHasItsParts(Rule rule) throws IOException {
        RulePage page = page(rule);

        assertThat(page.text()).startsWith("# " + rule.code() + " " + rule.name() + "\n\n" + rule.summary() + ".\n");
        assertThat(page.headings()).containsExactly("Bad", "Good", "Why", "Source");
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theBadDockerfileShowsJustThat(Rule rule) throws Exception {
        Report report = Linter.of(Rules.ALL).lint(page(rule).fixture("Bad").subject());

        assertThat(report.findings())
                .extracting(finding -> finding.rule().code())
                .as(() -> report.findings().toString())
                .containsExactly(rule.code());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theGoodDockerfileShowsNothing(Rule rule) throws Exception {
        assertThat(Linter.of(Rules.ALL)
                        .lint(page(rule).fixture("Good").subject())
                        .findings())
                .isEmpty();
    }

    private static RulePage page(Rule rule) throws IOException {
        return RulePage.of(Files.readString(DOCS.resolve("lint").resolve(rule.name() + ".md")));
    }
}
