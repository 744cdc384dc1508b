package dev.stagefan.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stagefan.buildkit.BuildFailure;
import dev.stagefan.buildkit.BuildFailure.Kind;
import dev.stagefan.buildkit.Cancellation;
import dev.stagefan.record.BuildTrace.Ending;
import dev.stagefan.record.BuildTrace.Step;
import dev.stagefan.testbed.Buildx;
import dev.stagefan.testbed.Engine;
import dev.stagefan.testbed.Registry;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A build that is cancelled ends, here and on the engine. */
@Tag("engine")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CancellationTest {
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
    void theStepEndsOnTheEngine() throws Exception {
        builds.write("Dockerfile", "FROM busybox\nRUN echo running; sleep 3601\n");
        Cancellation cancellation = new Cancellation();
        CompletableFuture<Void> cancelled = builds.once("running", () -> {
            Processes.await("3601");
            cancellation.cancel();
        });

        assertThatThrownBy(() -> builds.build(builds.command(), cancellation))
                .isInstanceOfSatisfying(BuildFailure.class, failure -> {
                    assertThat(failure.kind()).isEqualTo(Kind.CANCELLED);
                    assertThat(failure.trace().steps())
                            .filteredOn(step -> step.name().contains("sleep 3601"))
                            .extracting(Step::ending)
                            .containsExactly(Ending.CANCELLED);
                });
        cancelled.join();
        assertThat(Processes.isRunning("3601")).isFalse();
    }

    @Test
    void anInterruptedThreadEndsItsBuildFirst() throws Exception {
        builds.write("Dockerfile", "FROM busybox\nRUN echo running; sleep 3602\n");
        Thread thread = Thread.currentThread();
        CompletableFuture<Void> interrupted = builds.once("running", thread::interrupt);

        assertThatThrownBy(() -> builds.build(builds.command())).isInstanceOf(InterruptedException.class);

        interrupted.join();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        assertThat(Processes.isRunning("3602")).isFalse();
    }

    @Test
    void nothingBeginsAfterACancellation() {
        builds.write("Dockerfile", "FROM busybox\nRUN echo never\n");
        Cancellation cancellation = new Cancellation();
        cancellation.cancel();

        assertThatThrownBy(() -> builds.build(builds.command(), cancellation))
                .isInstanceOfSatisfying(
                        BuildFailure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(Kind.CANCELLED));
        assertThat(builds.events()).isEmpty();
    }

    @Test
    void aBuildWhoseListenerBreaksIsEnded() throws Exception {
        builds.write("Dockerfile", "FROM busybox\nRUN echo running; sleep 3603\n");

        assertThatThrownBy(() -> builds.buildx()
                        .build(
                                builds.builder(),
                                builds.command(),
                                event -> {
                                    if (event.toString().contains("line=running")) {
                                        throw new IllegalStateException("a listener of the test");
                                    }
                                },
                                new Cancellation()))
                .hasMessage("a listener of the test");
        assertThat(Processes.isRunning("3603")).isFalse();
    }
}
