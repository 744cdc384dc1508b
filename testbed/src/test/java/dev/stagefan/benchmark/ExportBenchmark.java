package dev.stagefan.benchmark;

import dev.stagefan.testbed.Buildx;
import dev.stagefan.testbed.Engine;
import dev.stagefan.testbed.Registry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Measures what it is worth to push an image and to export its cache to the same registry at the same time, over a link
 * that is the bottleneck. Prints the table of docs/benchmarks.md.
 *
 * <p>Run by testbed/benchmarks/reality.
 */
final class ExportBenchmark {
    private static final double BYTES_PER_SECOND = 12e6;
    private static final long BYTES = 48_000_000;
    private static final List<Integer> LAYERS = List.of(1, 4, 16);
    private static final double MEGA = 1e6;
    private static final double PERCENT = 100;

    private ExportBenchmark() {}

    /** The two ways of sending both. */
    private enum Exports {
        IN_TURN,
        AT_THE_SAME_TIME
    }

    /** What it took. */
    private record Sending(double seconds, double bytes) {
        static Sending median(List<Sending> all) {
            return new Sending(
                    Numbers.median(all.stream().map(Sending::seconds).toList()),
                    Numbers.median(all.stream().map(Sending::bytes).toList()));
        }
    }

    static void run(int repetitions) throws IOException {
        System.out.println(
                "| layers | in turn, s | sent, MB | at the same time, s | sent, MB | longer by | more sent |");
        System.out.println("|---|---|---|---|---|---|---|");
        try (Workshop workshop = Workshop.open();
                SlowLink link = SlowLink.to(workshop.registry().address(), BYTES_PER_SECOND)) {
            for (int layers : LAYERS) {
                Sending inTurn = measure(workshop, link, layers, Exports.IN_TURN, repetitions);
                Sending together = measure(workshop, link, layers, Exports.AT_THE_SAME_TIME, repetitions);
                System.out.printf(
                        Locale.ROOT,
                        "| %d of %.0f MB | %.2f | %.1f | %.2f | %.1f | %+.0f %% | %+.0f %% |%n",
                        layers,
                        BYTES / MEGA / layers,
                        inTurn.seconds(),
                        inTurn.bytes() / MEGA,
                        together.seconds(),
                        together.bytes() / MEGA,
                        PERCENT * (together.seconds() / inTurn.seconds() - 1),
                        PERCENT * (together.bytes() / inTurn.bytes() - 1));
            }
        }
    }

    private static Sending measure(Workshop workshop, SlowLink link, int layers, Exports exports, int repetitions)
            throws IOException {
        List<Sending> all = new ArrayList<>();
        for (int repetition = 0; repetition < repetitions; repetition++) {
            String repository =
                    link.address() + "/exports/" + exports.name().toLowerCase(Locale.ROOT) + layers + "-" + repetition;
            all.add(send(workshop.registry(), link, dockerfile(layers), repository, exports));
        }
        return Sending.median(all);
    }

    private static Sending send(Registry hub, SlowLink link, String dockerfile, String repository, Exports exports)
            throws IOException {
        String image = "--output=type=image,push=true,compression=uncompressed,name=" + repository + ":image";
        String cache = "--cache-to=type=registry,mode=max,compression=uncompressed,ref=" + repository + ":cache";
        Path folder = Files.createTempDirectory("exports");
        try (Engine engine = Engine.withHub(hub);
                Buildx buildx = Buildx.on(engine)) {
            Files.writeString(folder.resolve("Dockerfile"), dockerfile);
            buildx.build(folder, List.of("."));
            long before = link.sent();
            double seconds = switch (exports) {
                case IN_TURN -> seconds(buildx, folder, image) + seconds(buildx, folder, cache);
                case AT_THE_SAME_TIME -> seconds(buildx, folder, image, cache);
            };
            return new Sending(seconds, link.sent() - before);
        } finally {
            Files.deleteIfExists(folder.resolve("Dockerfile"));
            Files.delete(folder);
        }
    }

    /** From the start of the first export to the end of the last. */
    private static double seconds(Buildx buildx, Path folder, String... flags) {
        List<String> arguments = Stream.concat(Stream.of(flags), Stream.of("--provenance=false", "."))
                .toList();
        BuildLog log = BuildLog.of(0, buildx.build(folder, "rawjson", arguments));
        List<BuildLog.Step> exports = log.steps().stream()
                .filter(step -> step.name().startsWith("exporting "))
                .toList();
        Instant start = exports.get(0).started();
        Instant end = exports.stream()
                .map(BuildLog.Step::completed)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return BuildLog.between(start, end);
    }

    private static String dockerfile(int layers) {
        StringBuilder text = new StringBuilder("FROM busybox:1.37\n");
        for (int layer = 0; layer < layers; layer++) {
            text.append("RUN head -c " + BYTES / layers + " /dev/urandom >/layer" + layer + "\n");
        }
        return text.toString();
    }
}
