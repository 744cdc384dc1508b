package dev.stagefan.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("act")
class StandInsTest {
    @Test
    void behaveAsTheRealActionsDo() {
        Testbed.require(Testbed.Part.ACT);

        Command.Result result = Command.of("node", "--test", Testbed.root().resolve("testbed/actions/test"))
                .run();

        assertThat(result.exitCode()).as(result.output()).isZero();
        assertThat(result.output()).contains("# pass 15");
    }
}
