package dev.stagefan.acceptance;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stagefan.collapse.CollapsedDockerfile;
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
import dev.stagefan.plan.Input;
import dev.stagefan.plan.Job;
import dev.stagefan.plan.Output;
import dev.stagefan.plan.Plan;
import dev.stagefan.plan.PlanException;
import dev.stagefan.plan.PlanRequest;
import dev.stagefan.plan.Planner;
import dev.stagefan.testbed.Buildx;
import dev.stagefan.testbed.Engine;
import dev.stagefan.testbed.Registry;
import dev.stagefan.timings.Timings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Carries out a plan with nothing but collapsed Dockerfiles: an empty engine for each job, which is given what the plan says
 * that the job needs and nothing else.
 */
final class CollapsedBuild {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final Path temporary;
    private final Registry hub;
    private final Registry images;
    private final BuildRequest request;
    private final Dockerfile dockerfile;
    private final StageGraph graph;
    private final Plan plan;
    private final Map<String, String> products = new TreeMap<>();

    CollapsedBuild(Path folder, Path temporary, Registry hub, Registry images)
            throws IOException, DockerfileException, PlanException {
        this.folder = folder;
        this.temporary = temporary;
        this.hub = hub;
        this.images = images;
        request = request(NastyDockerfiles.options(folder));
        dockerfile = DockerfileReader.read(Files.readAllBytes(folder.resolve("Dockerfile")));
        graph = GraphBuilder.build(dockerfile, request);
        plan = plan(graph);
    }

    Plan plan() {
        return plan;
    }

    /** Builds all of it; answers the digest of the final image in the repository {@code test/parts}. */
    String carryOut() throws IOException, DockerfileException {
        String digest = "";
        for (Job job : plan.jobs()) {
            Map<Integer, String> finished = new TreeMap<>();
            for (Input input : job.inputs()) {
                finished.put(input.stage(), images.address() + "/test/parts@" + products.get(input.key()));
            }
            try (Engine engine = Engine.withHub(hub);
                    Buildx buildx = Buildx.on(engine, images)) {
                buildx.with(Bench.SECRETS);
                for (Output output : job.outputs()) {
                    CollapsedDockerfile file = CollapsedDockerfile.ofOutput(dockerfile, graph, output, finished);
                    products.put(output.key(), build(buildx, job, file));
                }
                if (job.merge()) {
                    digest = build(buildx, job, CollapsedDockerfile.ofTarget(dockerfile, graph, finished));
                }
            }
        }
        return digest;
    }

    private String build(Buildx buildx, Job job, CollapsedDockerfile collapsed) throws IOException {
        Path place = Files.createTempDirectory(temporary, "build");
        Path empty = Files.createDirectory(place.resolve("empty"));
        Path file = Files.writeString(place.resolve("Dockerfile"), collapsed.text());
        Path metadata = place.resolve("metadata.json");
        List<String> arguments = new ArrayList<>(List.of(
                "--provenance=false",
                "--file=" + file,
                "--platform=" + request.platform(),
                "--metadata-file=" + metadata,
                "--output=type=image,name=" + images.address()
                        + "/test/parts,push=true,push-by-digest=true,name-canonical=true"));
        if (collapsed.target() != null) {
            arguments.add("--target=" + collapsed.target());
        }
        Map<String, String> args = new LinkedHashMap<>(request.buildArgs());
        args.keySet().retainAll(job.buildArgs());
        args.putAll(collapsed.buildArgs());
        args.forEach((name, value) -> arguments.add("--build-arg=" + name + "=" + value));
        job.secrets().forEach(secret -> arguments.add("--secret=id=" + secret.id() + ",env=" + secret.id()));
        job.entitlements().forEach(entitlement -> arguments.add("--allow=" + entitlement));
        arguments.add((job.readsContext() ? folder : empty).toAbsolutePath().toString());
        buildx.build(folder, arguments);
        return JSON.readTree(Files.readString(metadata))
                .get("containerimage.digest")
                .asText();
    }

    /** Every stage apart, where that can be. */
    private static Plan plan(StageGraph graph) throws PlanException {
        List<String> apart = graph.stages().stream()
                .filter(stage -> stage.reachable() && stage.index() != graph.target())
                .map(stage -> stage.label())
                .distinct()
                .toList();
        try {
            return plan(graph, new Overrides(apart, List.of(), Map.of()));
        } catch (PlanException e) {
            return plan(graph, Overrides.NONE);
        }
    }

    private static Plan plan(StageGraph graph, Overrides overrides) throws PlanException {
        return Planner.plan(
                new PlanRequest("Dockerfile", ".", graph, Timings.NONE, Fleet.GITHUB, Limits.NONE, overrides)
                        .carriedBy(Carrier.AGENT));
    }

    private static BuildRequest request(List<String> options) {
        Map<String, String> args = new LinkedHashMap<>();
        Platform platform = Platform.LINUX_AMD64;
        String target = null;
        for (String option : options) {
            String[] words = option.split("=", 2);
            switch (words[0].toLowerCase(Locale.ROOT)) {
                case "--build-arg" -> args.put(words[1].split("=", 2)[0], words[1].split("=", 2)[1]);
                case "--platform" -> platform = platform(words[1]);
                case "--target" -> target = words[1];
                default -> throw new IllegalArgumentException(option);
            }
        }
        return new BuildRequest(target, args, platform, Platform.LINUX_AMD64, Map.of());
    }

    private static Platform platform(String name) {
        String[] parts = name.split("/", 3);
        return new Platform(parts[0], parts[1], parts.length < 3 ? "" : parts[2]);
    }

    /** The platform that is built for. */
    String platform() {
        return request.platform().toString();
    }
}
