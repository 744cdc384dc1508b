package dev.stagefan.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.stagefan.buildkit.BuildCommand;
import dev.stagefan.buildkit.BuildEvent;
import dev.stagefan.buildkit.BuildEvent.Wrote;
import dev.stagefan.buildkit.BuildFailure;
import dev.stagefan.buildkit.BuildFailure.Kind;
import dev.stagefan.buildkit.BuildResult;
import dev.stagefan.buildkit.Builder;
import dev.stagefan.buildkit.BuildkitVersion;
import dev.stagefan.buildkit.DiskUse;
import dev.stagefan.record.BuildTrace;
import dev.stagefan.record.BuildTrace.Ending;
import dev.stagefan.record.BuildTrace.Step;
import dev.stagefan.testbed.Buildx;
import dev.stagefan.testbed.DockerEngine;
import dev.stagefan.testbed.Engine;
import dev.stagefan.testbed.Fault;
import dev.stagefan.testbed.FaultyRegistry;
import dev.stagefan.testbed.Registry;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Builds by the agent's Buildx on real engines. */
@Tag("engine")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BuildsTest {
    private static final long LAYER = 3_000_000;

    private Registry hub;
    private Engine engine;
    private Builds builds;

    @BeforeAll
    void start() {
        hub = Registry.open();
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
        hub.close();
    }

    @Test
    void theBuilderSaysWhatItIs() throws Exception {
        Builder builder = builds.builder();

        assertThat(builder.name()).isEqualTo("testbed");
        assertThat(builder.driver()).isEqualTo("remote");
        assertThat(builder.version()).extracting(BuildkitVersion::text).isEqualTo("v0.33.1");
        assertThat(builder.platforms()).contains("linux/amd64");
        assertThat(builder.nodes()).containsExactly("testbed0");
        assertThat(builder.pushesByDigest()).isTrue();
        assertThat(builder.exportsInParallel()).isTrue();
        assertThat(builder.cacheExport()).isTrue();
        assertThat(builds.buildx().version()).isEqualTo("v0.37.2");
    }

    @Test
    void aBuildPushesItsImageAndCacheAndTellsWhatItDid() throws Exception {
        String repository = hub.address() + "/test/told";
        builds.write("Dockerfile", """
                FROM busybox AS base
                RUN echo begin; head -c %d /dev/urandom >/file; printf 'no end'
                FROM base
                RUN echo last
                """.formatted(LAYER));
        BuildCommand command = builds.command(
                Map.of(),
                List.of("type=registry,mode=max,ref=" + repository + ":cache"),
                List.of(Builds.pushed(repository)));

        BuildResult result = builds.build(command);

        assertThat(result.digest()).matches("sha256:[0-9a-f]{64}");
        assertThat(result.metadata().has("cache.manifest")).isTrue();
        BuildTrace trace = result.trace();
        assertThat(trace.succeeded()).isTrue();
        assertThat(trace.pulledBytes()).as("the engine has busybox").isZero();
        assertThat(trace.pushedBytes()).as("BuildKit does not say").isNull();
        assertThat(trace.steps())
                .filteredOn(step -> step.name().contains("RUN"))
                .extracting(step -> step.name().substring(0, step.name().indexOf(']') + 1), Step::ending)
                .containsExactlyInAnyOrder(
                        tuple("[base 2/2]", Ending.COMPLETED), tuple("[stage-1 1/1]", Ending.COMPLETED));
        assertThat(trace.steps())
                .filteredOn(step -> step.ending() == Ending.COMPLETED)
                .allSatisfy(step -> {
                    assertThat(step.startSeconds()).isBetween(0.0, trace.seconds());
                    assertThat(step.seconds()).isBetween(0.0, trace.seconds());
                });
        assertThat(lines(builds.events())).contains("begin", "no end", "last");
    }

    @Test
    void aStepWhoseLayersAreLoadedLaterIsCachedAllTheSame() throws Exception {
        String repository = hub.address() + "/test/cached";
        String upstream = "FROM busybox AS base\nRUN head -c %d /dev/urandom >/file\n".formatted(LAYER);
        builds.write("Dockerfile", upstream);
        builds.build(builds.command(
                Map.of(), List.of("type=registry,mode=max,ref=" + repository + ":cache"), List.of("type=cacheonly")));
        try (Engine other = Engine.withHub(hub);
                Builds elsewhere = Builds.on(other)) {
            elsewhere.write("Dockerfile", upstream + "FROM base\nRUN wc -c /file\n");

            BuildTrace trace = elsewhere
                    .build(elsewhere.importing("type=registry,ref=" + repository + ":cache"))
                    .trace();

            assertThat(trace.steps())
                    .filteredOn(step -> step.name().contains("/dev/urandom"))
                    .extracting(Step::ending, Step::seconds)
                    .containsExactly(tuple(Ending.CACHED, null));
            assertThat(trace.pulledBytes()).isGreaterThan(LAYER);
            assertThat(trace.pushedBytes()).isZero();
        }
    }

    @Test
    void buildArgsReachTheBuildWhateverTheyHold() throws Exception {
        Map<String, String> values = Map.of(
                "PLAIN", "a b\n'c' \"d\" $e `f`",
                "EMPTY", "",
                "PATH", "/not/where/buildx/looks",
                "HTTP_PROXY", "http://127.0.0.1:1");
        builds.write("Dockerfile", """
                FROM busybox
                ARG PLAIN EMPTY=default
                RUN --network=none printf '<%s><%s>' "$PLAIN" "$EMPTY" | sha256sum
                RUN printf '<%s>\\n' "$HTTP_PROXY"
                """);

        builds.build(builds.command(values, List.of(), List.of()));

        assertThat(lines(builds.events()))
                .contains(sha256("<" + values.get("PLAIN") + "><>") + "  -", "<http://127.0.0.1:1>");
    }

    @Test
    void theDiskIsWatchedWhileABuildRuns() throws Exception {
        builds.write("Dockerfile", "FROM busybox\nRUN head -c %d /dev/urandom >/watched\n".formatted(LAYER));
        DiskUse use = DiskUse.watch(builds.buildx(), builds.builder(), Duration.ofMillis(50));
        try {
            while (use.growth() == null) {
                Thread.sleep(20);
            }
            builds.build(builds.command());
        } finally {
            use.close();
        }

        assertThat(use.growth()).isGreaterThan(LAYER * 9 / 10);
    }

    @Test
    void anOlderEngineExportsOneAfterTheOther() throws Exception {
        try (Engine older = Engine.older(hub);
                Builds onOlder = Builds.on(older)) {
            assertThat(onOlder.builder().version())
                    .extracting(BuildkitVersion::text)
                    .isEqualTo("v0.27.1");
            assertThat(onOlder.builder().exportsInParallel()).isFalse();
            onOlder.write("Dockerfile", "FROM busybox\nRUN echo older\nRUN echo broken; exit 3\n");

            BuildFailure failure = onOlder.failure(onOlder.command());

            assertThat(failure.kind()).isEqualTo(Kind.STEP);
            assertThat(failure.line()).isEqualTo(3);
            assertThat(failure.lastLines()).containsExactly("broken");
        }
    }

    @Test
    void theDockerDriverDoesNotPushByDigest() throws Exception {
        try (DockerEngine docker = DockerEngine.withHub(hub);
                Builds onDocker = Builds.on(docker)) {
            Builder builder = onDocker.builder();
            assertThat(builder.driver()).isEqualTo("docker");
            assertThat(builder.pushesByDigest()).isFalse();
            assertThat(builder.cacheExport()).isTrue();
            assertThat(builder.exportsInParallel()).isFalse();
            assertThat(onDocker.buildx().version()).startsWith("0.13.1");
            String name = hub.address() + "/test/docker:tag";
            onDocker.write("Dockerfile", "FROM busybox\nRUN --network=none echo by docker\n");

            BuildResult result = onDocker.build(onDocker.command(
                    Map.of(),
                    // Without image-manifest=true it would be an index of layers, which the registry refuses.
                    List.of("type=registry,mode=max,image-manifest=true,oci-mediatypes=true,ref=" + hub.address()
                            + "/test/docker:cache"),
                    List.of("type=image,push=true,name=" + name)));

            assertThat(result.digest()).matches("sha256:[0-9a-f]{64}");
            assertThat(lines(onDocker.events())).contains("by docker");
            onDocker.write("Dockerfile", "FROM busybox\n\nRUN --network=none echo broken; exit 3\n");
            BuildFailure failure = onDocker.failure(onDocker.command());
            assertThat(failure.kind()).isEqualTo(Kind.STEP);
            assertThat(failure.line()).isEqualTo(3);
            assertThat(failure.lastLines()).containsExactly("broken");
        }
    }

    @Test
    void aCacheThatCannotBeWrittenFailsNoBuildThatSaysSo() throws Exception {
        try (FaultyRegistry faulty = FaultyRegistry.before(hub).with(Fault.readOnly())) {
            builds.write("Dockerfile", "FROM busybox\nRUN echo unwritten\n");

            BuildResult result = builds.build(builds.command(
                    Map.of(),
                    List.of("type=registry,ignore-error=true,ref=" + faulty.address() + "/test/unwritten:cache"),
                    List.of(Builds.pushed(hub.address() + "/test/unwritten"))));

            assertThat(result.metadata().has("cache.manifest")).isFalse();
            assertThat(result.trace().steps())
                    .filteredOn(step -> step.name().startsWith("exporting cache"))
                    .extracting(Step::ending)
                    .containsExactly(Ending.FAILED);
        }
    }

    private static List<String> lines(List<BuildEvent> events) {
        return events.stream()
                .filter(Wrote.class::isInstance)
                .map(event -> ((Wrote) event).line())
                .toList();
    }

    private static String sha256(String text) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest);
    }
}
