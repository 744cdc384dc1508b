package dev.stagefan.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stagefan.collapse.CollapsedDockerfile;
import dev.stagefan.dockerfile.Dockerfile;
import dev.stagefan.dockerfile.DockerfileException;
import dev.stagefan.dockerfile.instruction.DockerfileReader;
import dev.stagefan.dockerfile.value.Platform;
import dev.stagefan.graph.BuildRequest;
import dev.stagefan.graph.StageGraph;
import dev.stagefan.graph.resolve.GraphBuilder;
import dev.stagefan.plan.Output;
import dev.stagefan.plan.Transport;
import dev.stagefan.testbed.Buildx;
import dev.stagefan.testbed.Engine;
import dev.stagefan.testbed.FaultyRegistry;
import dev.stagefan.testbed.Link;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Measures what a merge job pulls, and how long it takes, when it copies a small part of a large stage: with the whole
 * stage's image, and with a slice. Prints the table of docs/benchmarks.md.
 *
 * <p>Run by testbed/benchmarks/slices.
 */
final class SliceBenchmark {
    private static final int TAKEN_MEGABYTES = 50;
    private static final int LAYERS = 5;
    private static final int LAYER_MEGABYTES = 190;
    private static final double LINK = 50e6;
    private static final double MEGA = 1e6;
    private static final double NANOS_A_SECOND = 1e9;

    private SliceBenchmark() {}

    /** What a merge job cost. */
    private record Cost(double seconds, double received) {
        static Cost median(List<Cost> all) {
            return new Cost(
                    Numbers.median(all.stream().map(Cost::seconds).toList()),
                    Numbers.median(all.stream().map(Cost::received).toList()));
        }
    }

    /**
     * Runs it.
     *
     * @param arguments how often each merge is repeated
     */
    public static void main(String[] arguments) throws IOException, DockerfileException {
        int repetitions = Integer.parseInt(arguments[0]);
        Dockerfile dockerfile = DockerfileReader.read(dockerfile());
        StageGraph graph = GraphBuilder.build(
                dockerfile, new BuildRequest(null, Map.of(), Platform.LINUX_AMD64, Platform.LINUX_AMD64, Map.of()));
        List<Output> ways = List.of(
                new Output(0, "tools", Transport.STAGE_IMAGE, List.of(), null, "cache-tools"),
                new Output(0, "tools", Transport.SLICE, List.of("/taken"), null, "cache-tools"));
        System.out.println("| the merge job takes | pushed as, MB | pulled, MB | seconds |");
        System.out.println("|---|---|---|---|");
        try (Workshop workshop = Workshop.open();
                Engine engine = Engine.withHub(workshop.registry());
                Buildx buildx = Buildx.on(engine);
                FaultyRegistry unhurried = FaultyRegistry.before(workshop.registry())) {
            for (Output way : ways) {
                long before = unhurried.sent();
                String digest = build(
                        buildx,
                        CollapsedDockerfile.ofOutput(dockerfile, graph, way, Map.of()),
                        unhurried.address() + "/slices/" + way.key());
                double pushed = unhurried.sent() - before;
                Cost cost = merge(workshop, dockerfile, graph, "slices/" + way.key() + "@" + digest, repetitions);
                System.out.printf(
                        Locale.ROOT,
                        "| %s | %.0f | %.1f | %.2f |%n",
                        way.transport() == Transport.SLICE ? "a slice" : "the stage image",
                        pushed / MEGA,
                        cost.received() / MEGA,
                        cost.seconds());
            }
        }
    }

    /** Each time with an engine that has nothing yet. */
    private static Cost merge(Workshop workshop, Dockerfile dockerfile, StageGraph graph, String image, int repetitions)
            throws IOException, DockerfileException {
        List<Cost> all = new ArrayList<>();
        for (int repetition = 0; repetition < repetitions; repetition++) {
            try (FaultyRegistry link = FaultyRegistry.before(workshop.registry(), Link.of(LINK));
                    Engine engine = Engine.withHub(workshop.registry());
                    Buildx buildx = Buildx.on(engine)) {
                CollapsedDockerfile collapsed =
                        CollapsedDockerfile.ofTarget(dockerfile, graph, Map.of(0, link.address() + "/" + image));
                long begun = System.nanoTime();
                build(buildx, collapsed, link.address() + "/slices/final");
                all.add(new Cost((System.nanoTime() - begun) / NANOS_A_SECOND, link.received()));
            }
        }
        return Cost.median(all);
    }

    /** Builds, and pushes under the name, compressed as the agent has it. */
    private static String build(Buildx buildx, CollapsedDockerfile collapsed, String name) throws IOException {
        Path folder = Files.createTempDirectory("slices");
        Path file = folder.resolve("Dockerfile");
        Path metadata = folder.resolve("metadata.json");
        try {
            Files.writeString(file, collapsed.text());
            List<String> arguments = new ArrayList<>(List.of(
                    "--output=type=image,push=true,compression=zstd,name=" + name,
                    "--provenance=false",
                    "--metadata-file=" + metadata));
            if (collapsed.target() != null) {
                arguments.add("--target=" + collapsed.target());
            }
            arguments.add(".");
            buildx.build(folder, arguments);
            return new ObjectMapper()
                    .readTree(metadata.toFile())
                    .get("containerimage.digest")
                    .asText();
        } finally {
            Files.deleteIfExists(metadata);
            Files.deleteIfExists(file);
            Files.delete(folder);
        }
    }

    private static String dockerfile() {
        StringBuilder text = new StringBuilder("FROM busybox:1.37 AS tools\n");
        text.append("RUN head -c " + TAKEN_MEGABYTES + "000000 /dev/urandom >/taken\n");
        for (int layer = 0; layer < LAYERS; layer++) {
            text.append("RUN head -c " + LAYER_MEGABYTES + "000000 /dev/urandom >/left-" + layer + "\n");
        }
        return text + "FROM busybox:1.37\nCOPY --from=tools /taken /taken\n";
    }
}
