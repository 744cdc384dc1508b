package dev.stagefan.github.history;

import dev.stagefan.yaml.YamlException;
import dev.stagefan.yaml.YamlReader;
import dev.stagefan.yaml.YamlValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which job of a workflow needs which.
 *
 * @param jobs by the name that GitHub shows, without what a matrix adds; the names that each needs
 */
public record Needs(Map<String, List<String>> jobs) {
    /** Nothing is known. */
    public static final Needs UNKNOWN = new Needs(Map.of());

    /** What is between the names of a calling and a called job. */
    private static final String CALL = " / ";

    public Needs {
        jobs = jobs.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, job -> List.copyOf(job.getValue())));
    }

    /**
     * Reads a workflow's file.
     *
     * @param file its path, for messages
     */
    public static Needs read(String file, String text) throws YamlException {
        YamlValue.Mapping root = YamlReader.read(file, text).mapping("a workflow");
        Optional<YamlValue> jobs = root.find("jobs");
        if (jobs.isEmpty()) {
            throw root.place().problem("a workflow without jobs");
        }
        Map<String, YamlValue.Mapping> byId = new LinkedHashMap<>();
        for (YamlValue.Entry entry : jobs.get().mapping("jobs").entries().values()) {
            byId.put(entry.key().text(), entry.value().mapping("a job"));
        }
        Map<String, List<String>> needs = new LinkedHashMap<>();
        for (Map.Entry<String, YamlValue.Mapping> job : byId.entrySet()) {
            List<String> names = new ArrayList<>();
            for (String id : ids(job.getValue().find("needs"))) {
                names.add(byId.containsKey(id) ? name(id, byId.get(id)) : id);
            }
            needs.put(name(job.getKey(), job.getValue()), names);
        }
        return new Needs(needs);
    }

    /** The jobs among a run's that one needs; empty where it is not known which those are. */
    Optional<List<JobRun>> of(JobRun job, List<JobRun> run) {
        List<String> names = jobs.getOrDefault(job.name(), jobs.get(ownName(job.name())));
        if (names == null) {
            return Optional.empty();
        }
        List<JobRun> needed = new ArrayList<>();
        for (String name : names) {
            List<JobRun> found =
                    run.stream().filter(other -> isOf(other.name(), name)).toList();
            if (found.isEmpty()) {
                // The file is not of the time of the run.
                return Optional.empty();
            }
            needed.addAll(found);
        }
        return Optional.of(needed);
    }

    private static List<String> ids(Optional<YamlValue> needs) throws YamlException {
        if (needs.isEmpty()) {
            return List.of();
        }
        if (!(needs.get() instanceof YamlValue.Sequence)) {
            return List.of(needs.get().text("needs"));
        }
        List<String> ids = new ArrayList<>();
        for (YamlValue id : needs.get().sequence("needs")) {
            ids.add(id.text("a job of needs"));
        }
        return ids;
    }

    private static String name(String id, YamlValue.Mapping job) throws YamlException {
        Optional<YamlValue> name = job.find("name");
        return name.isEmpty() ? id : name.get().text("the name of " + id);
    }

    private static boolean isOf(String shown, String name) {
        return shown.equals(name) || ownName(shown).equals(name) || shown.startsWith(name + CALL);
    }

    /** Without the values that a matrix adds, as in {@code build (amd64, 22)}. */
    private static String ownName(String shown) {
        return shown.endsWith(")") && shown.contains(" (") ? shown.substring(0, shown.indexOf(" (")) : shown;
    }
}
