package dev.stagefan.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.stagefan.testbed.Buildx;
import dev.stagefan.testbed.Engine;
import dev.stagefan.testbed.Registry;
import dev.stagefan.testbed.Testbed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What {@code stagefan timings import} makes of the logs of builds that run here. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportedLogsTest {
    private static final String CACHE = "/test/widget:cache";

    /** Plain progress has one decimal of each instruction's seconds; a stage has up to five of them. */
    private static final double ROUNDING = 0.05 * 5 + 0.001;

    private static final String DOCKERFILE = """
            FROM busybox:1.37 AS base
            RUN sleep 0.3 && head -c 3000000 /dev/urandom >/tools

            FROM base AS build
            ARG JOBS=4
            COPY main.x /src/
            RUN sleep 0.5 && echo "$JOBS jobs" >/src/out

            FROM base
            COPY --link --from=build /src/out /usr/bin/service
            RUN sleep 0.2 && test -s /usr/bin/service
            """;

    @TempDir
    Path folder;

    private Registry hub;

    @BeforeAll
    void start() {
        Testbed.require(Testbed.Part.ENGINE);
        hub = Registry.open();
        try (Engine engine = Engine.start();
                Buildx buildx = Buildx.on(engine)) {
            buildx.pushBusybox(hub.address() + "/library/busybox:1.37");
        }
    }

    @AfterAll
    void stop() {
        hub.close();
    }

    @Test
    void bothFormsOfTheProgressAndTheBuildsRecordSayTheSame() throws IOException {
        plant("1");
        try (Engine engine = Engine.withHub(hub);
                Buildx buildx = Buildx.on(engine)) {
            Files.writeString(
                    folder.resolve("build.json"),
                    buildx.progress(folder, List.of("build", "--progress=rawjson", "--output=type=cacheonly", ".")));
            Files.writeString(
                    folder.resolve("record.log"),
                    buildx.progress(folder, List.of("history", "logs", "--progress=plain")));
        }

        Map<String, Double> exact = stages("build.json");
        Map<String, Double> rounded = stages("record.log");

        assertThat(exact).containsOnlyKeys("base", "build", "stage-2");
        assertThat(rounded).containsOnlyKeys("base", "build", "stage-2");
        // What the RUNs sleep is in the durations, whatever else there is to do.
        assertThat(exact.get("build")).isGreaterThanOrEqualTo(0.5);
        exact.forEach((stage, seconds) -> assertThat(rounded.get(stage)).isCloseTo(seconds, within(ROUNDING)));
    }

    @Test
    void stepsWhoseCachedLayersArePulledAreNoSamples() throws IOException {
        String cache = "type=registry,ref=" + hub.address() + CACHE;
        plant("1");
        try (Engine engine = Engine.withHub(hub);
                Buildx buildx = Buildx.on(engine)) {
            buildx.build(folder, List.of("--cache-to=" + cache + ",mode=max", "."));
        }
        plant("2");
        for (String form : List.of("plain", "rawjson")) {
            try (Engine engine = Engine.withHub(hub);
                    Buildx buildx = Buildx.on(engine)) {
                Files.writeString(
                        folder.resolve(form + ".log"),
                        buildx.progress(
                                folder,
                                List.of(
                                        "build",
                                        "--progress=" + form,
                                        "--cache-from=" + cache,
                                        "--output=type=cacheonly",
                                        ".")));
            }

            assertThat(stages(form + ".log")).as(form).containsKey("build").doesNotContainKey("base");
        }
    }

    private void plant(String source) throws IOException {
        Files.writeString(folder.resolve("Dockerfile"), DOCKERFILE);
        Files.writeString(folder.resolve("main.x"), source);
    }

    /** The median durations of stages that a log gives, by name. */
    private Map<String, Double> stages(String log) throws IOException {
        String timings = log + ".yml";
        Stagefan.run(folder, List.of("timings", "import", "--output=" + timings, log));
        JsonNode report = JsonMapper.builder()
                .build()
                .readTree(Stagefan.run(folder, List.of("timings", "show", "--format=json", timings)));
        Map<String, Double> stages = new TreeMap<>();
        for (JsonNode stage : report.get("stages")) {
            if (stage.hasNonNull("duration")) {
                stages.put(
                        stage.get("stage").asText(),
                        stage.at("/duration/median").asDouble());
            }
        }
        return stages;
    }
}
