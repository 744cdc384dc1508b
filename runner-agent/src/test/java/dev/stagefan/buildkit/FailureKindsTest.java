package dev.stagefan.buildkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagefan.buildkit.BuildFailure.Kind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureKindsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            TRANSIENT   | failed to push r/x: failed to do request: Head "http://r/v2/": dial tcp 10.0.0.1:443: connect: connection refused
            TRANSIENT   | failed to resolve source metadata for r/x: failed to do request: Head "https://r/v2/": dial tcp: lookup r on 10.0.0.2:53: no such host
            TRANSIENT   | failed to do request: Get "https://r/v2/": net/http: TLS handshake timeout
            TRANSIENT   | failed to copy: httpReadSeeker: failed open: unexpected status from GET request to https://r:443/v2/x: 503 Service Unavailable
            TRANSIENT   | failed to authorize: failed to fetch oauth token: unexpected status from POST request to https://r/token: 502 Bad Gateway
            TRANSIENT   | failed to copy: read tcp 10.0.0.1:5->10.0.0.2:443: read: connection reset by peer
            TRANSIENT   | failed commit on ref "layer-sha256:1": unexpected commit digest sha256:2, expected sha256:1: failed precondition
            TRANSIENT   | failed to copy: toomanyrequests: a fault
            TRANSIENT   | failed to push r/x: unexpected status from PUT request to https://r/v2/x: 429 Too Many Requests
            TRANSIENT   | failed to push r/x: unknown: blob upload unknown to registry - blob upload unknown
            TRANSIENT   | failed to fetch remote https://git/x.git: git stderr: fatal: unable to access 'https://git/x.git/': The requested URL returned error: 503
            DENIED      | failed to push r/x: push access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed
            DENIED      | failed to push ghcr.io/x: unexpected status from HEAD request to https://ghcr.io/v2/x: 403 Forbidden
            DENIED      | failed to authorize: failed to fetch anonymous token: unexpected status from GET request to https://r/token: 401 Unauthorized
            DENIED      | denied: permission_denied: write_package
            DISK_FULL   | ResourceExhausted: failed to prepare x: write /var/lib/buildkit/containerdmeta.db: no space left on device
            ENGINE_GONE | failed to receive status: rpc error: code = Unavailable desc = error reading from server: EOF
            ENGINE_GONE | listing workers for Build: failed to list workers: Unavailable: connection error: desc = "transport: Error while dialing: dial unix /s: connect: connection refused"
            ENGINE_GONE | Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?
            OTHER       | failed to push r/x: unexpected status from PUT request to https://r/v2/x: 405 Method Not Allowed
            OTHER       | target stage "nope" could not be found
            OTHER       | could not fetch content descriptor sha256:1 (application/vnd.oci.image.layer.v1.tar+gzip) from remote: not found
            """)
    void whatBuildxSaysTellsTheKind(Kind kind, String message) {
        assertThat(FailureKinds.of(message, "exporting to image", "", List.of(), false))
                .isEqualTo(kind);
    }

    @Test
    void aProcessThatFailedIsNeverTransientWhateverItSays() {
        String error = "process \"/bin/sh -c curl https://r || echo 'connection reset by peer'\" did not complete"
                + " successfully: exit code: 22";

        assertThat(FailureKinds.of(
                        error,
                        "[2/2] RUN curl",
                        error,
                        List.of("retrying in 1s", "unexpected status from GET request to https://r: 503 x"),
                        true))
                .isEqualTo(Kind.STEP);
    }

    @Test
    void theFormOfOlderVersionsIsKnownToo() {
        assertThat(FailureKinds.of(
                        "x", "[2/2] RUN x", "executor failed running [/bin/sh -c x]: exit code: 1", List.of(), true))
                .isEqualTo(Kind.STEP);
    }

    @Test
    void aProcessThatFoundTheDiskFullSaysSo() {
        String error = "process \"/bin/sh -c make\" did not complete successfully: exit code: 2";

        assertThat(FailureKinds.of(error, "[2/2] RUN make", error, List.of("cc: No space left on device"), true))
                .isEqualTo(Kind.DISK_FULL);
    }

    @Test
    void whatBuildKitTriedAgainMayPassThoughTheRegistrysWordsHideTheStatus() {
        String message = "failed to push r/x: unknown: a fault";

        assertThat(FailureKinds.of(message, "exporting to image", message, List.of("retrying in 1s"), false))
                .isEqualTo(Kind.TRANSIENT);
        assertThat(FailureKinds.of(message, "exporting to image", message, List.of(), false))
                .isEqualTo(Kind.OTHER);
    }

    @Test
    void aConnectionThatIsWaitedForInVainMeansThatTheEngineIsGone() {
        assertThat(FailureKinds.of(
                        "context deadline exceeded",
                        "[internal] waiting for connection",
                        "context deadline exceeded",
                        List.of(),
                        false))
                .isEqualTo(Kind.ENGINE_GONE);
    }

    @Test
    void theFailureHasTheLineOfTheExcerptAndTheOutputOfTheStep() {
        Progress progress = Streams.read(Streams.lines("failed.rawjson"), BuildListener.NONE);
        FailureReading reading = new FailureReading(1, Streams.said("failed.rawjson"), progress.failed(), false);

        BuildFailure failure = reading.failure(progress.trace("stage-0", 1, false));

        assertThat(failure.kind()).isEqualTo(Kind.STEP);
        assertThat(failure.line()).isEqualTo(3);
        assertThat(failure.step()).startsWith("[2/2] RUN echo one;");
        assertThat(failure.lastLines()).containsExactly("one", "two", "three");
        assertThat(failure).hasMessageStartingWith("process \"/bin/sh -c echo one;");
    }

    @Test
    void whatWasCancelledIsNothingElse() {
        Progress progress = Streams.read(Streams.lines("cancelled.rawjson"), BuildListener.NONE);
        List<String> said = Streams.said("cancelled.rawjson");

        assertThat(new FailureReading(130, said, progress.failed(), false)
                        .failure(progress.trace("stage-0", 1, false))
                        .kind())
                .isEqualTo(Kind.CANCELLED);
        assertThat(new FailureReading(137, List.of(), progress.failed(), true)
                        .failure(progress.trace("stage-0", 1, false)))
                .hasMessage("the build was cancelled");
    }

    @Test
    void aBuildxThatSaysNothingIsNotLeftWithoutAMessage() {
        assertThat(new FailureReading(137, List.of(), Optional.empty(), false)
                        .failure(Streams.read(List.of(), BuildListener.NONE).trace("stage-0", 1, false)))
                .hasMessage("Buildx ended with exit code 137, and did not say why");
    }
}
