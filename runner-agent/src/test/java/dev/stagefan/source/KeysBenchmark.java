package dev.stagefan.source;

import com.sun.management.OperatingSystemMXBean;
import dev.stagefan.context.ContextFiles;
import dev.stagefan.dockerfile.Dockerfile;
import dev.stagefan.dockerfile.instruction.DockerfileReader;
import dev.stagefan.dockerfile.value.Platform;
import dev.stagefan.graph.BuildRequest;
import dev.stagefan.graph.resolve.GraphBuilder;
import dev.stagefan.key.KeyRequest;
import dev.stagefan.key.StageKey;
import dev.stagefan.key.StageKeys;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** Times the keys of a stage that copies a tree of many files: testbed/benchmarks/keys. */
final class KeysBenchmark {
    private static final String DOCKERFILE = "FROM scratch\nCOPY . /src\n";
    private static final String IGNORE = ".git\n**/node_modules\n*.log\n!keep.log\n**/*.tmp\ndocs/**\n!docs/*.md\n";
    private static final int FILES_A_FOLDER = 25;
    private static final int MEAN_SIZE = 4096;

    private KeysBenchmark() {}

    /** Arguments: how many files, how many repetitions. */
    public static void main(String[] arguments) throws Exception {
        int count = Integer.parseInt(arguments[0]);
        int repetitions = Integer.parseInt(arguments[1]);
        Path folder = Files.createTempDirectory("stagefan-keys");
        try {
            GitRepository repository = GitRepository.init(folder.resolve("tree"));
            // What is measured reads no blob; nothing in the background may still write when it is over.
            repository.git("config", "core.compression", "0");
            repository.git("config", "gc.auto", "0");
            fill(repository.folder(), count);
            repository.commit();
            System.out.println("| what | first, s | median, s | processor, s | |\n|---|---|---|---|---|");
            Path tree = repository.folder();
            measure("keys from the commit", repetitions, () -> key(CommitFiles.of(tree, "HEAD", "")));
            measure("keys from the work tree", repetitions, () -> key(WorkTreeFiles.of(tree)));
            measure("git ls-tree -r HEAD", repetitions, () -> size(repository, "git ls-tree -r HEAD"));
            measure(
                    "git hash-object of all files",
                    repetitions,
                    () -> size(repository, "git ls-files | git hash-object --no-filters --stdin-paths"));
            System.out.println("\n" + peak());
        } finally {
            delete(folder);
        }
    }

    private static void fill(Path tree, int count) throws IOException {
        Random random = new Random(1);
        Files.writeString(tree.resolve("Dockerfile"), DOCKERFILE);
        Files.writeString(tree.resolve(".dockerignore"), IGNORE);
        for (int i = 0; i < count; i++) {
            int folder = i / FILES_A_FOLDER;
            Path place = tree.resolve("part" + folder % 20 + "/module" + folder / 20 % 20 + "/source" + folder);
            if (i % FILES_A_FOLDER == 0) {
                Files.createDirectories(place);
            }
            byte[] content = new byte[1 + random.nextInt(2 * MEAN_SIZE)];
            random.nextBytes(content);
            Files.write(place.resolve("file" + i + ".c"), content);
        }
    }

    private static String key(ContextFiles context) throws Exception {
        Dockerfile dockerfile = DockerfileReader.read(DOCKERFILE);
        BuildRequest request = new BuildRequest(null, Map.of(), Platform.LINUX_AMD64, Platform.LINUX_AMD64, Map.of());
        StageKeys keys = StageKeys.of(new KeyRequest(
                dockerfile,
                GraphBuilder.build(dockerfile, request),
                Map.of(),
                Map.of("", context),
                Map.of(),
                Map.of(),
                "",
                "Dockerfile",
                Set.of()));
        return keys.keys().values().stream().map(StageKey::hex).findFirst().orElseThrow();
    }

    private static String size(GitRepository repository, String script) throws IOException {
        return repository.shell(script + " | wc -l").strip();
    }

    private static void measure(String what, int repetitions, Callable<String> work) throws Exception {
        double[] seconds = new double[repetitions];
        String answer = "";
        double processor = processorSeconds();
        for (int i = 0; i < repetitions; i++) {
            long start = System.nanoTime();
            answer = work.call();
            seconds[i] = (System.nanoTime() - start) / 1e9;
        }
        processor = (processorSeconds() - processor) / repetitions;
        double[] sorted = seconds.clone();
        Arrays.sort(sorted);
        System.out.printf(
                Locale.ROOT,
                "| %s | %.2f | %.2f | %.2f | %s |%n",
                what,
                seconds[0],
                sorted[repetitions / 2],
                processor,
                answer.substring(0, Math.min(12, answer.length())));
    }

    /** Of this program; what Git takes is not in it. */
    private static double processorSeconds() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1e9;
    }

    private static String peak() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM"))
                .findFirst()
                .orElse("");
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
