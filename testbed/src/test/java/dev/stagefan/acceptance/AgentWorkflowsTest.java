package dev.stagefan.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stagefan.record.BuildTrace;
import dev.stagefan.record.BuildTrace.Ending;
import dev.stagefan.record.JobRecord;
import dev.stagefan.record.RecordException;
import dev.stagefan.record.RecordJson;
import dev.stagefan.testbed.Act;
import dev.stagefan.testbed.ActRun;
import dev.stagefan.testbed.ImageComparison;
import dev.stagefan.testbed.Registry;
import dev.stagefan.testbed.Testbed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Workflows whose jobs call the runner agent, through the action of this very repository, an empty engine for each job. */
@Tag("act")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AgentWorkflowsTest {
    private static final Path INHERITED_ARG =
            Testbed.root().resolve("testbed/src/test/resources/transports/inherited-arg");
    private static final String PLAN = ".github/workflows/image.plan.json";

    @TempDir
    private static Path folder;

    private Bench bench;
    private RunnableJar jar;

    @BeforeAll
    void start() {
        bench = new Bench();
        jar = RunnableJar.in(folder);
    }

    @AfterAll
    void stop() {
        bench.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"beacon", "dynamo"})
    void anExamplesWorkflowMakesTheImageOfASingleBuild(String example) throws Exception {
        Path files = Testbed.root().resolve("examples").resolve(example);
        List<String> request = List.of("--build-arg=MINUTE=0.01", "--build-arg=MEGABYTE=1024");
        List<String> options = withAgent("--timings=timings.yml");
        options.addAll(request);
        try (Act act = bench.repository(files, options)) {
            ActRun run = act.run().orFail();

            assertThat(run.results()).hasSizeGreaterThan(5).containsKeys("resolve", "report");
            assertThat(run.summary())
                    .contains("/test/widget:main", "### ✅ All " + (run.results().size() - 2) + " jobs done")
                    .contains("```mermaid\ngantt")
                    .doesNotContain("What left no record");
            assertThat(ranTwice(run)).isEmpty();
        }
        List<String> atOnce = new ArrayList<>(request);
        labels().forEach((name, value) -> atOnce.add("--label=" + name + "=" + value));
        assertThat(ImageComparison.differences(bench.buildAtOnce(files, atOnce), bench.published()))
                .isEmpty();
    }

    @Test
    void aStalePlanIsRefusedAndSaysHowToWriteItAgain() throws IOException {
        try (Act act = bench.repository(INHERITED_ARG, withAgent("--image=stale"))) {
            act.write("Dockerfile", Files.readString(INHERITED_ARG.resolve("Dockerfile")) + "RUN echo new >/new\n");
            ActRun run = act.run();

            assertThat(run.exitCode()).isNotZero();
            assertThat(run.results().entrySet().stream()
                            .filter(result -> result.getValue().equals("success")))
                    .extracting(Map.Entry::getKey)
                    .isSubsetOf("resolve", "report");
            assertThat(run.results()).containsEntry("report", "success");
            assertThat(run.log()).contains("stagefan generate");
        }
    }

    @Test
    void aPlanThatIsNotTheWorkflowsIsRefused() throws IOException {
        try (Act act = bench.repository(INHERITED_ARG, withAgent("--image=other"))) {
            String plan = Files.readString(act.folder().resolve(PLAN));
            act.write(PLAN, plan + "\n");
            ActRun run = act.run();

            assertThat(run.results()).containsEntry("resolve", "failure").doesNotContainValue("success");
            assertThat(run.log()).contains("could not use the plan " + PLAN + " because its digest is sha256:");
        }
    }

    @Test
    void aStageThatFailsIsAnAnnotationAndIsReported() throws IOException {
        String dockerfile = Files.readString(INHERITED_ARG.resolve("Dockerfile"));
        String broken = dockerfile.replace("RUN echo \"cup", "RUN echo oven is cold; exit 3; echo \"cup");
        int line = (int)
                broken.substring(0, broken.indexOf("oven is cold")).lines().count();
        try (Act act = bench.repository(INHERITED_ARG, List.of())) {
            act.write("Dockerfile", broken);
            bench.generate(act, withAgent("--image=broken"));
            ActRun run = act.run();

            assertThat(run.results())
                    .as(run.log())
                    .containsEntry("cone", "success")
                    .containsEntry("cup", "failure")
                    .containsEntry("report", "success");
            assertThat(run.log()).contains("oven is cold").containsPattern("file=Dockerfile,line=" + line + "\\b");
            assertThat(run.summary())
                    .contains("### ❌ ")
                    .contains("#### What failed\n\n- <code>cup</code>: ")
                    .contains("#### What left no record");
        }
    }

    private List<String> withAgent(String... options) {
        List<String> all = new ArrayList<>(List.of(
                "--agent",
                "--action=" + Act.OWN_ACTION,
                "--jar=" + jar.path(),
                "--jar-sha256=" + jar.sha256(),
                // The engines have a mirror of Docker Hub, which nothing else in the jobs knows of.
                "--optional=all"));
        all.addAll(List.of(options));
        return all;
    }

    /** Each RUN that was carried out in more than one job, with those jobs. */
    private static Map<String, Set<String>> ranTwice(ActRun run) throws RecordException {
        Map<String, Set<String>> jobs = new TreeMap<>();
        for (String text : run.artifacts().values()) {
            JobRecord record = RecordJson.read(text);
            record.builds().stream()
                    .map(BuildTrace::steps)
                    .flatMap(List::stream)
                    .filter(step ->
                            step.ending() == Ending.COMPLETED && step.name().contains("] RUN "))
                    .forEach(step -> jobs.computeIfAbsent(step.name(), name -> new HashSet<>())
                            .add(record.job()));
        }
        jobs.values().removeIf(set -> set.size() == 1);
        return jobs;
    }

    /** The labels of the image that the workflow published last: those of docker/metadata-action hold a time. */
    private Map<String, String> labels() throws IOException {
        ObjectMapper json = new ObjectMapper();
        Registry images = bench.images();
        JsonNode manifest = json.readTree(images.manifest("test/widget", "main"));
        String configuration = manifest.get("config").get("digest").asText();
        Map<String, String> labels = new TreeMap<>();
        json.readTree(images.blob("test/widget", configuration))
                .path("config")
                .path("Labels")
                .properties()
                .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
        return labels;
    }
}
