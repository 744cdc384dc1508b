package dev.stagefan.timings;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes a timings file: deterministic, for people to read, and {@link TimingsReader} reads it as the same timings. */
public final class TimingsWriter {
    private static final Comparator<Sample> LATEST_LAST =
            Comparator.comparing(Sample::at, Comparator.nullsFirst(Comparator.<Instant>naturalOrder()));

    private final StringBuilder text = new StringBuilder();

    private TimingsWriter() {}

    /** The file's text, ending with a line feed. */
    public static String write(Timings timings) {
        TimingsWriter writer = new TimingsWriter();
        writer.line("schema: " + Timings.SCHEMA);
        if (!timings.stages().isEmpty()) {
            writer.line("stages:");
            timings.stages().forEach(writer::stage);
        }
        if (!timings.images().isEmpty()) {
            writer.line("images:");
            timings.images()
                    .forEach((reference, bytes) ->
                            writer.line("  " + Scalar.key(reference, "  ") + " " + Figures.bytes(bytes)));
        }
        if (!timings.runners().isEmpty()) {
            writer.line("runners:");
            timings.runners().forEach(writer::runner);
        }
        return writer.text.toString();
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private void stage(String name, StageTiming stage) {
        String key = "  " + Scalar.key(name, "  ");
        Samples duration = stage.duration();
        if (duration != null && stage.equals(StageTiming.of(duration)) && isShort(duration)) {
            line(key + " " + shortForm(duration, SampleReader.DURATION));
            return;
        }
        if (stage.equals(new StageTiming(null, null, null, null, List.of()))) {
            line(key + " {}");
            return;
        }
        line(key);
        samples("    ", "duration", duration, SampleReader.DURATION);
        if (stage.cores() != null) {
            line("    cores: " + Figures.number(stage.cores()));
        }
        if (stage.imageBytes() != null) {
            line("    image: " + Figures.bytes(stage.imageBytes()));
        }
        if (stage.sliceBytes() != null) {
            line("    slice: " + Figures.bytes(stage.sliceBytes()));
        }
        if (!stage.instructions().isEmpty()) {
            line("    instructions:");
            for (InstructionTiming instruction : stage.instructions()) {
                line("      - instruction: " + Scalar.of(instruction.instruction()));
                samples("        ", "duration", instruction.duration(), SampleReader.DURATION);
            }
        }
    }

    private void runner(String label, RunnerTiming runner) {
        String key = "  " + Scalar.key(label, "  ");
        if (runner.equals(new RunnerTiming(null, null, null, null))) {
            line(key + " {}");
            return;
        }
        line(key);
        samples("    ", "queue", runner.queue(), SampleReader.DURATION);
        samples("    ", "set-up", runner.setUp(), SampleReader.DURATION);
        samples("    ", "download", runner.download(), SampleReader.SPEED);
        samples("    ", "upload", runner.upload(), SampleReader.SPEED);
    }

    private void samples(String indent, String key, @Nullable Samples samples, SampleReader kind) {
        if (samples == null) {
            return;
        }
        if (isShort(samples)) {
            line(indent + key + ": " + shortForm(samples, kind));
            return;
        }
        if (samples.all().size() == 1) {
            line(indent + key + ": " + full(samples.all().get(0), kind));
            return;
        }
        line(indent + key + ":");
        samples.all().stream()
                .sorted(LATEST_LAST)
                .forEach(
                        sample -> line(indent + "  - " + (isPlain(sample) ? value(sample, kind) : full(sample, kind))));
    }

    /** Whether somebody gave all of them, so that one line holds them. */
    private static boolean isShort(Samples samples) {
        return samples.all().stream().allMatch(TimingsWriter::isPlain);
    }

    private static boolean isPlain(Sample sample) {
        return sample.at() == null && sample.from() == null;
    }

    private static String shortForm(Samples samples, SampleReader kind) {
        List<String> values =
                samples.all().stream().map(sample -> value(sample, kind)).toList();
        return values.size() == 1 ? values.get(0) : values.stream().collect(Collectors.joining(", ", "[", "]"));
    }

    private static String full(Sample sample, SampleReader kind) {
        StringBuilder full =
                new StringBuilder("{").append(kind.key()).append(": ").append(value(sample, kind));
        if (sample.at() != null) {
            full.append(", at: ").append(sample.at());
        }
        if (sample.from() != null) {
            full.append(", from: ").append(Scalar.of(sample.from()));
        }
        return full.append('}').toString();
    }

    private static String value(Sample sample, SampleReader kind) {
        return switch (kind) {
            case DURATION -> Figures.duration(sample.value());
            case SPEED -> Figures.speed(sample.value());
        };
    }
}
