package dev.stagefan.estimate.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagefan.estimate.Estimate.Knowledge;
import dev.stagefan.estimate.Estimate.Unknown;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Markdown and HTML: the small case as a whole, and what holds for all of them. */
class RenderedTest {
    private static final Path GOLDEN = Path.of("src/test/resources/estimate");
    private static final String HOSTILE =
            "</script><img src=x onerror=alert(1)>|`@a`#1;:\n\u202ea%%b" + "x".repeat(200);

    @Test
    void theSmallCase() throws IOException {
        Cases cases = Cases.small(7200.0);

        check("small.md", EstimateMarkdown.render(cases.estimate(), cases.plan()));
        check("small.html", EstimateHtml.render(cases.estimate(), cases.graph(), cases.plan()));
    }

    @Test
    void partsOfAUsersFileAreNothingButText() {
        Cases cases = Cases.small(7200.0).with(HOSTILE);
        String html = EstimateHtml.render(cases.estimate(), cases.graph(), cases.plan());
        String markdown = EstimateMarkdown.render(cases.estimate(), cases.plan());

        assertThat(html).doesNotContain("<img", "\u202e");
        assertThat(html.split("</script>", -1)).hasSize(3);
        assertThat(markdown).doesNotContain("<img", "\u202e", "|`", "</script", "`@a");
    }

    @Test
    void aPageAsksTheNetworkForNothing() {
        Cases cases = Cases.large(4);

        assertThat(EstimateHtml.render(cases.estimate(), cases.graph(), cases.plan()))
                .contains("default-src 'none'")
                .doesNotContain("http:", "https:", "src=", "url(", "@import", " style=");
    }

    @Test
    void withNothingKnownNoTimeIsShown() {
        Cases cases = Cases.small(null).with(Knowledge.NONE, List.of(new Unknown("server", "it is everywhere")));
        String markdown = EstimateMarkdown.render(cases.estimate(), cases.plan());
        String html = EstimateHtml.render(cases.estimate(), cases.graph(), cases.plan());

        assertThat(markdown).doesNotContain("median |", "gantt", "1 h 36 min");
        assertThat(html).doesNotContain("id=\"gantt-section\"", "id=\"jobs-section\"", "class=\"figures\"");
    }

    @Test
    void aLargePlanFitsIntoAJobSummary() {
        Cases cases = Cases.large(90);

        assertThat(EstimateMarkdown.render(cases.estimate(), cases.plan()).getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThan(1 << 20);
    }

    private static void check(String name, String actual) throws IOException {
        Path file = GOLDEN.resolve(name);
        if ("write".equals(System.getProperty("golden"))) {
            Files.createDirectories(GOLDEN);
            Files.writeString(file, actual);
        }
        assertThat(actual).isEqualTo(Files.readString(file));
    }
}
