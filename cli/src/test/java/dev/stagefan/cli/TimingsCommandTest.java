package dev.stagefan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimingsCommandTest {
    private static final String LOG = """
            #1 [internal] load build definition from Dockerfile
            #1 DONE 0.0s
            #2 [base 1/2] FROM docker.io/library/busybox:1.37
            #2 DONE 0.0s
            #3 [base 2/2] RUN make
            #3 DONE 65.3s
            #4 [stage-1 1/1] RUN gone
            #4 DONE 2.0s
            """;

    @TempDir
    Path temporary;

    private Session session;

    @BeforeEach
    void plant() throws IOException {
        session = new Session(temporary);
        Files.writeString(temporary.resolve("night.log"), LOG);
        Files.writeString(
                temporary.resolve("Dockerfile"), "FROM busybox:1.37 AS base\nRUN make\nFROM base\nCOPY a b\n");
    }

    @Test
    void importingTwiceIsImportingOnceAndLosesNothingThatWasGiven() throws IOException {
        Path file = Files.writeString(temporary.resolve("timings.yml"), """
                # Measured by hand
                # on a Monday

                schema: stagefan/timings/v1
                stages:
                  base: 60s # about
                """);

        Session.Outcome outcome =
                session.run("timings", "import", "--date=2026-11-24", "-o", "timings.yml", "night.log");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).isEqualTo("""
                stagefan: not in the Dockerfile, and kept as the log calls it: RUN gone in stage stage-1 of night.log
                stagefan: warning: comments in timings.yml are gone, but for those it begins with
                """);
        String expected = """
                # Measured by hand
                # on a Monday

                schema: stagefan/timings/v1
                stages:
                  base:
                    duration:
                      - 1m
                      - {took: 1m5.3s, at: 2026-11-24T00:00:00Z, from: night.log}
                    instructions:
                      - instruction: RUN make
                        duration: {took: 1m5.3s, at: 2026-11-24T00:00:00Z, from: night.log}
                  stage-1:
                    duration: {took: 2s, at: 2026-11-24T00:00:00Z, from: night.log}
                    instructions:
                      - instruction: RUN gone
                        duration: {took: 2s, at: 2026-11-24T00:00:00Z, from: night.log}
                """;
        assertThat(file).hasContent(expected);

        session.run("timings", "import", "--date=2026-11-24", "-o", "timings.yml", "night.log");

        assertThat(file).hasContent(expected);
    }

    @Test
    void readsStandardInputAndNeedsNoDockerfile() throws IOException {
        Files.delete(temporary.resolve("Dockerfile"));

        Session.Outcome outcome = session.withInput(LOG).run("timings", "import", "-");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out()).contains("base:", "stage-1:", "from: standard input");
    }

    @Test
    void saysWhyALogGivesNothing() throws IOException {
        Files.writeString(temporary.resolve("other.log"), "hello\n");
        Files.writeString(temporary.resolve("cached.log"), LOG.replaceAll("DONE .*", "CACHED"));

        assertRefused("could not find a build in other.log because it has no step of a build by BuildKit", "other.log");
        assertRefused("could not read the log nowhere.log because there is no such file", "nowhere.log");
        assertRefused("could not read the log . because it is a directory", ".");
        assertRefused("could not make timings because nothing", "cached.log");
        assertRefused("could not read --date soon because it is no date", "--date=soon", "night.log");
        assertRefused("could not keep 0 samples", "--keep=0", "night.log");
    }

    @Test
    void aBuildOfAnotherDockerfileIsLeftOut() throws IOException {
        Files.writeString(temporary.resolve("Dockerfile"), "FROM scratch\nCOPY x /y\n");

        assertRefused("note: night.log is of another Dockerfile", "night.log");
    }

    @Test
    void showsWhatAFileComesTo() throws IOException {
        session.run("timings", "import", "--date=2026-11-24", "-o", "timings.yml", "night.log");

        assertThat(session.run("timings", "show", "--instructions").out()).isEqualTo("""
                stage       samples  median  spread  rests on       latest      from
                base              1  65 s            measured once  2026-11-24  night.log
                  RUN make        1  65 s            measured once  2026-11-24  night.log
                stage-1           1  2.0 s           measured once  2026-11-24  night.log
                  RUN gone        1  2.0 s           measured once  2026-11-24  night.log
                """);
        JsonNode report = new ObjectMapper()
                .readTree(session.run("timings", "show", "--format=json").out());
        assertThat(report.get("schema").asText()).isEqualTo("stagefan/timings-report/v1");
        assertThat(report.at("/stages/0/duration/median").asDouble()).isEqualTo(65.3);
    }

    private void assertRefused(String message, String... arguments) {
        String[] all = new String[arguments.length + 2];
        all[0] = "timings";
        all[1] = "import";
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        Session.Outcome outcome = session.run(all);

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).contains(message);
    }
}
