package dev.stagefan.dockerfile;

import com.code_intelligence.jazzer.junit.FuzzTest;

/**
 * Whatever the bytes are, the reader answers with a Dockerfile or refuses it with a {@link DockerfileException}.
 *
 * <p>The normal build runs the seeds beside this class. With {@code JAZZER_FUZZ=1} in the environment Jazzer looks for
 * new inputs instead, for the time given here, and keeps what breaks the test among the seeds:
 *
 * <pre>JAZZER_FUZZ=1 ./mvnw -pl planner test -Dtest=DockerfileFuzzTest</pre>
 */
class DockerfileFuzzTest {
    @FuzzTest(maxDuration = "10m")
    void refusesWithADockerfileExceptionOrReads(byte[] bytes) {
        try {
            Dockerfile.parse(bytes);
        } catch (DockerfileException e) {
            e.diagnostic();
        }
    }
}
