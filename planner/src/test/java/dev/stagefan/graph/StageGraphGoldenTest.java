package dev.stagefan.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stagefan.dockerfile.Diagnostic;
import dev.stagefan.dockerfile.Dockerfile;
import dev.stagefan.dockerfile.DockerfileException;
import dev.stagefan.dockerfile.instruction.DockerfileReader;
import dev.stagefan.dockerfile.value.Refusal;
import dev.stagefan.graph.render.GraphDot;
import dev.stagefan.graph.render.GraphJson;
import dev.stagefan.graph.render.GraphMermaid;
import dev.stagefan.graph.render.GraphText;
import dev.stagefan.graph.resolve.GraphBuilder;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What graphs are made of Dockerfiles, how they are shown, and what is refused where. */
class StageGraphGoldenTest {
    private static final String GRAPHS = "golden";
    private static final String REFUSED = "refused";

    static List<String> graphs() {
        return GoldenFiles.cases(GRAPHS);
    }

    static List<String> refused() {
        return GoldenFiles.cases(REFUSED);
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void makesTheGraphBesideTheDockerfile(String name) throws DockerfileException, Refusal {
        String json = GraphJson.render(graph(GRAPHS, name), name + ".Dockerfile");

        assertThat(json).isEqualTo(GoldenFiles.expected(GRAPHS, name, "json", json));
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void showsTheTreeBesideTheDockerfile(String name) throws DockerfileException, Refusal {
        String text = GraphText.render(graph(GRAPHS, name));

        assertThat(text).isEqualTo(GoldenFiles.expected(GRAPHS, name, "txt", text));
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void drawsTheGraphBesideTheDockerfile(String name) throws DockerfileException, Refusal {
        StageGraph graph = graph(GRAPHS, name);
        String mermaid = GraphMermaid.render(graph);
        String dot = GraphDot.render(graph);

        assertThat(mermaid).isEqualTo(GoldenFiles.expected(GRAPHS, name, "mmd", mermaid));
        assertThat(dot).isEqualTo(GoldenFiles.expected(GRAPHS, name, "dot", dot));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesForTheReasonBesideTheDockerfile(String name) {
        DockerfileException refusal = catchThrowableOfType(DockerfileException.class, () -> graph(REFUSED, name));

        assertThat(refusal).as("the file is accepted").isNotNull();
        Diagnostic diagnostic = refusal.diagnostic();
        String text = "%d:%d %s\n%s\n"
                .formatted(
                        diagnostic.position().line(),
                        diagnostic.position().column(),
                        diagnostic.rule(),
                        diagnostic.message());
        assertThat(text).isEqualTo(GoldenFiles.expected(REFUSED, name, "refusal", text));
    }

    private static StageGraph graph(String folder, String name) throws DockerfileException, Refusal {
        Dockerfile dockerfile = DockerfileReader.read(GoldenFiles.dockerfile(folder, name));
        return GraphBuilder.build(dockerfile, GoldenFiles.request(folder, name));
    }
}
