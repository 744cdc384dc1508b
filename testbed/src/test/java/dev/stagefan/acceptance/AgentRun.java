package dev.stagefan.acceptance;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stagefan.plan.Input;
import dev.stagefan.plan.Job;
import dev.stagefan.plan.Plan;
import dev.stagefan.plan.PlanException;
import dev.stagefan.plan.PlanJson;
import dev.stagefan.record.JobRecord;
import dev.stagefan.record.RecordException;
import dev.stagefan.record.RecordJson;
import dev.stagefan.testbed.Buildx;
import dev.stagefan.testbed.Engine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A repository whose plan the agent carries out: each job is a process of its own on an empty engine, and knows of the others
 * what GitHub would tell it.
 */
final class AgentRun implements AutoCloseable {
    private static final String PLAN = ".github/workflows/image.plan.json";
    private static final JsonMapper MAPPER = new JsonMapper();

    private final Bench bench;
    private final String image;
    private final Path folder;
    private final Path files;
    private final Plan plan;
    private final Map<String, Map<String, String>> outputs = new TreeMap<>();

    private AgentRun(Bench bench, String image, Path folder, Path files) throws IOException {
        this.bench = bench;
        this.image = image;
        this.folder = folder;
        this.files = files;
        try {
            this.plan = PlanJson.read(Files.readString(folder.resolve(PLAN)));
        } catch (PlanException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Copies a folder, and plans it.
     *
     * @param name of the image
     * @param options of {@code stagefan generate}
     */
    static AgentRun plan(Bench bench, String name, Path source, List<String> options) {
        try {
            Path folder = Files.createTempDirectory("agent-run-");
            copy(source, folder);
            return plan(bench, name, options, folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same of nothing but a Dockerfile. */
    static AgentRun plan(Bench bench, String name, String dockerfile, List<String> options) {
        try {
            Path folder = Files.createTempDirectory("agent-run-");
            Files.writeString(folder.resolve("Dockerfile"), dockerfile);
            return plan(bench, name, options, folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static AgentRun plan(Bench bench, String name, List<String> options, Path folder) throws IOException {
        Files.createDirectory(folder.resolve(".git"));
        List<String> arguments = new ArrayList<>(
                List.of("generate", "--agent", "--action=./stagefan", "--output=.github/workflows/image.yml"));
        arguments.addAll(options);
        Stagefan.run(folder, arguments);
        return new AgentRun(bench, name, folder, Files.createTempDirectory("agent-files-"));
    }

    Plan plan() {
        return plan;
    }

    Path folder() {
        return folder;
    }

    /** As {@code --image} takes it. */
    String repository() {
        return bench.images().address() + "/test/" + image;
    }

    /** Carries out all jobs, one after another. */
    AgentRun carryOut(String... options) {
        for (Job job : plan.jobs()) {
            carryOut(job, options).orFail();
        }
        return this;
    }

    /** Carries out one job on an engine of its own. */
    AgentCall.Outcome carryOut(Job job, String... options) {
        try (Engine engine = bench.engine();
                Buildx buildx = Buildx.on(engine, bench.images());
                AgentCall call = start(job, buildx, options)) {
            AgentCall.Outcome outcome = call.await();
            outputs.put(job.id(), outcome.outputs());
            return outcome;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Starts one job; what {@code options} say of the image goes before where images usually go. */
    AgentCall start(Job job, Buildx buildx, String... options) {
        List<String> words = new ArrayList<>();
        words.addAll(job.merge() ? List.of("merge", "--tag=main") : List.of("stage", "--job=" + job.id()));
        words.addAll(List.of("--plan=" + PLAN, "--needs=" + needs(job), "--record=" + recordFile(job)));
        if (Stream.of(options).noneMatch(option -> option.startsWith("--image="))) {
            words.add("--image=" + repository());
        }
        Bench.SECRETS.keySet().forEach(id -> words.add("--secret=id=" + id + ",env=" + id));
        words.addAll(List.of(options));
        return AgentCall.start(folder, files, job.id(), buildx, Bench.SECRETS, words);
    }

    /** Looks up the external images. */
    AgentCall.Outcome resolve(Buildx buildx, String... options) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("resolve", "--plan=" + PLAN, "--image=" + repository()));
        words.addAll(List.of(options));
        try (AgentCall call = AgentCall.start(folder, files, "resolve", buildx, Map.of(), words)) {
            return call.await();
        }
    }

    /** Explains all stages. */
    AgentCall.Outcome explain(Buildx buildx, String... options) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("explain", "--plan=" + PLAN, "--image=" + repository()));
        words.addAll(List.of(options));
        try (AgentCall call = AgentCall.startCommand(folder, files, "explain", buildx, Map.of(), words)) {
            return call.await();
        }
    }

    /** What GitHub's {@code toJSON(needs)} would be. */
    private String needs(Job job) {
        ObjectNode needs = MAPPER.createObjectNode();
        for (Input input : job.inputs()) {
            ObjectNode needed = needs.putObject(input.job()).put("result", "success");
            ObjectNode set = needed.putObject("outputs");
            outputs.getOrDefault(input.job(), Map.of()).forEach(set::put);
        }
        return needs.toString();
    }

    /** Whatever the job's outputs were, these are what others are told. */
    void outputs(String job, Map<String, String> set) {
        outputs.put(job, set);
    }

    Map<String, String> outputs(String job) {
        return outputs.getOrDefault(job, Map.of());
    }

    Job job(String id) {
        return plan.jobs().stream()
                .filter(job -> job.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private Path recordFile(Job job) {
        return files.resolve(job.id() + ".json");
    }

    JobRecord record(Job job) throws IOException {
        try {
            return RecordJson.read(Files.readString(recordFile(job)));
        } catch (RecordException e) {
            throw new AssertionError(e);
        }
    }

    List<JobRecord> records() throws IOException {
        List<JobRecord> records = new ArrayList<>();
        for (Job job : plan.jobs()) {
            records.add(record(job));
        }
        return records;
    }

    private static void copy(Path source, Path target) throws IOException {
        try (Stream<Path> paths = Files.walk(source)) {
            for (Path path : paths.toList()) {
                Path copied = target.resolve(source.relativize(path).toString());
                if (!Files.exists(copied)) {
                    Files.copy(path, copied);
                }
            }
        }
    }

    @Override
    public void close() {
        delete(folder);
        delete(files);
    }

    private static void delete(Path folder) {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
