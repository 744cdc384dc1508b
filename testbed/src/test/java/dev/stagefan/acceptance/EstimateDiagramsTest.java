package dev.stagefan.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stagefan.testbed.Browser;
import dev.stagefan.testbed.Browser.Scheme;
import dev.stagefan.testbed.Browser.Screen;
import dev.stagefan.testbed.Testbed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mermaid draws the diagrams of {@code stagefan estimate --format markdown}. */
@Tag("browser")
class EstimateDiagramsTest {
    private static final Pattern DIAGRAM = Pattern.compile("(?s)```mermaid\n(.*?)```");

    /** Stages whose names are words of Mermaid's own. */
    private static final String DOCKERFILE = """
            FROM busybox AS gantt
            RUN true
            FROM gantt AS section
            RUN make section
            FROM gantt AS click
            RUN make click
            FROM gantt AS title
            RUN make title
            FROM gantt AS end
            COPY --from=section /a /a
            COPY --from=click /a /b
            COPY --from=title /a /c
            RUN true
            """;

    @TempDir
    private Path folder;

    @Test
    void mermaidDrawsThemWhateverTheStagesAreCalled() throws IOException {
        Testbed.require(Testbed.Part.MERMAID);
        Files.writeString(folder.resolve("Dockerfile"), DOCKERFILE);
        Files.writeString(
                folder.resolve("timings.yml"),
                "schema: stagefan/timings/v1\nstages: {gantt: 9m, section: 1h, click: 1h, title: 1h, end: 5m}\n");
        Files.writeString(
                folder.resolve("page.html"),
                "<!DOCTYPE html><meta charset=utf-8><script src=\"%s\"></script>"
                        .formatted(Testbed.file("checkers/node_modules/mermaid/dist/mermaid.min.js")
                                .toUri()));
        String markdown =
                Stagefan.run(folder, List.of("estimate", "--format=markdown", "--timings=timings.yml", "--timeout=3h"));
        List<String> diagrams = DIAGRAM.matcher(markdown)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();

        assertThat(diagrams).hasSize(2);
        try (Browser browser = Browser.start()) {
            browser.open(folder.resolve("page.html"), Screen.DESKTOP, Scheme.LIGHT);
            for (String diagram : diagrams) {
                JsonNode drawn = browser.run("return mermaid.render('drawing', %s).then(d => d.svg)"
                        .formatted(new ObjectMapper().writeValueAsString(diagram)));
                assertThat(drawn.asText())
                        .contains("section", "click", "title", "end")
                        .doesNotContain("Syntax error");
            }
        }
    }
}
