package dev.stagefan.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Runs a fan-out that was written by hand: base, then left and right side by side, then merge. */
@Tag("act")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ActTest {
    private static final Path FAN_OUT = Path.of("src/test/resources/fan-out");

    private Registry bases;
    private Registry images;
    private String base;
    private String workflow;
    private Act act;

    @BeforeAll
    void startRegistries() throws IOException {
        Testbed.require(Testbed.Part.ENGINE, Testbed.Part.ACT);
        bases = Registry.open();
        images = Registry.withPassword();
        base = bases.address() + "/busybox:1";
        try (Engine engine = Engine.start();
                Buildx buildx = Buildx.on(engine)) {
            buildx.pushBusybox(base);
        }
        workflow = Files.readString(FAN_OUT.resolve("image.yml"))
                .replace("@REGISTRY@", images.address())
                .replace("@BASE@", base);
    }

    @AfterAll
    void stopRegistries() {
        bases.close();
        images.close();
    }

    @BeforeEach
    void makeRepository() {
        act = Act.on(FAN_OUT).write(Act.WORKFLOW, workflow);
    }

    @AfterEach
    void removeRepository() {
        act.close();
    }

    @Test
    void aFanOutMakesTheImageThatOneBuildMakes() {
        ActRun run = act.run().orFail();

        assertThat(run.results()).containsOnlyKeys("base", "left", "right", "merge");
        assertThat(run.summary()).contains(images.address() + "/test/widget:nightly", ":sha-");
        Image fannedOut = Image.read(images, "test/widget", "nightly", "linux/amd64");
        assertThat(ImageComparison.differences(builtAtOnce(), fannedOut)).isEmpty();
    }

    @Test
    void eachRunIsCarriedOutInOneJobOnly() {
        ActRun run = act.run().orFail();

        assertThat(run.ranTwice()).isEmpty();
        assertThat(run.buildsOf("left"))
                .singleElement()
                .satisfies(build -> assertThat(build.vertices())
                        .filteredOn(BuildRecord.Vertex::ran)
                        .singleElement()
                        .satisfies(vertex -> assertThat(vertex.name()).startsWith("[left 1/1] RUN mkdir")));
    }

    @Test
    void aRunThatTwoJobsCarryOutIsSeen() {
        String rebuilding = workflow.replaceAll("(?m)^ +right=docker-image.*\n", "");

        ActRun run = act.write(Act.WORKFLOW, rebuilding).run().orFail();

        assertThat(run.ranTwice().values())
                .allSatisfy(jobs -> assertThat(jobs).containsExactlyInAnyOrder("right", "merge"));
        assertThat(run.ranTwice().keySet()).anySatisfy(name -> assertThat(name).contains("ln -s right"));
    }

    @Test
    void aStageThatFailsStopsWhatNeedsItUntilItIsMended() throws IOException {
        String dockerfile = Files.readString(FAN_OUT.resolve("Dockerfile"));
        act.write("Dockerfile", dockerfile.replace("RUN mkdir -p /out && cat", "RUN exit 3 && cat"));

        ActRun broken = act.run();

        assertThat(broken.exitCode()).isNotZero();
        assertThat(broken.results()).isEqualTo(Map.of("base", "success", "left", "success", "right", "failure"));
        assertThat(broken.log())
                .contains("buildx failed with: ERROR: failed to build")
                .contains("exit code: 3");
        assertThat(broken.buildsOf("right").get(0).vertices())
                .anySatisfy(vertex -> assertThat(vertex.error()).contains("exit code: 3"));

        assertThat(act.write("Dockerfile", dockerfile).run().exitCode()).isZero();
    }

    @Test
    void anInputThatTheRealActionDoesNotHaveFailsTheJob() {
        act.write(Act.WORKFLOW, workflow.replaceFirst("target: base", "stage: base"));

        ActRun run = act.run();

        assertThat(run.results()).isEqualTo(Map.of("base", "failure"));
        assertThat(run.log()).contains("the real action has no input stage");
    }

    @Test
    void aJobThatDoesNotLogInCannotPush() {
        act.write(
                Act.WORKFLOW,
                workflow.replace("needs: base\n", "needs: base\n    if: false\n")
                        .replaceFirst("      - &login\n(?:  .*\n)*?(?=      - )", "")
                        .replace("      - *login\n", ""));

        assertThat(act.run().results()).isEqualTo(Map.of("base", "failure"));
    }

    @Test
    void anotherEngineThanTheTestbedsIsRefused() {
        act.write(Act.WORKFLOW, workflow.replace("moby/buildkit:v0.33.1", "moby/buildkit:v0.12.0"));

        ActRun run = act.run();

        assertThat(run.results()).isEqualTo(Map.of("base", "failure"));
        assertThat(run.log()).contains("cannot honour driver-opts image=moby/buildkit:v0.12.0");
    }

    @Test
    void nothingIsLeftRunningWhenAJobFails() {
        act.write("Dockerfile", "FROM scratch AS base\nRUN nothing\n").run();

        assertThat(ProcessHandle.allProcesses()
                        .map(process -> process.info().commandLine().orElse("")))
                .noneMatch(line -> line.contains("buildkitd") && line.contains("/engines/"));
    }

    private Image builtAtOnce() {
        try (Engine engine = Engine.start();
                Buildx buildx = Buildx.on(engine, images)) {
            String name = images.address() + "/test/at-once:latest";
            List<String> flags =
                    List.of("--provenance=false", "--push", "--build-arg=BASE=" + base, "--tag", name, ".");
            buildx.build(FAN_OUT, flags);
            return Image.read(images, "test/at-once", "latest", "linux/amd64");
        }
    }
}
