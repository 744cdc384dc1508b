package dev.stagefan.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagefan.faults.AgentProcess.Ending;
import dev.stagefan.testbed.Engine;
import dev.stagefan.testbed.Fault;
import dev.stagefan.testbed.SmallDisk;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Engines and agents that are killed and disks that are full end in a clear error, and the next run completes it. */
@Tag("engine")
@Execution(ExecutionMode.CONCURRENT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MachineFaultsTest {
    private static final int FIRST_SEED = 100;

    private final AtomicInteger seeds = new AtomicInteger(FIRST_SEED);
    private Site site;

    @BeforeAll
    void start() {
        site = Site.open();
    }

    @AfterAll
    void stop() {
        site.close();
    }

    @Test
    void anEngineThatIsKilledInTheMiddleOfARun() {
        try (Case its = Case.of(site, seeds.incrementAndGet(), "echo begun; sleep 3");
                Engine engine = site.newEngine();
                AgentProcess agent = its.stage(engine)) {
            agent.awaitMessage("begun");
            engine.kill();

            Ending ending = agent.await();

            assertThat(ending.exitCode()).as(ending.toString()).isEqualTo(3);
            assertThat(ending.messages())
                    .contains("could not carry out the job tools because the builder is gone")
                    .doesNotContain("Exception");
            completes(its);
        }
    }

    @Test
    void anAgentThatIsKilledBetweenThePushAndItsRecord() {
        try (Case its = Case.of(site, seeds.incrementAndGet(), ":");
                Engine engine = site.newEngine();
                AgentProcess agent = its.stage(engine)) {
            its.registry().with(Fault.lost("PUT /v2/.*/manifests/sha256.*", 1, 60));
            its.registry().awaitStrike();

            agent.kill();

            its.registry().mend();
            Ending again = its.run(its.stage(engine));
            assertThat(again.exitCode()).as(again.toString()).isZero();
            its.complete(again.digest("slice-0"));
            assertThat(its.differences()).isEmpty();
        }
    }

    @Test
    void anEnginesDiskThatIsFull() {
        try (Case its = Case.of(
                        site,
                        seeds.incrementAndGet(),
                        "dd if=/dev/zero of=/tmp/large bs=1M count=60 && rm /tmp/large");
                Engine engine = site.newEngine(40)) {
            Ending ending = its.run(its.stage(engine));

            assertThat(ending.exitCode()).as(ending.toString()).isEqualTo(3);
            assertThat(ending.messages())
                    .contains("could not carry out the job tools because the builder's disk is full", "; take a runner")
                    .doesNotContain("Exception");
            completes(its);
        }
    }

    @Test
    void aDiskForTemporaryFilesThatIsFull() {
        try (Case its = Case.of(site, seeds.incrementAndGet(), ":");
                Engine engine = site.newEngine();
                SmallDisk full = SmallDisk.full()) {
            Ending ending = its.run(its.stageWithTemporaryFolder(engine, full.path()));

            assertThat(ending.exitCode()).as(ending.toString()).isEqualTo(3);
            assertThat(ending.messages())
                    .contains("could not", "because no space is left in " + full.path())
                    .doesNotContain("Exception", "\tat ");
            completes(its);
        }
    }

    private void completes(Case its) {
        try (Engine engine = site.newEngine()) {
            Ending ending = its.run(its.stage(engine));
            assertThat(ending.exitCode()).as(ending.toString()).isZero();
            its.complete(ending.digest("slice-0"));
        }
        assertThat(its.differences()).isEmpty();
    }
}
