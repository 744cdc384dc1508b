package dev.stagefan.fleet;

import dev.stagefan.yaml.Quantity;
import dev.stagefan.yaml.YamlException;
import dev.stagefan.yaml.YamlReader;
import dev.stagefan.yaml.YamlValue;
import dev.stagefan.yaml.YamlValue.Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what a settings file (stagefan.yml) says of planning:
 *
 * <pre>{@code
 * fleet:
 *   at-once: 40                 # jobs on all runners together
 *   runners:                    # in order of preference; see FleetReader for what can be said of one
 *     ubuntu-24.04: {queue: 20s}
 * limits:
 *   max-jobs: 8
 *   timeout: 3h
 * isolate: [build_triton]
 * fuse: [[base, tools]]
 * runners:
 *   build_triton: big-runner
 * }</pre>
 */
public final class SettingsReader {
    /** The keys at the top of the file that are read here. */
    public static final Set<String> KEYS = Set.of("fleet", "limits", "isolate", "fuse", "runners");

    private SettingsReader() {}

    /**
     * Reads a file's text, in which there is nothing but what is read here.
     *
     * @param file its path, for messages
     */
    public static Settings read(String file, String text) throws YamlException {
        return read(YamlReader.read(file, text).mapping("a settings file").only(KEYS));
    }

    /** Reads the {@link #KEYS} of a file and leaves its other keys to others. */
    public static Settings read(YamlValue.Mapping root) throws YamlException {
        Optional<YamlValue> fleet = root.find("fleet");
        return new Settings(
                fleet.isEmpty() ? Fleet.GITHUB : FleetReader.read(fleet.get()),
                limits(root),
                new Overrides(isolate(root), fuse(root), runners(root)));
    }

    private static Limits limits(YamlValue.Mapping root) throws YamlException {
        Optional<YamlValue> value = root.find("limits");
        if (value.isEmpty()) {
            return Limits.NONE;
        }
        YamlValue.Mapping limits = value.get().mapping("limits").only(Set.of("max-jobs", "timeout"));
        Optional<YamlValue> maxJobs = limits.find("max-jobs");
        Optional<YamlValue> timeout = limits.find("timeout");
        return new Limits(
                maxJobs.isEmpty() ? null : Integer.valueOf(Quantity.count(maxJobs.get(), "max-jobs")),
                timeout.isEmpty() ? null : Double.valueOf(Quantity.seconds(timeout.get(), "timeout")));
    }

    private static List<String> isolate(YamlValue.Mapping root) throws YamlException {
        Optional<YamlValue> value = root.find("isolate");
        return value.isEmpty() ? List.of() : names(value.get(), "isolate");
    }

    private static List<List<String>> fuse(YamlValue.Mapping root) throws YamlException {
        List<List<String>> groups = new ArrayList<>();
        Optional<YamlValue> value = root.find("fuse");
        if (value.isPresent()) {
            for (YamlValue group : value.get().sequence("fuse")) {
                List<String> names = names(group, "a group of fuse");
                if (names.size() < 2) {
                    throw group.place().problem("a group of fuse needs two stages or more", "write it as [[a, b]]");
                }
                groups.add(names);
            }
        }
        return groups;
    }

    private static List<String> names(YamlValue value, String what) throws YamlException {
        List<String> names = new ArrayList<>();
        for (YamlValue name : value.sequence(what)) {
            names.add(name.text("a stage of " + what));
        }
        return names;
    }

    private static Map<String, String> runners(YamlValue.Mapping root) throws YamlException {
        Map<String, String> runners = new LinkedHashMap<>();
        Optional<YamlValue> value = root.find("runners");
        if (value.isPresent()) {
            for (Entry entry : value.get().mapping("runners").entries().values()) {
                String stage = entry.key().text();
                runners.put(stage, entry.value().text("the runner of " + stage));
            }
        }
        return runners;
    }
}
