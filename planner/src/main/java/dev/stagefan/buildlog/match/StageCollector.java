package dev.stagefan.buildlog.match;

import dev.stagefan.timings.InstructionTiming;
import dev.stagefan.timings.Sample;
import dev.stagefan.timings.Samples;
import dev.stagefan.timings.StageTiming;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Gathers the samples of one stage. */
final class StageCollector {
    private final List<Sample> durations = new ArrayList<>();
    private final Map<Place, Gathered> instructions = new LinkedHashMap<>();
    private @Nullable Size image;
    private @Nullable Size slice;

    /** A size, and when it was measured. */
    private record Size(long bytes, Instant at) {
        static Size later(@Nullable Size one, Size other) {
            return one == null || other.at().isAfter(one.at()) ? other : one;
        }
    }

    /**
     * Which instruction samples are of.
     *
     * @param index in the Dockerfile, or {@link StepMatch#NONE} for one that it does not have
     * @param name empty for one that it has
     * @param time which of those with that name in the stage, from 1
     */
    private record Place(int index, String name, int time) {}

    /** Samples of an instruction; one that the Dockerfile does not have goes behind the one it followed. */
    private record Gathered(String name, int behind, List<Sample> samples) {}

    void addDuration(Sample sample) {
        durations.add(sample);
    }

    /** Adds a size of the stage's image; the latest counts. */
    void addImage(long bytes, Instant at) {
        image = Size.later(image, new Size(bytes, at));
    }

    /** Adds a size of the stage's slice; the latest counts. */
    void addSlice(long bytes, Instant at) {
        slice = Size.later(slice, new Size(bytes, at));
    }

    /** Adds a sample of an instruction that the Dockerfile has. */
    void add(int index, String name, Sample sample) {
        instructions
                .computeIfAbsent(new Place(index, "", 1), place -> new Gathered(name, index, new ArrayList<>()))
                .samples()
                .add(sample);
    }

    /** Adds a sample of one that it does not have. */
    void add(String name, int time, int behind, Sample sample) {
        instructions
                .computeIfAbsent(
                        new Place(StepMatch.NONE, name, time), place -> new Gathered(name, behind, new ArrayList<>()))
                .samples()
                .add(sample);
    }

    /** What was gathered, or null where that is nothing. */
    @Nullable
    StageTiming timing() {
        if (durations.isEmpty() && instructions.isEmpty() && image == null && slice == null) {
            return null;
        }
        Map<Integer, List<InstructionTiming>> inOrder = new TreeMap<>();
        instructions.forEach((place, gathered) -> {
            List<InstructionTiming> there = inOrder.computeIfAbsent(gathered.behind(), index -> new ArrayList<>());
            InstructionTiming timing = new InstructionTiming(gathered.name(), new Samples(gathered.samples()));
            there.add(place.index() == StepMatch.NONE ? there.size() : 0, timing);
        });
        return new StageTiming(
                durations.isEmpty() ? null : new Samples(durations),
                null,
                image == null ? null : Long.valueOf(image.bytes()),
                slice == null ? null : Long.valueOf(slice.bytes()),
                inOrder.values().stream().flatMap(List::stream).toList());
    }
}
