package dev.stagefan.cli;

import dev.stagefan.fleet.Limits;
import dev.stagefan.fleet.Overrides;
import dev.stagefan.fleet.Settings;
import dev.stagefan.fleet.SettingsReader;
import dev.stagefan.timings.Timings;
import dev.stagefan.timings.TimingsReader;
import dev.stagefan.yaml.Quantity;
import dev.stagefan.yaml.YamlException;
import dev.stagefan.yaml.YamlValue;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what is known for planning, and what the user decides. They go before the settings file. */
final class PlanningOptions {
    static final String DEFAULT_CONFIG = "stagefan.yml";

    @Option(
            names = "--timings",
            paramLabel = "FILE",
            description = "How long stages take and how large they are (default: nothing is known).")
    @Nullable
    String timings;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Runners, limits and decisions (default: ./" + DEFAULT_CONFIG + ", if it is there).")
    @Nullable
    String config;

    @Option(
            names = "--context",
            paramLabel = "DIR",
            description = "The build context (default: the Dockerfile's directory).")
    @Nullable
    String context;

    @Option(names = "--max-jobs", paramLabel = "N", description = "Plan at most so many jobs.")
    @Nullable
    Integer maxJobs;

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            description = "Plan to be done in this time, as 2h30m; end with 1 where that cannot be.")
    @Nullable
    String timeout;

    @Option(names = "--isolate", paramLabel = "STAGE", description = "Give a stage a job of its own; may be repeated.")
    List<String> isolate = new ArrayList<>();

    @Option(names = "--fuse", paramLabel = "STAGE,STAGE", description = "Build stages in one job; may be repeated.")
    List<String> fuse = new ArrayList<>();

    @Option(
            names = "--runner",
            paramLabel = "STAGE=LABEL",
            description = "Build a stage on runners with this label; may be repeated.")
    List<String> runners = new ArrayList<>();

    Timings timings(Path directory) throws Failure {
        return timings(timings, directory);
    }

    /** Reads the file that {@code --timings} names; nothing is known where it is not given. */
    static Timings timings(@Nullable String given, Path directory) throws Failure {
        if (given == null) {
            return Timings.NONE;
        }
        try {
            return TimingsReader.read(given, text("the timings file", given, directory));
        } catch (YamlException e) {
            throw Failure.badInputAt(e.getMessage() + "\n");
        }
    }

    /** The settings file with the options in front of it. */
    Settings settings(Path directory) throws Failure {
        Settings settings = fileSettings(directory);
        Limits limits = settings.limits();
        Overrides overrides = settings.overrides();
        return new Settings(
                settings.fleet(),
                new Limits(maxJobs == null ? limits.maxJobs() : maxJobs, timeout(limits)),
                new Overrides(
                        joined(isolate, overrides.isolate()),
                        joined(groups(), overrides.fuse()),
                        runners(overrides.runners())));
    }

    /** The settings file that counts, as it is or would be given, or null where there is none. */
    @Nullable
    String settingsFile(Path directory) {
        return config == null && Files.exists(directory.resolve(DEFAULT_CONFIG)) ? DEFAULT_CONFIG : config;
    }

    private Settings fileSettings(Path directory) throws Failure {
        String file = settingsFile(directory);
        if (file == null) {
            return Settings.DEFAULT;
        }
        try {
            return SettingsReader.read(file, text("the settings file", file, directory));
        } catch (YamlException e) {
            throw Failure.badInputAt(e.getMessage() + "\n");
        }
    }

    private static String text(String what, String given, Path directory) throws Failure {
        return new String(InputFile.read(what, given, directory.resolve(given)), StandardCharsets.UTF_8);
    }

    private @Nullable Double timeout(Limits limits) throws Failure {
        if (timeout == null) {
            return limits.timeoutSeconds();
        }
        try {
            return Quantity.seconds(new YamlValue.Text(new YamlValue.Place("--timeout", 1, 1), timeout), "--timeout");
        } catch (YamlException e) {
            throw Failure.badInput("could not read --timeout " + timeout
                    + " because it is no duration; write it as 2h30m, 150m or 90s");
        }
    }

    private List<List<String>> groups() throws Failure {
        List<List<String>> groups = new ArrayList<>();
        for (String group : fuse) {
            List<String> stages = List.of(group.split(",", -1));
            if (stages.size() < 2 || stages.contains("")) {
                throw Failure.badInput("could not read --fuse " + group
                        + " because it takes two stages or more; write it as --fuse base,tools");
            }
            groups.add(stages);
        }
        return groups;
    }

    private Map<String, String> runners(Map<String, String> fromFile) throws Failure {
        Map<String, String> all = new LinkedHashMap<>(fromFile);
        all.putAll(NamedValues.parse("--runner", "build=big-runner", runners));
        return all;
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        List<T> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
