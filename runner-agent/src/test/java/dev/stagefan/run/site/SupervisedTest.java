package dev.stagefan.run.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagefan.program.Programs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What is started ends with what started it. */
@EnabledOnOs(OS.LINUX)
@Timeout(60)
class SupervisedTest {
    private static final Programs PROGRAMS = new Programs(System.getenv());

    @TempDir
    private Path temporary;

    @Test
    void closingEndsTheDaemonAndAllThatItStarted() throws Exception {
        try (Supervised daemon = daemon(Supervised.Data.REMOVE, "sleep 1000 & echo $! >%s; exec sleep 1000")) {
            assertThat(pid()).isPositive();
            assertThat(daemon.isAlive()).isTrue();
        }

        assertGone();
        assertThat(temporary.resolve("folder")).doesNotExist();
        assertThat(temporary.resolve("data")).doesNotExist();
    }

    @Test
    void aDaemonThatDoesNotWantToEndIsKilled() throws Exception {
        try (Supervised daemon =
                daemon(Supervised.Data.REMOVE, "trap '' TERM; echo $$ >%s; while :; do sleep 1; done")) {
            pid();
            daemon.end();
        }

        assertGone();
    }

    @Test
    void aDaemonThatEndsByItselfIsNoticedWithWhatItWrote() throws Exception {
        try (Supervised daemon = daemon(Supervised.Data.KEEP, "echo $$ >%s; echo 'the port is taken' >&2; exit 1")) {
            pid();
            while (daemon.isAlive()) {
                Thread.sleep(20);
            }
            assertThat(daemon.lastLines()).isEqualTo("the port is taken");
        }
        assertThat(temporary.resolve("folder")).doesNotExist();
        assertThat(temporary.resolve("data")).isDirectory();
    }

    @Test
    void theDaemonEndsWithAProcessThatIsKilled() throws Exception {
        Process owner = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Owner.class.getName(),
                        temporary.toString())
                .inheritIO()
                .start();
        assertThat(pid()).isPositive();

        owner.destroyForcibly().waitFor();

        while (Files.exists(temporary.resolve("folder"))) {
            Thread.sleep(20);
        }
        assertGone();
    }

    /** A process that starts a daemon and waits to be killed. */
    static final class Owner {
        private Owner() {}

        public static void main(String[] arguments) throws Exception {
            Path temporary = Path.of(arguments[0]);
            try (Supervised daemon = start(temporary, Supervised.Data.REMOVE, "echo $$ >%s; exec sleep 1000")) {
                while (daemon.isAlive()) {
                    Thread.sleep(100);
                }
            }
        }
    }

    private Supervised daemon(Supervised.Data data, String script) throws Exception {
        return start(temporary, data, script);
    }

    private static Supervised start(Path temporary, Supervised.Data data, String script) throws Exception {
        return Supervised.daemon(
                PROGRAMS,
                temporary.resolve("log"),
                Files.createDirectories(temporary.resolve("folder")),
                Files.createDirectories(temporary.resolve("data")),
                data,
                List.of("sh", "-c", script.formatted(temporary.resolve("pid"))));
    }

    /** The process that tells its number. */
    private long pid() throws Exception {
        Path file = temporary.resolve("pid");
        while (Files.notExists(file) || Files.readString(file).isBlank()) {
            Thread.sleep(20);
        }
        return Long.parseLong(Files.readString(file).strip());
    }

    private void assertGone() throws Exception {
        ProcessHandle process = ProcessHandle.of(pid()).orElse(null);
        if (process != null) {
            // It has been killed, and may not be reaped yet.
            process.onExit().get(10, TimeUnit.SECONDS);
        }
    }
}
