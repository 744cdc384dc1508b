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
 *     duration: [63m, 65m, 1h10m]        # the median counts
 *     cores: 4                           # keeps so many cores busy; all of them if not said
 *     image: 3.2 GB                      # compressed, its base included
 *     slice: 40 MB                       # the paths that other stages take from it
 * images:
 *   rocm/pytorch:latest: 18 GB           # compressed
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
        root.only(Set.of("schema", "stages", "images"));
        return new Timings(stages(root), images(root), Map.of());
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
            return StageTiming.of(samples(name, value));
        }
        mapping.only(Set.of("duration", "cores", "image", "slice"));
        Optional<YamlValue> duration = mapping.find("duration");
        return new StageTiming(
                duration.isEmpty() ? null : samples(name, duration.get()),
                cores(mapping, name),
                size(mapping, "image", name),
                size(mapping, "slice", name),
                List.of());
    }

    private static Samples samples(String name, YamlValue value) throws YamlException {
        String what = "the duration of " + name;
        if (!(value instanceof YamlValue.Sequence)) {
            return Samples.of(Quantity.seconds(value, what));
        }
        List<Sample> samples = new ArrayList<>();
        for (YamlValue sample : value.sequence(what)) {
            samples.add(Sample.given(Quantity.seconds(sample, what)));
        }
        if (samples.isEmpty()) {
            throw value.place().problem(what + " has no samples", "leave it out where it is unknown");
        }
        return new Samples(samples);
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
}
