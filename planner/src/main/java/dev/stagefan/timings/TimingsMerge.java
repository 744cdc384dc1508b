package dev.stagefan.timings;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** Puts newer timings to older ones. */
record TimingsMerge(int keepLatest) {
    private static final Comparator<Sample> LATEST_FIRST = Comparator.comparing(
                    Sample::at, Comparator.nullsFirst(Comparator.<Instant>naturalOrder()))
            .reversed();

    private static final StageTiming NO_STAGE = new StageTiming(null, null, null, null, List.of());
    private static final RunnerTiming NO_RUNNER = new RunnerTiming(null, null, null, null);

    TimingsMerge {
        if (keepLatest < 1) {
            throw new IllegalArgumentException("to keep " + keepLatest + " samples");
        }
    }

    Timings merge(Timings older, Timings newer) {
        return new Timings(
                union(older.stages(), newer.stages(), NO_STAGE, this::stage),
                union(older.images(), newer.images(), 0L, Math::max),
                union(older.runners(), newer.runners(), NO_RUNNER, this::runner));
    }

    private static <T> Map<String, T> union(
            Map<String, T> older, Map<String, T> newer, T none, BinaryOperator<T> merged) {
        Map<String, T> all = new LinkedHashMap<>();
        older.forEach((name, value) -> all.put(name, merged.apply(value, newer.getOrDefault(name, none))));
        newer.forEach((name, value) -> all.computeIfAbsent(name, key -> merged.apply(none, value)));
        return all;
    }

    private StageTiming stage(StageTiming older, StageTiming newer) {
        return new StageTiming(
                samples(older.duration(), newer.duration()),
                newer.cores() == null ? older.cores() : newer.cores(),
                newer.imageBytes() == null ? older.imageBytes() : newer.imageBytes(),
                newer.sliceBytes() == null ? older.sliceBytes() : newer.sliceBytes(),
                instructions(older.instructions(), newer.instructions()));
    }

    private RunnerTiming runner(RunnerTiming older, RunnerTiming newer) {
        return new RunnerTiming(
                samples(older.queue(), newer.queue()),
                samples(older.setUp(), newer.setUp()),
                samples(older.download(), newer.download()),
                samples(older.upload(), newer.upload()));
    }

    /**
     * The older ones in their order; each newer one that is not among them goes behind the one it follows. An instruction
     * that a stage has twice is two.
     */
    private List<InstructionTiming> instructions(List<InstructionTiming> older, List<InstructionTiming> newer) {
        Map<Occurrence, InstructionTiming> more = byOccurrence(newer);
        Map<Occurrence, InstructionTiming> known = byOccurrence(older);
        List<InstructionTiming> merged = new ArrayList<>();
        Map<Occurrence, List<InstructionTiming>> following = new HashMap<>();
        List<InstructionTiming> place = merged;
        for (Map.Entry<Occurrence, InstructionTiming> entry : more.entrySet()) {
            if (known.containsKey(entry.getKey())) {
                place = following.computeIfAbsent(entry.getKey(), key -> new ArrayList<>());
            } else {
                place.add(instruction(entry.getValue(), null));
            }
        }
        known.forEach((key, timing) -> {
            merged.add(instruction(timing, more.get(key)));
            merged.addAll(following.getOrDefault(key, List.of()));
        });
        return merged;
    }

    private InstructionTiming instruction(InstructionTiming older, @Nullable InstructionTiming newer) {
        Samples samples = samples(older.duration(), newer == null ? null : newer.duration());
        return new InstructionTiming(older.instruction(), Objects.requireNonNull(samples));
    }

    /** The {@code time}-th instruction of a stage with this text. */
    private record Occurrence(String instruction, int time) {}

    private static Map<Occurrence, InstructionTiming> byOccurrence(List<InstructionTiming> timings) {
        Map<String, Integer> times = new HashMap<>();
        Map<Occurrence, InstructionTiming> byOccurrence = new LinkedHashMap<>();
        for (InstructionTiming timing : timings) {
            int time = times.merge(timing.instruction(), 1, Integer::sum);
            byOccurrence.put(new Occurrence(timing.instruction(), time), timing);
        }
        return byOccurrence;
    }

    private @Nullable Samples samples(@Nullable Samples older, @Nullable Samples newer) {
        if (older == null || newer == null) {
            return kept(older == null ? newer : older);
        }
        List<Sample> all = new ArrayList<>(older.all());
        List<Sample> unpaired = new ArrayList<>(older.all());
        for (Sample sample : newer.all()) {
            if (!unpaired.remove(sample)) {
                all.add(sample);
            }
        }
        return kept(new Samples(all));
    }

    private @Nullable Samples kept(@Nullable Samples samples) {
        if (samples == null) {
            return null;
        }
        List<Sample> kept = new ArrayList<>();
        List<Sample> measured = new ArrayList<>();
        Set<Object> seen = new HashSet<>();
        for (Sample sample : samples.all()) {
            if (sample.from() == null) {
                kept.add(sample);
            } else if (seen.add(identity(sample))) {
                measured.add(sample);
            }
        }
        measured.sort(LATEST_FIRST);
        kept.addAll(measured.subList(0, Math.min(keepLatest, measured.size())));
        return new Samples(kept);
    }

    /** What makes two measured samples the same one. */
    private static Object identity(Sample sample) {
        return sample.at() == null
                ? List.of(sample.value(), Objects.requireNonNull(sample.from()))
                : List.of(sample.value(), sample.at());
    }
}
