package dev.stagefan.testbed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a workflow went.
 *
 * @param exitCode of act: 0 if no job failed
 * @param log what the jobs printed, each line after its job's id
 * @param results {@code success} or {@code failure} for each job that ran, by id; a skipped job has none
 * @param summary what the jobs wrote into their summaries
 * @param builds of the stand-in for build-push-action, in the order in which they ended
 * @param artifacts texts of the files that the jobs kept, by {@code ARTIFACT/FILE}
 * @param attestations what the jobs attested, in no order that means anything
 */
public record ActRun(
        int exitCode,
        String log,
        Map<String, String> results,
        String summary,
        List<BuildRecord> builds,
        Map<String, String> artifacts,
        List<Attestation> attestations) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public ActRun {
        results = Map.copyOf(results);
        builds = List.copyOf(builds);
        artifacts = Map.copyOf(artifacts);
        attestations = List.copyOf(attestations);
    }

    /**
     * What a job said of a digest.
     *
     * @param name of the image, without tag
     * @param registry whether the attestation went to the registry, too
     * @param record whether GitHub records where the image is kept
     */
    public record Attestation(String job, String name, String digest, boolean registry, boolean record) {}

    static ActRun of(Command.Result result, Path records, Path artifacts, Path attestations) {
        StringBuilder log = new StringBuilder();
        StringBuilder summary = new StringBuilder();
        Map<String, String> results = new TreeMap<>();
        try {
            for (String line : (result.output() + result.errors()).lines().toList()) {
                if (!line.startsWith("{")) {
                    log.append(line).append('\n');
                    continue;
                }
                JsonNode event = JSON.readTree(line);
                String job = event.path("jobID").asText();
                if (event.has("jobResult")) {
                    results.put(job, event.get("jobResult").asText());
                }
                if (event.path("command").asText().equals("summary")) {
                    summary.append(event.path("content").asText());
                }
                log.append(job)
                        .append(": ")
                        .append(event.path("msg").asText().stripTrailing())
                        .append('\n');
            }
            return new ActRun(
                    result.exitCode(),
                    log.toString(),
                    results,
                    summary.toString(),
                    builds(records),
                    texts(artifacts),
                    attestations(attestations));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> texts(Path folder) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                texts.put(folder.relativize(file).toString(), Files.readString(file));
            }
        }
        return texts;
    }

    private static List<BuildRecord> builds(Path records) throws IOException {
        try (Stream<Path> files = Files.list(records)) {
            return files.sorted().map(ActRun::build).toList();
        }
    }

    private static List<Attestation> attestations(Path folder) throws IOException {
        List<Attestation> attestations = new ArrayList<>();
        for (String text : texts(folder).values()) {
            attestations.add(JSON.readValue(text, Attestation.class));
        }
        return attestations;
    }

    private static BuildRecord build(Path file) {
        try {
            return JSON.readValue(file.toFile(), BuildRecord.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The run, if no job failed; otherwise an error with the whole log. */
    public ActRun orFail() {
        if (exitCode != 0) {
            throw new IllegalStateException("the workflow failed:\n" + log);
        }
        return this;
    }

    /** The builds of one job. */
    public List<BuildRecord> buildsOf(String job) {
        return builds.stream().filter(build -> build.job().equals(job)).toList();
    }

    /** Each RUN that was carried out in more than one build, with the jobs of those builds. */
    public Map<String, List<String>> ranTwice() {
        Map<String, List<String>> jobs = builds.stream()
                .flatMap(build -> build.vertices().stream()
                        .filter(BuildRecord.Vertex::ran)
                        .map(vertex -> Map.entry(vertex.name(), build.job())))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, TreeMap::new, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        jobs.values().removeIf(list -> list.size() == 1);
        return jobs;
    }
}
