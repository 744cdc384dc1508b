package dev.stagefan.faults;

import dev.stagefan.dockerfile.Dockerfile;
import dev.stagefan.dockerfile.DockerfileException;
import dev.stagefan.dockerfile.instruction.DockerfileReader;
import dev.stagefan.dockerfile.value.Platform;
import dev.stagefan.fleet.Fleet;
import dev.stagefan.fleet.Limits;
import dev.stagefan.fleet.Overrides;
import dev.stagefan.graph.BuildRequest;
import dev.stagefan.graph.StageGraph;
import dev.stagefan.graph.resolve.GraphBuilder;
import dev.stagefan.plan.Carrier;
import dev.stagefan.plan.Job;
import dev.stagefan.plan.Plan;
import dev.stagefan.plan.PlanException;
import dev.stagefan.plan.PlanJson;
import dev.stagefan.plan.PlanRequest;
import dev.stagefan.plan.Planner;
import dev.stagefan.timings.Timings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/**
 * A folder with a Dockerfile and a plan: a job makes tools, and the merge job takes them. What is built is the same whoever builds it, and unlike what any other folder's build makes.
 */
record Product(Path folder, Plan plan) implements AutoCloseable {
    private static final String DOCKERFILE = """
            FROM busybox:1.37 AS tools
            COPY blob step.sh /opt/tools/
            RUN sh /opt/tools/step.sh
            RUN sha256sum /opt/tools/blob >/opt/tools/sum

            FROM busybox:1.37
            COPY --from=tools /opt/tools /opt/tools
            RUN sha256sum -c /opt/tools/sum >/checked
            """;

    /** Large enough to be cut in the middle, and does not compress. */
    private static final int BLOB_BYTES = 2_000_000;

    /**
     * Makes one.
     *
     * @param seed which one
     * @param step what a RUN of the first stage does
     */
    static Product of(int seed, String step) {
        byte[] blob = new byte[BLOB_BYTES];
        new Random(seed).nextBytes(blob);
        try {
            Path folder = Files.createTempDirectory("product");
            Files.writeString(folder.resolve("Dockerfile"), DOCKERFILE);
            Files.write(folder.resolve("blob"), blob);
            Files.writeString(folder.resolve("step.sh"), step + "\n");
            Plan plan = planned();
            Files.writeString(folder.resolve("plan.json"), PlanJson.write(plan));
            return new Product(folder, plan);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (DockerfileException | PlanException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Plan planned() throws DockerfileException, PlanException {
        Dockerfile dockerfile = DockerfileReader.read(DOCKERFILE);
        StageGraph graph = GraphBuilder.build(
                dockerfile, new BuildRequest(null, Map.of(), Platform.LINUX_AMD64, Platform.LINUX_AMD64, Map.of()));
        return Planner.plan(new PlanRequest(
                "Dockerfile",
                "",
                graph,
                Timings.NONE,
                Fleet.GITHUB,
                Limits.NONE,
                new Overrides(List.of("tools"), List.of(), Map.of()),
                Carrier.AGENT));
    }

    /** The job that makes what the other one takes. */
    Job stageJob() {
        return plan.jobs().get(0);
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
