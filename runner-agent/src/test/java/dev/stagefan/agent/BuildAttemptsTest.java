package dev.stagefan.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stagefan.buildkit.BuildCommand;
import dev.stagefan.buildkit.BuildEvent;
import dev.stagefan.buildkit.BuildFailure;
import dev.stagefan.buildkit.BuildFailure.Kind;
import dev.stagefan.buildkit.Builder;
import dev.stagefan.buildkit.Buildx;
import dev.stagefan.buildkit.Cancellation;
import dev.stagefan.http.Pace;
import dev.stagefan.plan.Plan;
import dev.stagefan.record.JobRecord;
import dev.stagefan.registry.DockerConfig;
import dev.stagefan.registry.RegistryClient;
import dev.stagefan.registry.Repository;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildAttemptsTest {
    private static final String BUSY =
            "unexpected status from PUT request to https://ghcr.io/v2/x: 503 Service Unavailable";
    private static final String GONE = "failed to list workers: Unavailable: connection error";
    private static final String DENIED = "failed to push ghcr.io/acme/widget: denied: permission_denied: write_package";
    private static final String FULL = "failed to copy: write /var/lib/buildkit/x: no space left on device";

    @TempDir
    Path folder;

    private final List<String> told = new ArrayList<>();
    private final List<Duration> pauses = new ArrayList<>();
    private final Cancellation cancellation = new Cancellation();
    private final RegistryClient registry = RegistryClient.of(DockerConfig.empty());

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void whatMayPassIsTriedAgainAfterGrowingPauses() throws Exception {
        ScriptedBuildx scripted = ScriptedBuildx.in(folder, List.of(BUSY, BUSY, "ok"));
        JobProtocol protocol = build(scripted, 3);

        assertThat(pauses).containsExactly(Duration.ofSeconds(5), Duration.ofSeconds(15));
        assertThat(told)
                .containsExactly("begins", "fails", "retries 2", "begins", "fails", "retries 3", "begins", "succeeds");
        assertThat(protocol.record(JobRecord.Outcome.SUCCEEDED, null, null).builds())
                .extracting(trace -> trace.succeeded())
                .containsExactly(false, false, true);
    }

    @Test
    void noMoreThanSoOften() throws Exception {
        ScriptedBuildx scripted = ScriptedBuildx.in(folder, List.of(BUSY, BUSY, "ok"));

        assertFails(scripted, 2, Kind.TRANSIENT);
        assertThat(scripted.calls()).containsExactly("inspect", "build", "build");
    }

    @Test
    void anEngineThatIsBackGetsOneMoreChance() throws Exception {
        ScriptedBuildx scripted = ScriptedBuildx.in(folder, List.of(GONE, GONE, "ok"));

        assertFails(scripted, 9, Kind.ENGINE_GONE);
        assertThat(scripted.calls()).containsExactly("inspect", "build", "inspect", "build");
    }

    @Test
    void anEngineThatStaysAwayGetsNone() throws Exception {
        ScriptedBuildx scripted = ScriptedBuildx.in(folder, List.of(GONE, "ok"));
        Buildx buildx = scripted.find();
        Builder builder = buildx.inspect(null);
        scripted.remove();

        assertThatThrownBy(() -> attempts(buildx, builder, 9).build(command(), "the stage base"))
                .isInstanceOf(BuildFailure.class);
        assertThat(scripted.calls()).containsExactly("inspect", "build", "inspect");
    }

    @Test
    void whatDoesNotPassIsNotTriedAgain() throws Exception {
        for (Map.Entry<String, Kind> end : Map.of(
                        DENIED, Kind.DENIED, FULL, Kind.DISK_FULL, "something new", Kind.OTHER)
                .entrySet()) {
            Path own = java.nio.file.Files.createTempDirectory(folder, "x");
            ScriptedBuildx scripted = ScriptedBuildx.in(own, List.of(end.getKey(), "ok"));

            assertFails(scripted, 3, end.getValue());
            assertThat(scripted.calls()).containsExactly("inspect", "build");
        }
    }

    @Test
    void aCancellationEndsAPause() throws Exception {
        ScriptedBuildx scripted = ScriptedBuildx.in(folder, List.of(BUSY, "ok"));
        Buildx buildx = scripted.find();
        Pace pace = new Pace(Clock.systemUTC(), pause -> {
            cancellation.cancel();
            Thread.sleep(60_000);
        });

        assertThatThrownBy(() -> attempts(buildx, buildx.inspect(null), 3, pace).build(command(), "the stage base"))
                .isInstanceOf(InterruptedException.class);
        assertThat(scripted.calls()).containsExactly("inspect", "build");
    }

    private void assertFails(ScriptedBuildx scripted, int attempts, Kind kind) {
        assertThatThrownBy(() -> build(scripted, attempts))
                .asInstanceOf(InstanceOfAssertFactories.type(BuildFailure.class))
                .extracting(BuildFailure::kind)
                .isEqualTo(kind);
    }

    private JobProtocol build(ScriptedBuildx scripted, int attempts) throws Exception {
        Buildx buildx = scripted.find();
        Builder builder = buildx.inspect(null);
        JobProtocol protocol = protocol(builder);
        new BuildAttempts(buildx, builder, asking(pace()), protocol, listener(), attempts)
                .build(command(), "the stage base");
        return protocol;
    }

    private BuildAttempts attempts(Buildx buildx, Builder builder, int attempts) {
        return attempts(buildx, builder, attempts, pace());
    }

    private BuildAttempts attempts(Buildx buildx, Builder builder, int attempts, Pace pace) {
        return new BuildAttempts(buildx, builder, asking(pace), protocol(builder), listener(), attempts);
    }

    private Pace pace() {
        return new Pace(Clock.systemUTC(), pauses::add);
    }

    private Asking asking(Pace pace) {
        return new Asking(registry, pace, cancellation);
    }

    private JobProtocol protocol(Builder builder) {
        Plan plan = Planned.plan("FROM scratch\nCOPY a /\n", Map.of());
        Repository images = Repository.parse("ghcr.io/acme/widget");
        JobOrder order = new JobOrder(
                plan,
                ScriptedBuildx.DIGEST,
                plan.mergeJob(),
                folder,
                images,
                images,
                "1-1",
                null,
                Map.of(),
                Map.of(),
                Map.of(),
                List.of(),
                List.of(),
                Publication.NOWHERE,
                null,
                1);
        return new JobProtocol(order, Clock.systemUTC(), builder, "v0.37.2");
    }

    private BuildCommand command() {
        return new BuildCommand(
                "stage-0",
                folder,
                folder.toString(),
                folder.resolve("Dockerfile").toString(),
                null,
                null,
                Map.of(),
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of("type=image,push=true"),
                List.of(),
                Map.of(),
                Map.of(),
                List.of());
    }

    private AgentListener listener() {
        return new AgentListener() {
            @Override
            public void said(String sentence) {}

            @Override
            public void buildBegins(String key, String title) {
                told.add("begins");
            }

            @Override
            public void buildSucceeded(String key) {
                told.add("succeeds");
            }

            @Override
            public void buildFailed(String key, BuildFailure failure) {
                told.add("fails");
            }

            @Override
            public void retrying(String key, BuildFailure failure, int attempt, Duration pause) {
                told.add("retries " + attempt);
            }

            @Override
            public void on(BuildEvent event) {}
        };
    }
}
