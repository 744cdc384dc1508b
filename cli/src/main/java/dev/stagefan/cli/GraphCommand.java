package dev.stagefan.cli;

import dev.stagefan.cli.text.Printable;
import dev.stagefan.graph.StageGraph;
import dev.stagefan.graph.render.GraphDot;
import dev.stagefan.graph.render.GraphJson;
import dev.stagefan.graph.render.GraphMermaid;
import dev.stagefan.graph.render.GraphText;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code stagefan graph}. */
@Command(
        name = "graph",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        abbreviateSynopsis = true,
        parameterListHeading = "%n",
        description = "Show the stage graph: which stage builds on, copies from or mounts which.",
        footer = {
            "",
            "Examples:",
            "  stagefan graph",
            "  stagefan graph --target runtime docker/Dockerfile",
            "  stagefan graph --format dot docker/Dockerfile | dot -Tsvg -o stages.svg"
        })
final class GraphCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    DockerfileParameter dockerfile = new DockerfileParameter();

    @Option(names = "--format", paramLabel = "FORMAT", description = "${COMPLETION-CANDIDATES} (default: text).")
    Format format = Format.TEXT;

    @Mixin
    OutputOption output = new OutputOption();

    @ArgGroup(validate = false, heading = "%nThe build request, as for docker buildx build:%n")
    RequestOptions request = new RequestOptions();

    enum Format {
        TEXT,
        JSON,
        MERMAID,
        DOT;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    GraphCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws Failure {
        DockerfileSource source = DockerfileSource.read(surroundings, dockerfile.given());
        StageGraph graph = source.graph(request.request(surroundings.environment()), surroundings.err());
        output.write(surroundings, render(source.shown(), graph));
        return ExitCode.HOLDS.number();
    }

    private String render(String path, StageGraph graph) {
        return switch (format) {
            case TEXT -> Printable.text(GraphText.render(graph));
            case JSON -> GraphJson.render(graph, path);
            case MERMAID -> GraphMermaid.render(graph);
            case DOT -> GraphDot.render(graph);
        };
    }
}
