package dev.stagefan.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stagefan.acceptance.Stagefan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What stagefan says beforehand, in seconds. */
record Forecast(double serialSeconds, double oneRunnerSeconds) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Asks for it.
     *
     * @param folder of the Dockerfile; the files that are asked with are written there
     * @param timings text of the timings file
     * @param aroundSeconds what a build takes besides its instructions, which is the runner's set-up here
     */
    static Forecast of(Path folder, String timings, double aroundSeconds) {
        try {
            Files.writeString(folder.resolve("forecast-timings.yml"), timings);
            Files.writeString(folder.resolve("stagefan.yml"), fleet(aroundSeconds));
            JsonNode timeline = JSON.readTree(
                            Stagefan.run(folder, List.of("plan", "--format=json", "--timings=forecast-timings.yml")))
                    .get("timeline");
            return new Forecast(
                    timeline.get("serialSeconds").asDouble(),
                    timeline.get("oneRunnerSeconds").asDouble());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    double seconds(Way way) {
        return way == Way.SERIAL ? serialSeconds : oneRunnerSeconds;
    }

    private static String fleet(double aroundSeconds) {
        return String.format(Locale.ROOT, """
                fleet:
                  runners:
                    here: {cores: %d, queue: 0s, set-up: %.3fs, download: 1 GB/s, upload: 1 GB/s}
                """, Runtime.getRuntime().availableProcessors(), aroundSeconds);
    }
}
