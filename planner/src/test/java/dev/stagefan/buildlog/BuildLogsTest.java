package dev.stagefan.buildlog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagefan.buildlog.Vertex.Outcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BuildLogsTest {
    private static final String BUILD = """
            #1 [internal] load build definition from Dockerfile
            #1 transferring dockerfile: 787B done
            #1 DONE 0.1s

            #2 [base 1/2] FROM docker.io/library/busybox:1.37@sha256:1084
            #2 sha256:80b3 31.47MB / 31.47MB 0.1s done
            #2 extracting sha256:80b3 0.1s done
            #2 DONE 0.2s

            #3 [base 2/2] RUN make   -j8
            #3 0.221 #4 [other 1/1] RUN of a build in the build
            #3 ...

            #4 [tools 1/1] RUN fetch
            #4 ERROR: process "/bin/sh -c fetch" did not complete successfully: exit code: 1

            #3 [base 2/2] RUN make   -j8
            #3 DONE 65.3s
            """;

    @Test
    void readsHowEachStepEnded() throws IOException {
        BuildLog build = only(read(BUILD));

        assertThat(build.vertices())
                .extracting(Vertex::name)
                .containsExactly(
                        "[internal] load build definition from Dockerfile",
                        "[base 1/2] FROM docker.io/library/busybox:1.37@sha256:1084",
                        "[base 2/2] RUN make   -j8",
                        "[tools 1/1] RUN fetch");
        assertThat(build.vertices().get(1).transfers()).contains(new Transfer("sha256:80b3", 31_470_000L, 0.1, true));
        assertThat(build.vertices().get(2))
                .extracting(Vertex::outcome, Vertex::seconds)
                .containsExactly(Outcome.COMPLETED, 65.3);
        assertThat(build.vertices().get(3))
                .extracting(Vertex::outcome, Vertex::seconds)
                .containsExactly(Outcome.FAILED, null);
    }

    @Test
    void readsThePlaceOfAStepInALongStage() {
        assertThat(VertexName.parse("[ 2/10] RUN a  b")).contains(new VertexName(null, null, 2, 10, "RUN a b"));
        assertThat(VertexName.parse("[linux/amd64->arm64 build  2/12] ONBUILD COPY . ."))
                .contains(new VertexName("linux/amd64->arm64", "build", 2, 12, "ONBUILD COPY . ."))
                .map(VertexName::keyword)
                .contains("COPY");
        assertThat(VertexName.parse("[internal] load build context")).isEmpty();
        assertThat(VertexName.parse("exporting to image")).isEmpty();
    }

    @Test
    void tellsBuildsOfALogApart() throws IOException {
        assertThat(read(BUILD + BUILD).builds())
                .extracting(BuildLog::name)
                .containsExactly("night.log", "night.log, build 2");
        assertThat(read("#0 building with \"a\" instance using docker driver\n" + BUILD
                                + "#0 building with \"a\" instance using docker driver\n" + BUILD)
                        .builds())
                .hasSize(2);
    }

    @Test
    void aFirstStepThatIsPrintedAgainIsNoNewBuild() throws IOException {
        BuildLog build = only(read(BUILD + """
                #1 [internal] load build definition from Dockerfile
                #1 DONE 0.4s

                #5 [last 1/1] RUN install
                #5 DONE 2.0s
                """));

        assertThat(build.vertices()).hasSize(5);
        assertThat(build.vertices().get(0).seconds()).isEqualTo(0.4);
    }

    @Test
    void aCutLogGivesWhatItHas() throws IOException {
        String cut = BUILD.substring(BUILD.indexOf("#2 extracting"), BUILD.indexOf("#3 DONE 65.3s") + 5);

        assertThat(only(read(cut)).vertices())
                .extracting(Vertex::outcome)
                .containsExactly(Outcome.UNFINISHED, Outcome.FAILED);
    }

    @Test
    void readsWhatCiServicesPutAround() throws IOException {
        String stamp = "2026-11-24T03:12:05.1234567Z ";
        Instant at = Instant.parse("2026-11-24T03:12:05Z");
        String github = "\ufeff" + stamp + "Current runner version: '2.330.0'\n" + stamp + "Image: ubuntu-24.04\n"
                + BUILD.replace("#3", "\u001b[34m#3").replaceAll("(?m)^", stamp);

        assertThat(only(read(github)))
                .extracting(BuildLog::startedAt, BuildLog::runner)
                .containsExactly(at, "ubuntu-24.04");
        assertThat(only(read(github.replace("Image:", "Runner name: 'big-1'\n" + stamp + "Image:")))
                        .runner())
                .isNull();
        assertThat(only(read(github.replaceAll("(?m)^", "image\tBuild\t"))).vertices())
                .hasSize(4);
        assertThat(only(read(BUILD.replaceAll("(?m)^", "2026-11-24T03:12:05.123456Z 01O ")))
                        .startedAt())
                .isEqualTo(at);
        assertThat(only(read(BUILD.replaceAll("(?m)^", "[2026-11-24T03:12:05.123Z] ")))
                        .startedAt())
                .isEqualTo(at);
    }

    @Test
    void readsOtherLineEndsAndEncodings() throws IOException {
        List<Vertex> vertices = only(read(BUILD)).vertices();

        assertThat(only(read(BUILD.replace("\n", "\r\n"))).vertices()).isEqualTo(vertices);
        assertThat(only(read(bytes("\ufeff" + BUILD, StandardCharsets.UTF_16LE)))
                        .vertices())
                .isEqualTo(vertices);
    }

    @Test
    void numberSignsOfOtherProgramsAreNoBuild() throws IOException {
        String noise = "#0 /app/index.php(12): run()\n#1 {main}\n#7 of 9 tests\n#2 DONE 1.0s\n";

        assertThat(read(noise).builds()).isEmpty();
        assertThat(only(read(noise + BUILD + noise.replace("#2 DONE 1.0s\n", "")))
                        .vertices())
                .hasSize(4);
    }

    @Test
    void saysWhatItLookedFor() throws IOException {
        assertThat(read("hello\n").notes())
                .singleElement()
                .asString()
                .startsWith("it has no step of a build by BuildKit");
        assertThat(read("Step 3/9 : RUN make\n ---> Running in 12ab\n").notes())
                .singleElement()
                .asString()
                .startsWith("it is of the classic builder");
        assertThat(read(" => CACHED [build 2/5] RUN make      0.0s\n").notes())
                .singleElement()
                .asString()
                .startsWith("it is what BuildKit shows on a terminal");
    }

    @Test
    void garbageIsNoBuildAndNoError() throws IOException {
        byte[] garbage = new byte[200_000];
        new Random(7).nextBytes(garbage);

        assertThat(read(new ByteArrayInputStream(garbage)).builds()).isEmpty();
        assertThat(read("{\"vertexes\":[{\"digest\":\"a\n{\"statuses\":[]}\n").notes())
                .contains("1 of its lines could not be read as rawjson progress");
    }

    @Test
    void aLineOfManyMegabytesIsReadInPart() throws IOException {
        String line = "#3 0.500 " + "context ".repeat(1 << 21) + "\n";
        LogReading reading = read("#1 [" + "context ".repeat(1 << 20) + "]x\n" + BUILD + line);

        assertThat(only(reading).vertices()).hasSize(4);
        assertThat(reading.notes()).containsExactly("2 of its lines are too long, and were read in part");
    }

    @Test
    void takesApartTheTargetsOfABake() throws IOException {
        LogReading reading = read("""
                #1 [web internal] load build definition from Dockerfile
                #1 DONE 0.0s
                #2 [db internal] load build definition from Dockerfile
                #2 DONE 0.0s
                #3 [web web 1/1] RUN web
                #3 DONE 2.0s
                #4 [db 1/1] RUN db
                #4 DONE 3.0s
                #5 [db] exporting to image
                #5 DONE 1.0s
                """);

        assertThat(reading.builds()).extracting(BuildLog::target).containsExactly("web", "db");
        assertThat(reading.builds().get(0).vertices().get(1).name()).isEqualTo("[web 1/1] RUN web");
        assertThat(reading.builds().get(1).vertices())
                .extracting(Vertex::name)
                .contains("[1/1] RUN db", "exporting to image");
    }

    @Test
    void aLogOfManyBuildsIsReadAsAStream() throws IOException {
        int builds = 2000;
        InputStream log = new SequenceInputStream(Collections.enumeration(IntStream.range(0, builds)
                .mapToObj(i -> (InputStream) new ByteArrayInputStream(bytes(BUILD)))
                .toList()));

        assertThat(read(log).builds()).hasSize(builds);
    }

    private static BuildLog only(LogReading reading) {
        assertThat(reading.builds()).hasSize(1);
        return reading.builds().get(0);
    }

    private static LogReading read(String text) throws IOException {
        return read(bytes(text));
    }

    private static LogReading read(byte[] bytes) throws IOException {
        return read(new ByteArrayInputStream(bytes));
    }

    private static LogReading read(InputStream log) throws IOException {
        return BuildLogs.read("night.log", log);
    }

    private static byte[] bytes(String text) {
        return bytes(text, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text, Charset charset) {
        return text.getBytes(charset);
    }
}
