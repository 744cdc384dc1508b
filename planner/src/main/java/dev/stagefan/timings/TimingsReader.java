package dev.stagefan.timings;

import dev.stagefan.yaml.Quantity;
import dev.stagefan.yaml.YamlException;
import dev.stagefan.yaml.YamlReader;
import dev.stagefan.yaml.YamlValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a timings file:
 *
 * <pre>{@code
 * schema: stagefan/timings/v1
 * stages:
 *   build_mori: 44m                      # a duration, or a list of samples
 *   build_triton:
 *     duration:                          # the median counts
 *       - 63m
 *       - {took: 65m3s, at: 2026-11-24T03:12:00Z, from: nightly.log}
 *     cores: 4                           # keeps so many cores busy; all of them if not said
 *     image: 3.2 GB                      # compressed, its base included
 *     slice: 40 MB                       # the paths that other stages take from it
 *     instructions:
 *       - instruction: RUN make -j8
 *         duration: [50m, 52m]
 * images:
 *   rocm/pytorch:latest: 18 GB           # compressed
 * runners:
 *   ubuntu-24.04: {queue: [8s, 12s], set-up: 21s, download: 62 MB/s, upload: 38 MB/s}
 * }</pre>
 */
public final class TimingsReader {
    private TimingsReader() {}

    /**
     * Reads a file's text.
     *
     * @param file its path, for messages
     */
    public static Timings read(String file, String text) throws YamlException {
        YamlValue.Mapping root = YamlReader.read(file, text).mapping("a timings file");
        Optional<YamlValue> schema = root.find("schema");
        if (schema.isEmpty()) {
            throw root.place().problem("no schema", "begin the file with schema: " + Timings.SCHEMA);
        }
        if (!schema.get().text("schema").equals(Timings.SCHEMA)) {
            throw schema.get().place().problem("unknown schema", "this version reads " + Timings.SCHEMA);
        }
        root.only(Set.of("schema", "stages", "images", "runners"));
        return new Timings(stages(root), images(root), runners(root));
    }

    private static Map<String, StageTiming> stages(YamlValue.Mapping root) throws YamlException {
        Map<String, StageTiming> stages = new LinkedHashMap<>();
        Optional<YamlValue> value = root.find("stages");
        if (value.isEmpty()) {
            return stages;
        }
        for (YamlValue.Entry entry : value.get().mapping("stages").entries().values()) {
            String name = entry.key().text().toLowerCase(Locale.ROOT);
            if (stages.put(name, stage(name, entry.value())) != null) {
                throw entry.key().place().problem("stage " + name + " is repeated", "stage names ignore case");
            }
        }
        return stages;
    }

    private static StageTiming stage(String name, YamlValue value) throws YamlException {
        if (!(value instanceof YamlValue.Mapping mapping)) {
            return StageTiming.of(SampleReader.DURATION.read(value, "the duration of " + name));
        }
        mapping.only(Set.of("duration", "cores", "image", "slice", "instructions"));
        return new StageTiming(
                SampleReader.DURATION.find(mapping, "duration", "the duration of " + name),
                cores(mapping, name),
                size(mapping, "image", name),
                size(mapping, "slice", name),
                instructions(mapping, name));
    }

    private static List<InstructionTiming> instructions(YamlValue.Mapping stage, String name) throws YamlException {
        List<InstructionTiming> instructions = new ArrayList<>();
        Optional<YamlValue> value = stage.find("instructions");
        if (value.isEmpty()) {
            return instructions;
        }
        for (YamlValue listed : value.get().sequence("instructions of " + name)) {
            YamlValue.Mapping mapping =
                    listed.mapping("an instruction of " + name).only(Set.of("instruction", "duration"));
            String text = required(mapping, "instruction").text("an instruction of " + name);
            instructions.add(new InstructionTiming(
                    text, SampleReader.DURATION.read(required(mapping, "duration"), "the duration of " + text)));
        }
        return instructions;
    }

    private static YamlValue required(YamlValue.Mapping mapping, String key) throws YamlException {
        Optional<YamlValue> value = mapping.find(key);
        if (value.isEmpty()) {
            throw mapping.place().problem("no " + key, "each of the instructions has an instruction and a duration");
        }
        return value.get();
    }

    private static @Nullable Double cores(YamlValue.Mapping stage, String name) throws YamlException {
        Optional<YamlValue> value = stage.find("cores");
        if (value.isEmpty()) {
            return null;
        }
        double cores = Quantity.number(value.get(), "cores of " + name);
        if (cores <= 0) {
            throw value.get().place().problem("cores of " + name + " must be more than 0");
        }
        return cores;
    }

    private static @Nullable Long size(YamlValue.Mapping stage, String key, String name) throws YamlException {
        Optional<YamlValue> value = stage.find(key);
        return value.isEmpty() ? null : Long.valueOf(Quantity.bytes(value.get(), key + " of " + name));
    }

    private static Map<String, Long> images(YamlValue.Mapping root) throws YamlException {
        Map<String, Long> images = new LinkedHashMap<>();
        Optional<YamlValue> value = root.find("images");
        if (value.isPresent()) {
            for (YamlValue.Entry entry : value.get().mapping("images").entries().values()) {
                String reference = entry.key().text();
                images.put(reference, Quantity.bytes(entry.value(), "the size of " + reference));
            }
        }
        return images;
    }

    private static Map<String, RunnerTiming> runners(YamlValue.Mapping root) throws YamlException {
        Map<String, RunnerTiming> runners = new LinkedHashMap<>();
        Optional<YamlValue> value = root.find("runners");
        if (value.isEmpty()) {
            return runners;
        }
        for (YamlValue.Entry entry : value.get().mapping("runners").entries().values()) {
            String label = entry.key().text();
            YamlValue.Mapping runner =
                    entry.value().mapping("runner " + label).only(Set.of("queue", "set-up", "download", "upload"));
            String of = " of runner " + label;
            runners.put(
                    label,
                    new RunnerTiming(
                            SampleReader.DURATION.find(runner, "queue", "queue" + of),
                            SampleReader.DURATION.find(runner, "set-up", "set-up" + of),
                            SampleReader.SPEED.find(runner, "download", "download" + of),
                            SampleReader.SPEED.find(runner, "upload", "upload" + of)));
        }
        return runners;
    }
}
