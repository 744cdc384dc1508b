package dev.stagefan.oracle;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A run over many cases: what was compared, and what differs, a few small examples of each aspect. */
final class Run {
    private static final int EXAMPLES = 4;
    private static final int SHRINKING_TRIES = 3_000;
    private static final int ORACLES = 2;
    private static final int NAMES = 40;

    /** BuildKit goes through some sets in any order, so of several mistakes it reports now one, now another. */
    private static final int UNDECIDED_TRIES = 12;

    private final Map<String, Integer> counts = new TreeMap<>();
    private final Map<String, List<String>> examples = new TreeMap<>();
    private final List<String> names = new ArrayList<>();
    private final Iterator<BuildCase> cases;
    private long compared;
    private long accepted;

    private Run(Iterator<BuildCase> cases) {
        this.cases = cases;
    }

    /** Compares them all. */
    static Run over(Stream<BuildCase> cases) {
        Run run = new Run(cases.iterator());
        List<CompletableFuture<Void>> workers = IntStream.range(0, ORACLES)
                .mapToObj(worker -> CompletableFuture.runAsync(run::work))
                .toList();
        workers.forEach(CompletableFuture::join);
        return run;
    }

    private void work() {
        try (Oracle oracle = Oracle.start()) {
            for (Optional<BuildCase> asked = next(); asked.isPresent(); asked = next()) {
                compare(asked.get(), oracle);
            }
        }
    }

    private synchronized Optional<BuildCase> next() {
        if (!cases.hasNext()) {
            return Optional.empty();
        }
        compared++;
        return Optional.of(cases.next());
    }

    private void compare(BuildCase asked, Oracle oracle) {
        OurReading ours = OurReading.of(asked);
        OracleAnswer theirs = oracle.ask(asked);
        List<Difference> differences = Comparison.of(asked, ours, theirs);
        for (int i = 0; i < UNDECIDED_TRIES && !differences.isEmpty(); i++) {
            differences = Comparison.of(asked, ours, oracle.ask(asked));
        }
        synchronized (this) {
            accepted += theirs.accepted() ? 1 : 0;
        }
        if (!differences.isEmpty()) {
            remember(asked);
        }
        for (Difference difference : differences) {
            if (isWorthAnExample(difference)) {
                String example = example(asked, difference, oracle);
                synchronized (this) {
                    examples.computeIfAbsent(difference.aspect(), aspect -> new ArrayList<>())
                            .add(example);
                }
            }
        }
    }

    private synchronized void remember(BuildCase asked) {
        if (names.size() < NAMES) {
            names.add(asked.name());
        }
    }

    private synchronized boolean isWorthAnExample(Difference difference) {
        return counts.merge(difference.aspect(), 1, Integer::sum) <= EXAMPLES;
    }

    private static String example(BuildCase asked, Difference found, Oracle oracle) {
        BuildCase small = new Shrinker(candidate -> shows(candidate, found, oracle), SHRINKING_TRIES).shrink(asked);
        Difference difference = Comparison.of(small, oracle).stream()
                .filter(other -> other.aspect().equals(found.aspect()))
                .findFirst()
                .orElse(found);
        return asked.name() + " " + small.request() + "\n" + small.text().indent(4) + difference;
    }

    private static boolean shows(BuildCase candidate, Difference found, Oracle oracle) {
        return Comparison.of(candidate, oracle).stream()
                .anyMatch(difference -> difference.aspect().equals(found.aspect()));
    }

    long compared() {
        return compared;
    }

    long accepted() {
        return accepted;
    }

    boolean isClean() {
        return counts.isEmpty();
    }

    /** For a person: how many of each aspect, then the examples. */
    String report() {
        StringBuilder report =
                new StringBuilder("%d compared, %d accepted by BuildKit%n".formatted(compared, accepted));
        counts.forEach((aspect, count) -> report.append("%7d  %s%n".formatted(count, aspect)));
        examples.values()
                .forEach(found -> found.forEach(
                        example -> report.append('\n').append(example).append('\n')));
        return report.append(names).append('\n').toString();
    }
}
