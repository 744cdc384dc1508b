package dev.stagefan.benchmark;

import dev.stagefan.dockerfile.Dockerfile;
import dev.stagefan.dockerfile.DockerfileException;
import dev.stagefan.dockerfile.Instruction;
import dev.stagefan.dockerfile.Stage;
import dev.stagefan.dockerfile.instruction.DockerfileReader;
import dev.stagefan.testbed.Testbed;
import dev.stagefan.timings.Samples;
import dev.stagefan.timings.StageTiming;
import dev.stagefan.timings.Timings;
import dev.stagefan.timings.TimingsReader;
import dev.stagefan.yaml.YamlException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * An example of the repository.
 *
 * @param folder its files
 * @param timings its timings, in real minutes
 */
record Example(Path folder, Dockerfile dockerfile, Timings timings) {
    private static final double SECONDS_A_MINUTE = 60;

    static Example of(String name) {
        Path folder = Testbed.root().resolve("examples").resolve(name);
        try {
            return new Example(
                    folder,
                    DockerfileReader.read(Files.readString(folder.resolve("Dockerfile"))),
                    TimingsReader.read("timings.yml", Files.readString(folder.resolve("timings.yml"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (DockerfileException | YamlException e) {
            throw new IllegalStateException("could not read example " + name, e);
        }
    }

    /**
     * The example's timings as a file, with each minute scaled and what the engine takes for each instruction added.
     * Sizes are next to nothing.
     */
    String scaledTimings(Work work, Calibration calibration) {
        StringBuilder text = new StringBuilder("schema: " + Timings.SCHEMA + "\nstages:\n");
        for (Stage stage : dockerfile.stages()) {
            String label = stage.name() == null ? "stage-" + stage.index() : stage.name();
            StageTiming timing = timings.stages().get(label);
            double minutes = timing == null || timing.duration() == null ? 0 : median(timing.duration());
            double seconds = minutes * calibration.minuteSeconds() + overhead(stage, calibration);
            text.append(String.format(Locale.ROOT, "  %s: {duration: %.3fs, image: 1 KB, slice: 1 KB", label, seconds))
                    .append(work.cores().isEmpty() ? "" : ", cores: " + work.cores())
                    .append("}\n");
        }
        return text.append("images:\n  busybox:1.37: 1 KB\n").toString();
    }

    private static double median(Samples duration) {
        return duration.median() / SECONDS_A_MINUTE;
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
