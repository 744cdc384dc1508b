package dev.stagefan.benchmark;

import dev.stagefan.buildlog.BuildLogs;
import dev.stagefan.buildlog.match.TimingsImport;
import dev.stagefan.dockerfile.Dockerfile;
import dev.stagefan.dockerfile.DockerfileException;
import dev.stagefan.dockerfile.Instruction;
import dev.stagefan.dockerfile.Stage;
import dev.stagefan.dockerfile.instruction.DockerfileReader;
import dev.stagefan.dockerfile.value.Platform;
import dev.stagefan.graph.BuildRequest;
import dev.stagefan.graph.StageGraph;
import dev.stagefan.graph.StageNode;
import dev.stagefan.graph.resolve.GraphBuilder;
import dev.stagefan.testbed.Testbed;
import dev.stagefan.timings.Samples;
import dev.stagefan.timings.StageTiming;
import dev.stagefan.timings.Timings;
import dev.stagefan.timings.TimingsReader;
import dev.stagefan.yaml.YamlException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A folder with a Dockerfile to build.
 *
 * @param timings of its stages, in real minutes
 */
record Example(Path folder, Dockerfile dockerfile, StageGraph graph, Timings timings) {
    private static final double SECONDS_A_MINUTE = 60;
    private static final Map<String, Long> IMAGES = Map.of("busybox:1.37", 0L);

    /** One of the repository's examples. */
    static Example of(String name) {
        Path folder = Testbed.root().resolve("examples").resolve(name);
        try {
            Timings timings = TimingsReader.read("timings.yml", Files.readString(folder.resolve("timings.yml")));
            return of(folder, timings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (YamlException e) {
            throw new IllegalStateException("could not read the timings of " + name, e);
        }
    }

    static Example of(Path folder, Timings timings) {
        try {
            Dockerfile dockerfile = DockerfileReader.read(Files.readString(folder.resolve("Dockerfile")));
            BuildRequest request =
                    new BuildRequest(null, Map.of(), Platform.LINUX_AMD64, Platform.LINUX_AMD64, Map.of());
            return new Example(folder, dockerfile, GraphBuilder.build(dockerfile, request), timings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (DockerfileException e) {
            throw new IllegalStateException("could not read the Dockerfile in " + folder, e);
        }
    }

    /** The timings with each minute scaled, and with what the engine itself takes for each instruction. */
    Timings scaled(Work work, Calibration calibration) {
        Map<String, StageTiming> stages = new LinkedHashMap<>();
        for (Stage stage : dockerfile.stages()) {
            String label = graph.stages().get(stage.index()).label();
            double seconds = minutes(label) * calibration.minuteSeconds() + overhead(stage, calibration);
            stages.put(label, timing(work, Samples.of(seconds)));
        }
        return new Timings(stages, IMAGES, Map.of());
    }

    /** What is learnt from the log of an earlier build, completed by what a log cannot say. */
    Timings imported(Work work, BuildLog log) {
        try (InputStream progress = new ByteArrayInputStream(log.progress().getBytes(StandardCharsets.UTF_8))) {
            Timings found = TimingsImport.of(
                            dockerfile,
                            graph,
                            BuildLogs.read("build.log", progress).builds())
                    .timings();
            Map<String, StageTiming> stages = new LinkedHashMap<>();
            for (StageNode stage : graph.stages()) {
                StageTiming timing = found.stages().get(stage.label());
                stages.put(stage.label(), timing(work, timing == null ? null : timing.duration()));
            }
            return new Timings(stages, IMAGES, Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sizes are as good as nothing. */
    private static StageTiming timing(Work work, @Nullable Samples duration) {
        return new StageTiming(duration, work.cores(), 0L, 0L, List.of());
    }

    private double minutes(String label) {
        StageTiming timing = timings.stages().get(label);
        return timing == null || timing.duration() == null
                ? 0
                : Objects.requireNonNull(timing.duration()).median() / SECONDS_A_MINUTE;
    }

    private static double overhead(Stage stage, Calibration calibration) {
        double seconds = 0;
        for (Instruction instruction : stage.instructions()) {
            if (instruction instanceof Instruction.Run) {
                seconds += calibration.runSeconds();
            } else if (instruction instanceof Instruction.Copy
                    || instruction instanceof Instruction.Add
                    || instruction instanceof Instruction.Workdir) {
                seconds += calibration.fileSeconds();
            }
        }
        return seconds;
    }
}
