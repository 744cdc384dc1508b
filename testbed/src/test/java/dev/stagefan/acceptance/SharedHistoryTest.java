package dev.stagefan.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagefan.history.RegistryHistory;
import dev.stagefan.http.Pace;
import dev.stagefan.registry.DockerConfig;
import dev.stagefan.registry.ImageReference;
import dev.stagefan.registry.RegistryClient;
import dev.stagefan.testbed.Registry;
import dev.stagefan.timings.Sample;
import dev.stagefan.timings.Samples;
import dev.stagefan.timings.StageTiming;
import dev.stagefan.timings.Timings;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Runs that end at once add to one history in a real registry. */
@Tag("engine")
class SharedHistoryTest {
    private static final int RUNS = 3;

    /** A registry on this machine sets a tag within milliseconds. */
    private static final Pace QUICK = new Pace(Clock.systemUTC(), pause -> Thread.sleep(pause.toMillis() / 4));

    @Test
    void ofRunsThatEndAtOnceNoSampleIsLost() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(RUNS);
        try (Registry registry = Registry.open();
                RegistryClient client = RegistryClient.of(DockerConfig.of(Map.of("DOCKER_AUTH_CONFIG", "{}")))) {
            RegistryHistory history = new RegistryHistory(
                    client, ImageReference.parse(registry.address() + "/acme/image:stagefan-timings"), QUICK);
            List<Future<Timings>> appended = new ArrayList<>();
            for (int run = 0; run < RUNS; run++) {
                Timings timings = of(run);
                appended.add(threads.submit(() -> history.append(timings, 20)));
            }
            for (Future<Timings> each : appended) {
                each.get();
            }

            assertThat(history.read()).isEqualTo(of(0).merge(of(1), 20).merge(of(2), 20));
        } finally {
            threads.shutdownNow();
        }
    }

    private static Timings of(int run) {
        Sample sample = new Sample(60.0 + run, Instant.parse("2026-11-25T03:00:00Z"), "job base of run " + run);
        return new Timings(Map.of("base", StageTiming.of(new Samples(List.of(sample)))), Map.of(), Map.of());
    }
}
