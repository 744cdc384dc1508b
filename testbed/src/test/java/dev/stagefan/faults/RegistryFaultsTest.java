package dev.stagefan.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagefan.faults.AgentProcess.Ending;
import dev.stagefan.testbed.Engine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@Tag("engine")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RegistryFaultsTest {
    private Site site;
    private int seed;

    @BeforeAll
    void start() {
        site = Site.open();
    }

    @AfterAll
    void stop() {
        site.close();
    }

    @Test
    void withoutAFaultTheImageIsThatOfASingleBuild() {
        try (Case without = Case.of(site, ++seed, ":");
                Engine engine = site.newEngine();
                AgentProcess agent = without.stage(engine)) {
            Ending ending = agent.await();
            System.out.println(ending);
            without.complete(ending.digest("slice-0"));
            assertThat(without.differences()).isEmpty();
        }
    }
}
