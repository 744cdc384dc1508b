package dev.stagefan.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagefan.buildkit.BuildCommand;
import dev.stagefan.buildkit.BuildFailure;
import dev.stagefan.buildkit.BuildFailure.Kind;
import dev.stagefan.record.BuildTrace.Ending;
import dev.stagefan.record.BuildTrace.Step;
import dev.stagefan.testbed.Buildx;
import dev.stagefan.testbed.Engine;
import dev.stagefan.testbed.Fault;
import dev.stagefan.testbed.FaultyRegistry;
import dev.stagefan.testbed.Registry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way in which a build fails on a real engine, and what is said of it. */
@Tag("engine")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FailuresTest {
    private static final int ALWAYS = Integer.MAX_VALUE;

    private Registry hub;
    private Registry locked;
    private Engine engine;
    private Builds builds;

    @BeforeAll
    void start() {
        hub = Registry.open();
        locked = Registry.withPassword();
        engine = Engine.withHub(hub);
        try (Buildx buildx = Buildx.on(engine)) {
            buildx.pushBusybox(hub.address() + "/library/busybox:latest");
        }
        builds = Builds.on(engine);
    }

    @AfterAll
    void stop() {
        builds.close();
        engine.close();
        locked.close();
        hub.close();
    }

    static Stream<Arguments> brokenFiles() {
        return Stream.of(
                Arguments.of("a RUN", """
                        # first
                        FROM busybox
                        RUN echo fine
                        RUN echo one; \\
                            echo two >&2; \\
                            printf three; exit 7
                        """, 4, "[3/3] RUN", List.of("one", "two", "three")),
                Arguments.of("a heredoc", """
                        FROM busybox
                        COPY <<EOF /Dockerfile
                        Dockerfile:99
                        EOF
                        RUN <<EOF sh -e
                        echo in a heredoc
                        false
                        EOF
                        """, 5, "[3/3] RUN <<EOF", List.of("in a heredoc")),
                Arguments.of(
                        "a trigger, of which BuildKit knows no line of its own",
                        """
                        FROM busybox AS parent
                        ONBUILD RUN echo triggered; false

                        FROM parent
                        """,
                        4,
                        "[stage-1 1/1] ONBUILD RUN",
                        List.of("triggered")),
                Arguments.of("a file that is not there", """
                        FROM busybox
                        RUN echo beside
                        COPY nothing.txt \\
                          /there
                        """, 3, "[3/3] COPY nothing.txt", List.of()),
                Arguments.of(
                        "a RUN that only looks like a registry",
                        """
                        FROM busybox
                        RUN echo 'Head "https://example.com/v2/": read: connection reset by peer' >&2; \\
                            echo 'unexpected status from PUT request: 503 Service Unavailable' >&2; false
                        """,
                        2,
                        "[2/2] RUN",
                        List.of(
                                "Head \"https://example.com/v2/\": read: connection reset by peer",
                                "unexpected status from PUT request: 503 Service Unavailable")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("brokenFiles")
    void aFailingInstructionIsFoundByItsLine(
            String what, String dockerfile, int line, String step, List<String> lastLines) throws Exception {
        builds.write("Dockerfile", dockerfile);

        BuildFailure failure = builds.failure(builds.command());

        assertThat(failure.kind()).isEqualTo(Kind.STEP);
        assertThat(failure.line()).isEqualTo(line);
        assertThat(failure.step()).startsWith(step);
        assertThat(failure.lastLines()).containsExactlyInAnyOrderElementsOf(lastLines);
        assertThat(failure.trace().succeeded()).isFalse();
        assertThat(failure.trace().steps())
                .filteredOn(traced -> traced.ending() == Ending.FAILED)
                .extracting(Step::name)
                .containsExactly(failure.step());
    }

    @Test
    void anInstructionThatIsNoneHasALineToo() throws Exception {
        builds.write("Dockerfile", "FROM busybox\n\nRUNN true\n");

        BuildFailure failure = builds.failure(builds.command());

        assertThat(failure.kind()).isEqualTo(Kind.STEP);
        assertThat(failure.line()).isEqualTo(3);
        assertThat(failure).hasMessageContaining("unknown instruction: RUNN");
    }

    @Test
    void theLastLinesOfAChattyStepAreKept() throws Exception {
        builds.write("Dockerfile", """
                FROM busybox
                RUN seq 1 1000; head -c 3000000 /dev/zero | tr '\\0' x; echo; printf '\\377 \\033[1mbold\\033[0m\\n'; false
                """);

        BuildFailure failure = builds.failure(builds.command());

        assertThat(failure.lastLines()).hasSizeLessThanOrEqualTo(40).allMatch(line -> line.length() < 20_000);
    }

    static Stream<Arguments> pushFaults() {
        return Stream.of(
                Arguments.of("500", Fault.answer("(PUT|POST|PATCH) .*", ALWAYS, 500), Kind.TRANSIENT),
                Arguments.of("429", Fault.tooMany("(PUT|POST|PATCH) .*", ALWAYS, 1), Kind.TRANSIENT),
                Arguments.of("a cut connection", Fault.cut("(PUT|POST|PATCH) .*", ALWAYS, 100), Kind.TRANSIENT),
                Arguments.of("403", Fault.answer("(PUT|POST|PATCH) .*", ALWAYS, 403), Kind.DENIED),
                Arguments.of("read-only", Fault.readOnly(), Kind.OTHER));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pushFaults")
    void whatARegistryDoesToAPushIsToldApart(String what, Fault fault, Kind kind) throws Exception {
        builds.write("Dockerfile", "FROM busybox\nRUN echo pushed\n");
        try (FaultyRegistry faulty = FaultyRegistry.before(hub).with(fault)) {
            BuildFailure failure = builds.failure(
                    builds.command(Map.of(), List.of(), List.of(Builds.pushed(faulty.address() + "/test/pushed"))));

            assertThat(failure.kind()).as(failure.getMessage()).isEqualTo(kind);
            assertThat(failure.step()).isEqualTo("exporting to image");
            assertThat(failure.line()).isNull();
        }
    }

    static Stream<Arguments> pullFaults() {
        return Stream.of(
                Arguments.of(
                        "500 on a manifest", Fault.answer("(GET|HEAD) .*/manifests/.*", ALWAYS, 500), Kind.TRANSIENT),
                Arguments.of(
                        "429 on a manifest", Fault.tooMany("(GET|HEAD) .*/manifests/.*", ALWAYS, 1), Kind.TRANSIENT),
                Arguments.of("a cut layer", Fault.cut("GET .*/blobs/.*", ALWAYS, 100), Kind.TRANSIENT),
                Arguments.of("a corrupt layer", Fault.corruption("GET .*/blobs/.*", ALWAYS), Kind.TRANSIENT),
                Arguments.of("403 on a layer", Fault.answer("GET .*/blobs/.*", ALWAYS, 403), Kind.DENIED));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pullFaults")
    void whatARegistryDoesToAPullIsToldApart(String what, Fault fault, Kind kind) throws Exception {
        try (FaultyRegistry faulty = FaultyRegistry.before(hub);
                Engine fresh = Engine.start();
                Builds onFresh = Builds.on(fresh)) {
            onFresh.write("Dockerfile", "FROM %s/library/busybox\nRUN echo pulled\n".formatted(faulty.address()));
            faulty.with(fault);

            BuildFailure failure = onFresh.failure(onFresh.command());

            assertThat(failure.kind()).as(failure.getMessage()).isEqualTo(kind);
        }
    }

    @Test
    void aRegistryThatIsNotThereMayComeBack() throws Exception {
        builds.write("Dockerfile", "FROM 127.0.0.1:1/nothing\nRUN true\n");

        BuildFailure failure = builds.failure(builds.command());

        assertThat(failure.kind()).isEqualTo(Kind.TRANSIENT);
        assertThat(failure.line()).isEqualTo(1);
    }

    @Test
    void anImageThatIsNotThereIsTheDockerfilesFault() throws Exception {
        builds.write("Dockerfile", "FROM busybox\nFROM busybox:nothing\nRUN true\n");

        BuildFailure failure = builds.failure(builds.command());

        assertThat(failure.kind()).isEqualTo(Kind.STEP);
        assertThat(failure.line()).isEqualTo(2);
        assertThat(failure).hasMessageContaining("busybox:nothing: not found");
    }

    @Test
    void aRegistryThatAsksForAPasswordDeniesWithoutOne() throws Exception {
        builds.write("Dockerfile", "FROM busybox\nRUN echo locked\n");
        BuildCommand push =
                builds.command(Map.of(), List.of(), List.of(Builds.pushed(locked.address() + "/test/locked")));

        BuildFailure failure = builds.failure(push);

        assertThat(failure.kind()).as(failure.getMessage()).isEqualTo(Kind.DENIED);
    }

    @Test
    void anEngineThatDiesIsGone() throws Exception {
        Engine mortal = Engine.withHub(hub);
        try (Builds onMortal = Builds.on(mortal)) {
            onMortal.write("Dockerfile", "FROM busybox\nRUN echo dying; sleep 3604\n");
            BuildCommand command = onMortal.command();
            onMortal.builder();
            CompletableFuture<Void> death = onMortal.once("dying", () -> Processes.kill(mortal));

            BuildFailure failure = onMortal.failure(command);

            death.join();
            assertThat(failure.kind()).as(failure.getMessage()).isEqualTo(Kind.ENGINE_GONE);
            assertThat(failure.trace().steps())
                    .filteredOn(step -> step.name().contains("sleep 3604"))
                    .extracting(Step::ending)
                    .containsExactly(Ending.UNFINISHED);
        } finally {
            mortal.close();
            Processes.killThoseWith("3604");
        }
    }

    @Test
    void aStepThatFillsTheDiskSaysSo() throws Exception {
        builds.write("Dockerfile", """
                FROM busybox
                RUN --mount=type=tmpfs,target=/full,size=65536 dd if=/dev/zero of=/full/file bs=200000 count=1
                """);

        BuildFailure failure = builds.failure(builds.command());

        assertThat(failure.kind()).isEqualTo(Kind.DISK_FULL);
        assertThat(failure.line()).isEqualTo(2);
    }

    @Test
    void anEngineWhoseDiskIsFullSaysSo() throws Exception {
        try (Engine small = Engine.withDisk(hub, 24);
                Builds onSmall = Builds.on(small)) {
            onSmall.write("Dockerfile", "FROM busybox\nRUN head -c 15000000 /dev/urandom >/file\n");

            BuildFailure failure = onSmall.failure(
                    onSmall.command(Map.of(), List.of(), List.of(Builds.pushed(hub.address() + "/test/small"))));

            assertThat(failure.kind()).as(failure.getMessage()).isEqualTo(Kind.DISK_FULL);
        }
    }
}
