package dev.stagefan.benchmark;

import dev.stagefan.testbed.FaultyRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * One build whose image and cache are exported, when all that there is to build is built.
 *
 * @param images where the image goes
 * @param caches where the cache goes
 * @param layers how many there are beside the base's
 * @param bytes of all layers together
 * @param name the repository, which nothing else has
 */
record ExportTrial(
        ExportEngine engine, FaultyRegistry images, FaultyRegistry caches, int layers, long bytes, String name) {
    /** How both are sent. */
    enum Order {
        /** The image, and when it is there the cache, by two calls of Buildx. */
        IN_TURN("in turn"),
        /** Both by one call, in whichever order the engine takes them. */
        ONE_BUILD("one build"),
        /** Both by two calls at the same time. */
        TWO_BUILDS("two builds at once");

        private final String label;

        Order(String label) {
            this.label = label;
        }

        @Override
        public String toString() {
            return label;
        }
    }

    /**
     * What it took.
     *
     * @param seconds during which something was exported
     */
    record Sent(double seconds, double bytes) {
        static Sent median(List<Sent> all) {
            return new Sent(
                    Numbers.median(all.stream().map(Sent::seconds).toList()),
                    Numbers.median(all.stream().map(Sent::bytes).toList()));
        }
    }

    /** Builds, and then exports. */
    Sent send(Order order) throws IOException {
        String image = "--output=type=image,push=true,compression=uncompressed,name=%s/exports/%s:image"
                .formatted(images.address(), name);
        // An engine as old as Docker's makes an index of layers otherwise, which the registry refuses.
        String cache = String.join(
                ",",
                "--cache-to=type=registry",
                "mode=max",
                "compression=uncompressed",
                "image-manifest=true",
                "oci-mediatypes=true",
                "ref=" + caches.address() + "/exports/" + name + ":cache");
        Path folder = Files.createTempDirectory("exports");
        try {
            Files.writeString(folder.resolve("Dockerfile"), dockerfile());
            call(folder);
            long before = sent();
            double seconds = switch (order) {
                case IN_TURN -> seconds(List.of(call(folder, image))) + seconds(List.of(call(folder, cache)));
                case ONE_BUILD -> seconds(List.of(call(folder, image, cache)));
                case TWO_BUILDS -> seconds(atOnce(folder, image, cache));
            };
            return new Sent(seconds, sent() - before);
        } finally {
            Files.deleteIfExists(folder.resolve("Dockerfile"));
            Files.delete(folder);
        }
    }

    private List<BuildLog> atOnce(Path folder, String image, String cache) {
        CompletableFuture<BuildLog> other = CompletableFuture.supplyAsync(() -> call(folder, cache));
        BuildLog first = call(folder, image);
        return List.of(first, other.join());
    }

    private BuildLog call(Path folder, String... exports) {
        List<String> arguments = new ArrayList<>(engine.flags());
        arguments.addAll(List.of(exports));
        arguments.addAll(List.of("--provenance=false", "."));
        return BuildLog.of(0, engine.buildx().build(folder, "rawjson", arguments));
    }

    /** From the start of the first export to the end of the last, as the engine's clock has it. */
    private static double seconds(List<BuildLog> calls) {
        List<BuildLog.Step> exports = calls.stream()
                .flatMap(call -> call.steps().stream())
                .filter(step -> step.name().startsWith("exporting "))
                .toList();
        Instant start = earliest(exports.stream().map(BuildLog.Step::started));
        Instant end = earliest(exports.stream().map(BuildLog.Step::completed), Comparator.reverseOrder());
        return BuildLog.between(start, end);
    }

    private static Instant earliest(Stream<Instant> instants) {
        return earliest(instants, Comparator.naturalOrder());
    }

    private static Instant earliest(Stream<Instant> instants, Comparator<Instant> order) {
        return instants.min(order).orElseThrow();
    }

    private long sent() {
        return images == caches ? images.sent() : images.sent() + caches.sent();
    }

    private String dockerfile() {
        StringBuilder text = new StringBuilder("FROM busybox:1.37\n");
        for (int layer = 0; layer < layers; layer++) {
            text.append("RUN head -c " + bytes / layers + " /dev/urandom >/" + name + "-" + layer + "\n");
        }
        return text.toString();
    }
}
