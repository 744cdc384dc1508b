package dev.stagefan.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mermaid draws the diagrams of {@code stagefan estimate --format markdown}. */
@Tag("browser")
class EstimateDiagramsTest {
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
        Files.writeString(folder.resolve("Dockerfile"), DOCKERFILE);
        Files.writeString(
                folder.resolve("timings.yml"),
                "schema: stagefan/timings/v1\nstages: {gantt: 9m, section: 1h, click: 1h, title: 1h, end: 5m}\n");
        String markdown =
                Stagefan.run(folder, List.of("estimate", "--format=markdown", "--timings=timings.yml", "--timeout=3h"));
        assertThat(Drawings.of(markdown, folder))
                .hasSize(2)
                .allSatisfy(drawing -> assertThat(drawing)
                        .contains("section", "click", "title", "end")
                        .doesNotContain("Syntax error"));
    }
}
