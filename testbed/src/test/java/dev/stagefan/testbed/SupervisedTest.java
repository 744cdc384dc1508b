package dev.stagefan.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("engine")
class SupervisedTest {
    @Test
    void whenItsOwnerIsKilledAnEngineLeavesNothing() throws IOException, InterruptedException {
        Testbed.require(Testbed.Part.ENGINE);
        Path home = Folders.create();
        Path folder = home.resolve("engine");
        Process owner = new ProcessBuilder("sleep", "300").start();
        Process supervisor = new ProcessBuilder(
                        Testbed.root().resolve("testbed/supervise").toString(),
                        Long.toString(owner.pid()),
                        folder.toString(),
                        Testbed.tool("buildkitd").toString(),
                        "--addr=unix://" + folder + "/s",
                        "--root=" + folder + "/root")
                .start();
        String log = "";
        while (!log.contains("running server")) {
            Thread.sleep(100);
            Path file = home.resolve("engine.log");
            log = Files.exists(file) ? Files.readString(file) : "";
            assertThat(supervisor.isAlive()).as(log).isTrue();
        }
        List<ProcessHandle> started = supervisor.descendants().toList();

        owner.destroyForcibly();

        assertThat(supervisor.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(started).isNotEmpty().noneMatch(ProcessHandle::isAlive);
        assertThat(folder).doesNotExist();
        Folders.delete(home);
    }
}
