package dev.stagefan.timings;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What timings come to: of each thing's samples how many there are, the middle and the ends.
 *
 * @param stages in the order of the timings
 * @param images likewise
 * @param runners likewise
 */
public record TimingsReport(List<StageLine> stages, List<ImageLine> images, List<RunnerLine> runners) {
    public static final String SCHEMA = "stagefan/timings-report/v1";

    private static final Comparator<Sample> BY_DATE =
            Comparator.comparing(Sample::at, Comparator.nullsFirst(Comparator.<Instant>naturalOrder()));

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
            .build();

    private static final DefaultPrettyPrinter PRETTY =
            new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));

    public TimingsReport {
        stages = List.copyOf(stages);
        images = List.copyOf(images);
        runners = List.copyOf(runners);
    }

    /**
     * Of some samples.
     *
     * @param samples how many
     * @param median in seconds, or bytes a second
     * @param least likewise
     * @param most likewise
     * @param source what the median rests on, as {@code median of 5 samples}
     * @param latest when the latest was measured, in ISO 8601, or null
     * @param from what the latest was read from, or null
     */
    public record Figure(
            int samples,
            double median,
            double least,
            double most,
            String source,
            @Nullable String latest,
            @Nullable String from) {
        static @Nullable Figure of(@Nullable Samples samples) {
            if (samples == null) {
                return null;
            }
            List<Sample> all = samples.all();
            Sample latest = all.stream().max(BY_DATE).orElseThrow();
            return new Figure(
                    all.size(),
                    samples.median(),
                    all.get(0).value(),
                    all.get(all.size() - 1).value(),
                    samples.source(),
                    latest.at() == null ? null : latest.at().toString(),
                    latest.from());
        }
    }

    public record StageLine(
            String stage,
            @Nullable Figure duration,
            @Nullable Double cores,
            @Nullable Long imageBytes,
            @Nullable Long sliceBytes,
            List<InstructionLine> instructions) {
        public StageLine {
            instructions = List.copyOf(instructions);
        }
    }

    public record InstructionLine(String instruction, Figure duration) {}

    public record ImageLine(String image, long bytes) {}

    public record RunnerLine(
            String runner,
            @Nullable Figure queue,
            @Nullable Figure setUp,
            @Nullable Figure download,
            @Nullable Figure upload) {}

    public static TimingsReport of(Timings timings) {
        List<StageLine> stages = new ArrayList<>();
        timings.stages()
                .forEach((name, stage) -> stages.add(new StageLine(
                        name,
                        Figure.of(stage.duration()),
                        stage.cores(),
                        stage.imageBytes(),
                        stage.sliceBytes(),
                        stage.instructions().stream().map(TimingsReport::line).toList())));
        List<ImageLine> images = new ArrayList<>();
        timings.images().forEach((reference, bytes) -> images.add(new ImageLine(reference, bytes)));
        List<RunnerLine> runners = new ArrayList<>();
        timings.runners()
                .forEach((label, runner) -> runners.add(new RunnerLine(
                        label,
                        Figure.of(runner.queue()),
                        Figure.of(runner.setUp()),
                        Figure.of(runner.download()),
                        Figure.of(runner.upload()))));
        return new TimingsReport(stages, images, runners);
    }

    private static InstructionLine line(InstructionTiming timing) {
        return new InstructionLine(timing.instruction(), Objects.requireNonNull(Figure.of(timing.duration())));
    }

    /** The JSON text, ending with a line feed. Durations are seconds, speeds bytes a second. */
    public String json() {
        ObjectNode document = MAPPER.createObjectNode().put("schema", SCHEMA);
        document.setAll(MAPPER.<ObjectNode>valueToTree(this));
        try {
            return MAPPER.writer(PRETTY).writeValueAsString(document) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report is always a tree of plain values", e);
        }
    }
}
