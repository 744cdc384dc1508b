package dev.stagefan.history;

import static dev.stagefan.history.HistoryTimings.count;
import static dev.stagefan.history.HistoryTimings.night;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stagefan.http.Pace;
import dev.stagefan.registry.Artifact;
import dev.stagefan.registry.DockerConfig;
import dev.stagefan.registry.ImageReference;
import dev.stagefan.registry.RegistryClient;
import dev.stagefan.timings.Timings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RegistryHistoryTest {
    private static final Pace AT_ONCE = new Pace(Clock.systemUTC(), pause -> {});

    private SmallRegistry registry;
    private RegistryClient client;

    @BeforeEach
    void start() throws IOException {
        registry = new SmallRegistry();
        client =
                RegistryClient.of(DockerConfig.of(Map.of("DOCKER_AUTH_CONFIG", "{}", "DOCKER_CONFIG", "/nonexistent")));
    }

    @AfterEach
    void stop() {
        client.close();
        registry.close();
    }

    @Test
    void keepsTheLatestSamples() throws Exception {
        RegistryHistory history = history(AT_ONCE);
        assertThat(history.read()).isEqualTo(Timings.NONE);
        for (int n = 0; n < 4; n++) {
            history.append(night(n), 3);
        }
        assertThat(history.read()).isEqualTo(night(1).merge(night(2), 3).merge(night(3), 3));
    }

    @Test
    void whatIsThereAlreadySetsNoTag() throws Exception {
        history(AT_ONCE).append(night(1), 3);
        registry.beforeTag((tag, manifest) -> {
            throw new AssertionError("set " + tag);
        });

        assertThat(history(AT_ONCE).append(night(1), 3)).isEqualTo(night(1));
    }

    /** Between the look at the tag and the push of the manifest another one sets the tag, and loses. */
    @Test
    void whoIsOverwrittenBySomebodyWhoSawTheSameAppendsAgain() throws Exception {
        AtomicInteger times = new AtomicInteger();
        Pace other = new Pace(Clock.systemUTC(), pause -> {
            // While one waits for the tag to settle, another one that saw the tag before sets it to its own.
            if (times.getAndIncrement() == 0) {
                force(night(2));
            }
        });

        assertThat(count(history(other).append(night(1), 20))).isEqualTo(2);
        assertThat(history(AT_ONCE).read()).isEqualTo(night(2).merge(night(1), 20));
    }

    @Test
    void whoFindsTheTagMovedAppendsToWhatIsThereNow() throws Exception {
        AtomicInteger times = new AtomicInteger();
        history(AT_ONCE).append(night(0), 20);
        Pace other = new Pace(Clock.systemUTC(), pause -> {
            if (times.getAndIncrement() < 3) {
                force(night(10 + times.get()));
            }
        });

        Timings all = history(other).append(night(1), 20);
        assertThat(all.stages()).containsKey("base");
        assertThat(history(AT_ONCE).read()).isEqualTo(all);
        assertThat(all).isEqualTo(night(13).merge(night(1), 20));
    }

    @Test
    void givesUpWhereOthersNeverStop() {
        AtomicInteger times = new AtomicInteger();
        Pace others = new Pace(Clock.systemUTC(), pause -> force(night(10 + times.incrementAndGet())));

        assertThatThrownBy(() -> history(others).append(night(1), 20))
                .isInstanceOf(HistoryException.class)
                .hasMessageContaining("because others append to it at the same time, 8 times in a row");
    }

    @Test
    void anArtifactOfAnotherTypeIsNeverWrittenOver() throws Exception {
        push(new Artifact(
                "application/vnd.acme+json", List.of(new Artifact.Part("text/plain", new byte[] {'x'})), Map.of()));

        assertNotWrittenOver("the tag is of an artifact of another type");
    }

    @Test
    void aBrokenOneIsNeverWrittenOver() throws Exception {
        push(artifact("schema: stagefan/timings/v1\nstages: [\n"));

        assertNotWrittenOver("it is no timings file");
    }

    private void assertNotWrittenOver(String reason) throws Exception {
        String before = client.head(reference()).orElseThrow().digest();
        assertThatThrownBy(() -> history(AT_ONCE).append(night(1), 3))
                .isInstanceOf(HistoryException.class)
                .hasMessageContaining(reason)
                .hasMessageContaining("it is left as it is");
        assertThat(client.head(reference()).orElseThrow().digest()).isEqualTo(before);
    }

    /** Sets the tag to these timings alone, as somebody does who saw no others. */
    private void force(Timings timings) {
        try {
            push(artifact(HistoryText.write(timings)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Artifact artifact(String text) {
        return new Artifact(
                RegistryHistory.TYPE,
                List.of(new Artifact.Part(RegistryHistory.TYPE, text.getBytes(StandardCharsets.UTF_8))),
                Map.of());
    }

    private void push(Artifact artifact) throws IOException {
        try {
            client.push(reference().repository(), artifact, HistorySource.TAG);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private ImageReference reference() {
        return ImageReference.parse(registry.repository() + ":" + HistorySource.TAG);
    }

    private RegistryHistory history(Pace pace) {
        return new RegistryHistory(client, reference(), pace);
    }
}
