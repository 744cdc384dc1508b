package dev.stagefan.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stagefan.testbed.Act;
import dev.stagefan.testbed.ActRun;
import dev.stagefan.testbed.Buildx;
import dev.stagefan.testbed.Engine;
import dev.stagefan.testbed.Fault;
import dev.stagefan.testbed.FaultyRegistry;
import dev.stagefan.testbed.Folders;
import dev.stagefan.testbed.Link;
import dev.stagefan.testbed.Registry;
import dev.stagefan.testbed.Testbed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A repository with the example atom and its nightly, night after night: act runs what the command at the top of
 * workflows/nightly-atom.yml writes where the registry is another, on an empty engine for each job. One registry remembers
 * what there is to remember. The base image lies in that registry, too.
 */
public final class Nights implements AutoCloseable {
    private static final Path READY_MADE = Testbed.root().resolve("workflows/nightly-atom.yml");
    private static final String EXAMPLE = "examples/atom";
    private static final String IMAGE = "test/acme/atom";
    private static final String BASE = "base/os:1";
    private static final String LOOK_UPS = "HEAD /v2/" + IMAGE + "/manifests/.*\\.(stage|slice)-.*";
    private static final double NANOS_A_SECOND = 1e9;

    private final Registry registry = Registry.withPassword();
    private final FaultyRegistry way;
    private final Path folder = Folders.create();
    private final List<String> buildArgs;
    private final Act act;

    /**
     * What a night did.
     *
     * @param run how the workflow went; jobs that were skipped have no result
     * @param seconds from start to end
     * @param sentBytes to the registry, by all jobs
     * @param receivedBytes from the registry, by all jobs
     */
    public record Night(ActRun run, double seconds, long sentBytes, long receivedBytes) {
        /** The jobs that started. */
        public Set<String> jobs() {
            return new TreeSet<>(run.results().keySet());
        }
    }

    private Nights(double secondsAMinute, int bytesAMegabyte, Link link) {
        this.way = FaultyRegistry.before(registry, link);
        this.buildArgs = List.of(
                String.format(Locale.ROOT, "--build-arg=MINUTE=%.3f", secondsAMinute),
                "--build-arg=MEGABYTE=" + bytesAMegabyte,
                "--build-arg=BASE=" + way.address() + "/" + BASE);
        this.act = Act.on(repository())
                .event("schedule")
                .secret("REGISTRY_USER", Registry.USER)
                .secret("REGISTRY_PASSWORD", Registry.PASSWORD);
        RunnableJar jar = RunnableJar.in(folder);
        List<String> words = command();
        words.addAll(words.size() - 1, buildArgs);
        words.addAll(
                words.size() - 1,
                List.of(
                        "--registry=" + way.address() + "/test",
                        "--registry-username-secret=REGISTRY_USER",
                        "--registry-password-secret=REGISTRY_PASSWORD",
                        "--jar=" + jar.path(),
                        "--jar-sha256=" + jar.sha256()));
        Stagefan.run(act.folder(), words);
        moveBase(1);
    }

    /**
     * A repository whose nightly has not run yet.
     *
     * @param secondsAMinute how long a minute of compiling takes
     * @param bytesAMegabyte how large a megabyte of a build's result is
     * @param link between the jobs and the registry
     */
    public static Nights of(double secondsAMinute, int bytesAMegabyte, Link link) {
        Testbed.require(Testbed.Part.ENGINE, Testbed.Part.ACT);
        return new Nights(secondsAMinute, bytesAMegabyte, link);
    }

    private Path repository() {
        Path repository = folder.resolve("repository");
        try {
            Files.createDirectories(repository.resolve(EXAMPLE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Folders.copy(Testbed.root().resolve(EXAMPLE), repository.resolve(EXAMPLE));
        return repository;
    }

    /** The words of the command at the top of the workflow, as a shell reads them, for the testbed's own file. */
    private static List<String> command() {
        try {
            String line = Files.readAllLines(READY_MADE).stream()
                    .filter(comment -> comment.startsWith("#   stagefan generate "))
                    .findFirst()
                    .orElseThrow();
            Process shell = new ProcessBuilder("bash", "-c", "printf '%s\\n' " + line.substring(1)).start();
            String words = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            List<String> list = new ArrayList<>(words.lines().skip(1).toList());
            list.set(list.indexOf("-o") + 1, Act.WORKFLOW);
            return list;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Commits what the repository holds and runs its nightly. */
    public Night run() {
        long sent = way.sent();
        long received = way.received();
        long start = System.nanoTime();
        ActRun run = act.run();
        double seconds = (System.nanoTime() - start) / NANOS_A_SECOND;
        return new Night(run, seconds, way.sent() - sent, way.received() - received);
    }

    /** Changes a file of the example. */
    public void change(String name) {
        String path = EXAMPLE + "/" + name;
        try {
            act.write(path, Files.readString(act.folder().resolve(path)) + "\nchanged\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets the tag of the base image be another image from now on. */
    public void moveBase(int revision) {
        try (Engine engine = Engine.start();
                Buildx buildx = buildx(engine)) {
            String busybox = way.address() + "/base/busybox:1";
            buildx.pushBusybox(busybox);
            Path base = Files.createDirectories(folder.resolve("base"));
            Files.writeString(
                    base.resolve("Dockerfile"), "FROM " + busybox + "\nRUN echo " + revision + " >/etc/os-release\n");
            buildx.build(base, List.of("--provenance=false", "--push", "--tag=" + way.address() + "/" + BASE, "."));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes the registry forget what it has of a stage under its keys. */
    public void forget(String stage) {
        Path tags = registry.manifestFolder(IMAGE).resolve("tags");
        try (Stream<Path> list = Files.list(tags)) {
            for (Path tag : list.toList()) {
                if (tag.getFileName().toString().matches(".*\\.(stage|slice)-" + stage + "-.*")) {
                    Folders.delete(tag);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets the registry refuse from now on to say whether it has a stage. */
    public void refuseLookUps() {
        way.with(Fault.answer(LOOK_UPS, Integer.MAX_VALUE, 403));
    }

    /** What {@code stagefan verify} says of a single build from nothing of the same files, and of the image published last. */
    public String verify() {
        String single = way.address() + "/test/single:1";
        List<String> arguments = new ArrayList<>(buildArgs);
        labels().forEach((name, value) -> arguments.add("--label=" + name + "=" + value));
        arguments.addAll(List.of("--no-cache", "--push", "--tag=" + single, "."));
        try (Engine engine = Engine.start();
                Buildx buildx = buildx(engine)) {
            buildx.build(act.folder().resolve(EXAMPLE), arguments);
            return Stagefan.run(
                    act.folder(),
                    List.of("verify", single, way.address() + "/" + IMAGE + ":" + "nightly"),
                    buildx.environment());
        }
    }

    private Buildx buildx(Engine engine) {
        return Buildx.on(engine).login(way.address(), Registry.PASSWORD);
    }

    /** Those of docker/metadata-action hold a time. */
    private Map<String, String> labels() {
        ObjectMapper json = new ObjectMapper();
        Map<String, String> labels = new TreeMap<>();
        try {
            JsonNode manifest = json.readTree(registry.manifest(IMAGE, "nightly"));
            String configuration = manifest.get("config").get("digest").asText();
            json.readTree(new String(registry.blob(IMAGE, configuration), StandardCharsets.UTF_8))
                    .path("config")
                    .path("Labels")
                    .properties()
                    .forEach(
                            label -> labels.put(label.getKey(), label.getValue().asText()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return labels;
    }

    @Override
    public void close() {
        act.close();
        way.close();
        registry.close();
        Folders.delete(folder);
    }
}
