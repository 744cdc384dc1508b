package dev.stagefan.buildlog.match;

import dev.stagefan.buildlog.BuildLog;
import dev.stagefan.buildlog.match.KnownStages.KnownStage;
import dev.stagefan.buildlog.match.LoggedStage.Step;
import dev.stagefan.graph.StageGraph;
import dev.stagefan.record.JobRecord;
import dev.stagefan.record.JobRecord.Product;
import dev.stagefan.timings.RunnerTiming;
import dev.stagefan.timings.Sample;
import dev.stagefan.timings.Samples;
import dev.stagefan.timings.StageTiming;
import dev.stagefan.timings.Timings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Gathers what builds say, for a Dockerfile or for none. */
final class BuildImporter {
    private static final String WORKDIR = "WORKDIR";
    private static final double MILLISECONDS = 1000;

    private final @Nullable KnownStages known;
    private final @Nullable StageGraph graph;
    private final Map<String, StageCollector> stages = new LinkedHashMap<>();
    private final Map<String, Long> images = new TreeMap<>();
    private final Map<String, List<Sample>> downloads = new TreeMap<>();
    private final Map<String, List<Sample>> uploads = new TreeMap<>();

    /** What the stages of the record that is being read are called in the Dockerfile, by what its builds call them. */
    private final Map<String, String> labels = new HashMap<>();

    private final Set<String> unmatched = new LinkedHashSet<>();
    private final Set<String> notes = new LinkedHashSet<>();

    BuildImporter(@Nullable KnownStages known, @Nullable StageGraph graph) {
        this.known = known;
        this.graph = graph;
        if (known != null) {
            // Stages are written in the order of the Dockerfile.
            known.all().forEach(stage -> stages.put(stage.node().label(), new StageCollector()));
        }
    }

    /** A stage of a log, what it is in the Dockerfile, and which instruction each of its steps is there. */
    private record Matched(LoggedStage logged, @Nullable KnownStage stage, List<Integer> instructions) {
        Matched {
            instructions = List.copyOf(instructions);
        }

        boolean isAny() {
            return instructions.stream().anyMatch(instruction -> instruction != StepMatch.NONE);
        }
    }

    void add(BuildLog build) {
        List<LoggedStage> logged = PlatformChoice.of(graph).choose(build, LoggedStage.of(build), notes);
        List<Matched> matched =
                logged.stream().map(stage -> match(stage, logged)).toList();
        if (known != null && !matched.isEmpty() && matched.stream().noneMatch(Matched::isAny)) {
            notes.add(title(build) + " is of another Dockerfile, since this one has none of its steps; it is left out");
            return;
        }
        matched.forEach(stage -> stage(build, stage));
        besideEachOther(build, matched);
        pulls(build);
    }

    /** Adds what a job of the agent did: its builds, what it handed on, and how fast that went. */
    void add(JobRecord record) {
        labels.clear();
        RecordedJob job = new RecordedJob(record, graph);
        job.builds().forEach(this::add);
        for (Product product : record.products()) {
            Long bytes = product.bytes();
            if (bytes == null) {
                continue;
            }
            String label = labels.getOrDefault(product.label(), product.label());
            if (graph != null
                    && graph.stages().stream().noneMatch(stage -> stage.label().equals(label))) {
                unmatched.add("stage " + label + " of " + job.name());
            }
            StageCollector collector = stages.computeIfAbsent(label, name -> new StageCollector());
            if (RecordedJob.isSlice(product.key())) {
                collector.addSlice(bytes, record.startedAt());
            } else {
                collector.addImage(bytes, record.startedAt());
            }
        }
        job.images().forEach((reference, bytes) -> images.merge(reference, bytes, Math::max));
        put(downloads, record.runner(), job.downloads());
        put(uploads, record.runner(), job.uploads());
    }

    private static void put(Map<String, List<Sample>> speeds, String runner, List<Sample> samples) {
        if (!samples.isEmpty()) {
            speeds.computeIfAbsent(runner, label -> new ArrayList<>()).addAll(samples);
        }
    }

    private void besideEachOther(BuildLog build, List<Matched> matched) {
        if (graph == null) {
            return;
        }
        List<Integer> ran = new ArrayList<>();
        for (Matched stage : matched) {
            boolean runs = stage.logged().runs().stream().anyMatch(Step::isMeasured);
            if (runs && stage.stage() != null) {
                ran.add(stage.stage().node().index());
            }
        }
        List<Integer> beside = new SideBySide(graph).among(ran);
        if (!beside.isEmpty()) {
            String labels = beside.stream()
                    .map(stage -> graph.stages().get(stage).label())
                    .collect(Collectors.joining(", "));
            notes.add(title(build) + " is of one builder, which may have run " + labels
                    + " side by side: where they kept each other from the cores they take less by themselves, and"
                    + " estimates are too high");
        }
    }

    TimingsImport result() {
        Map<String, StageTiming> found = new LinkedHashMap<>();
        stages.forEach((name, collector) -> {
            StageTiming timing = collector.timing();
            if (timing != null) {
                found.put(name, timing);
            }
        });
        Map<String, RunnerTiming> runners = new TreeMap<>();
        Set<String> measured = new TreeSet<>(downloads.keySet());
        measured.addAll(uploads.keySet());
        for (String label : measured) {
            runners.put(label, new RunnerTiming(null, null, samples(downloads, label), samples(uploads, label)));
        }
        return new TimingsImport(new Timings(found, images, runners), List.copyOf(unmatched), List.copyOf(notes));
    }

    private static @Nullable Samples samples(Map<String, List<Sample>> speeds, String label) {
        List<Sample> samples = speeds.get(label);
        return samples == null ? null : new Samples(samples);
    }

    private static String title(BuildLog build) {
        return build.target() == null ? build.name() : build.name() + ", target " + build.target();
    }

    private Matched match(LoggedStage logged, List<LoggedStage> all) {
        Optional<KnownStage> stage = known == null ? Optional.empty() : known.find(logged, all);
        List<InstructionText> steps = KnownStages.texts(logged);
        return new Matched(
                logged,
                stage.orElse(null),
                StepMatch.match(steps, stage.map(KnownStage::texts).orElse(List.of())));
    }

    private void stage(BuildLog build, Matched matched) {
        LoggedStage logged = matched.logged();
        KnownStage stage = matched.stage();
        String label = stage == null ? logged.label() : stage.node().label();
        labels.put(logged.label(), label);
        StageCollector collector = stages.computeIfAbsent(label, name -> new StageCollector());
        if (known != null && stage == null && !logged.isCached()) {
            unmatched.add("stage " + label + " of " + title(build));
        }
        instructions(build, matched, collector);
        if (logged.ran() && (logged.isWhole() || hasEachRun(matched))) {
            collector.addDuration(sample(build, logged.seconds()));
        } else if (!logged.isCached()) {
            notes.add(title(build) + " has no duration of stage " + label + ": " + Missing.of(logged)
                    + "; its instructions that ran have their own");
        }
    }

    private void instructions(BuildLog build, Matched matched, StageCollector collector) {
        Map<String, Integer> times = new HashMap<>();
        int behind = StepMatch.NONE;
        for (int i = 0; i < matched.instructions().size(); i++) {
            Step step = matched.logged().steps().get(i);
            int instruction = matched.instructions().get(i);
            String name = step.name().instruction();
            int time = times.merge(name, 1, Integer::sum);
            behind = instruction == StepMatch.NONE ? behind : instruction;
            // Making a folder takes no time that is worth a line.
            if (!step.isMeasured() || step.name().keyword().equals(WORKDIR)) {
                continue;
            }
            Sample sample = sample(build, step.seconds());
            KnownStage stage = matched.stage();
            if (instruction != StepMatch.NONE && stage != null) {
                collector.add(instruction, stage.names().get(instruction), sample);
                continue;
            }
            collector.add(name, time, behind, sample);
            if (stage != null) {
                unmatched.add(name + " in stage " + stage.node().label() + " of " + title(build));
            }
        }
    }

    /** Whether each RUN of the Dockerfile's stage ran, also where the log does not have the stage whole. */
    private static boolean hasEachRun(Matched matched) {
        if (matched.stage() == null || matched.logged().runs().isEmpty()) {
            return false;
        }
        List<Boolean> runs = new ArrayList<>(matched.stage().runs());
        for (int instruction : matched.instructions()) {
            if (instruction != StepMatch.NONE) {
                runs.set(instruction, false);
            }
        }
        return !runs.contains(true);
    }

    private void pulls(BuildLog build) {
        for (Pull pull : Pull.of(build, graph)) {
            images.merge(pull.reference(), pull.bytes(), Math::max);
            Optional<Double> speed = pull.speed();
            String runner = build.runner();
            if (speed.isPresent() && runner == null) {
                notes.add(title(build)
                        + " says how fast images were pulled, but not on which runner; say it with --runner");
            } else if (speed.isPresent()) {
                downloads
                        .computeIfAbsent(runner, label -> new ArrayList<>())
                        .add(new Sample(speed.get(), build.startedAt(), build.name()));
            }
        }
    }

    private static Sample sample(BuildLog build, double seconds) {
        return new Sample(Math.round(seconds * MILLISECONDS) / MILLISECONDS, build.startedAt(), build.name());
    }
}
