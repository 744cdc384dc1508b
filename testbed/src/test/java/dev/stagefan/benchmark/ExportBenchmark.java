package dev.stagefan.benchmark;

import dev.stagefan.benchmark.ExportTrial.Order;
import dev.stagefan.benchmark.ExportTrial.Sent;
import dev.stagefan.testbed.FaultyRegistry;
import dev.stagefan.testbed.Link;
import dev.stagefan.testbed.Registry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Measures in which order an image and its cache are best exported, by engine, by where they go, by layers and by what
 * is slow. Prints the tables of docs/benchmarks.md.
 *
 * <p>Run by testbed/benchmarks/exports.
 */
final class ExportBenchmark {
    private static final long BYTES = 24_000_000;
    private static final double LINK = 12e6;
    private static final double CONNECTION = 4e6;
    private static final List<Integer> LAYERS = List.of(1, 4, 16);
    private static final double MEGA = 1e6;

    private ExportBenchmark() {}

    /** What is slow. */
    private enum Bottleneck {
        LINK("link"),
        CONNECTIONS("each connection");

        private final String label;

        Bottleneck(String label) {
            this.label = label;
        }

        Link link() {
            return this == LINK ? Link.of(ExportBenchmark.LINK) : Link.ofConnections(CONNECTION);
        }
    }

    /**
     * Runs it.
     *
     * @param arguments how often each export is repeated, and on which kinds of engines; on all where none is named
     */
    public static void main(String[] arguments) throws IOException {
        int repetitions = Integer.parseInt(arguments[0]);
        System.out.println("| engine | what is slow | registries | layers | "
                + Stream.of(Order.values()).map(order -> order + ", s | MB | ").reduce("", String::concat)
                + "best |");
        System.out.println("|---|---|---|---|---|---|---|---|---|---|---|");
        try (Workshop workshop = Workshop.open();
                Registry other = Registry.open()) {
            for (ExportEngine.Kind kind : kinds(arguments)) {
                for (Bottleneck bottleneck : Bottleneck.values()) {
                    measure(workshop.registry(), other, kind, bottleneck, repetitions);
                }
            }
        }
    }

    private static List<ExportEngine.Kind> kinds(String[] arguments) {
        return arguments.length == 1
                ? List.of(ExportEngine.Kind.values())
                : Stream.of(arguments).skip(1).map(ExportEngine.Kind::valueOf).toList();
    }

    private static void measure(
            Registry registry, Registry other, ExportEngine.Kind kind, Bottleneck bottleneck, int repetitions)
            throws IOException {
        Link link = bottleneck.link();
        try (ExportEngine engine = kind.start(registry);
                FaultyRegistry images = FaultyRegistry.before(registry, link);
                FaultyRegistry caches = FaultyRegistry.before(other, link)) {
            for (FaultyRegistry destination : List.of(images, caches)) {
                for (int layers : LAYERS) {
                    Map<Order, Sent> results = new EnumMap<>(Order.class);
                    for (Order order : Order.values()) {
                        List<Sent> all = new ArrayList<>();
                        for (int repetition = 0; repetition < repetitions; repetition++) {
                            String name = "%s%d-%s-%d"
                                    .formatted(
                                            destination == images ? "one" : "two",
                                            layers,
                                            order.name().toLowerCase(Locale.ROOT),
                                            repetition);
                            all.add(new ExportTrial(engine, images, destination, layers, BYTES, name).send(order));
                        }
                        results.put(order, Sent.median(all));
                    }
                    print(
                            "| %s | %s | %s | %d of %.1f MB |"
                                    .formatted(
                                            kind,
                                            bottleneck.label,
                                            destination == images ? "one" : "two",
                                            layers,
                                            BYTES / MEGA / layers),
                            results);
                }
            }
        }
    }

    private static void print(String row, Map<Order, Sent> results) {
        StringBuilder text = new StringBuilder(row);
        Order best = Order.IN_TURN;
        for (Order order : Order.values()) {
            Sent sent = of(results, order);
            text.append(String.format(Locale.ROOT, " %.2f | %.0f |", sent.seconds(), sent.bytes() / MEGA));
            best = sent.seconds() < of(results, best).seconds() ? order : best;
        }
        System.out.println(text + " " + best + " |");
    }

    private static Sent of(Map<Order, Sent> results, Order order) {
        return Objects.requireNonNull(results.get(order));
    }
}
