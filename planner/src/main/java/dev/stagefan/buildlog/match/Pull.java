package dev.stagefan.buildlog.match;

import dev.stagefan.buildlog.BuildLog;
import dev.stagefan.buildlog.Transfer;
import dev.stagefan.buildlog.Vertex;
import dev.stagefan.buildlog.VertexName;
import dev.stagefan.dockerfile.value.ImageReference;
import dev.stagefan.dockerfile.value.Refusal;
import dev.stagefan.graph.StageGraph;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An image that a build pulled whole.
 *
 * @param reference as the Dockerfile has it; where that does not have it, as short as can be
 * @param bytes of its layers as the registry stores them
 * @param seconds that pulling and unpacking took; null where the log does not say
 */
record Pull(String reference, long bytes, @Nullable Double seconds) {
    private static final String FROM = "FROM ";
    private static final String LAYER = "sha256:";

    /** Less than these says more of latency than of speed. */
    private static final long ENOUGH_BYTES = 10_000_000;

    private static final double ENOUGH_SECONDS = 1;

    static List<Pull> of(BuildLog build, @Nullable StageGraph graph) {
        List<Pull> pulls = new ArrayList<>();
        for (Vertex vertex : build.vertices()) {
            String step =
                    VertexName.parse(vertex.name()).map(VertexName::instruction).orElse(vertex.name());
            Long bytes = bytes(vertex);
            if (step.startsWith(FROM) && bytes != null && vertex.outcome() == Vertex.Outcome.COMPLETED) {
                String image = step.substring(FROM.length()).strip();
                pulls.add(new Pull(reference(image, graph), (long) rounded(bytes), vertex.seconds()));
            }
        }
        return pulls;
    }

    /** Bytes a second, unpacking included; empty where too little was pulled to tell. */
    Optional<Double> speed() {
        return seconds == null ? Optional.empty() : speed(bytes, seconds);
    }

    /** Bytes a second, of a transfer; empty where it is too short to tell. */
    static Optional<Double> speed(long bytes, double seconds) {
        return seconds < ENOUGH_SECONDS || bytes < ENOUGH_BYTES
                ? Optional.empty()
                : Optional.of(rounded(bytes / seconds));
    }

    /** To four digits: the progress does not have more. */
    private static double rounded(double number) {
        return new BigDecimal(number).round(new MathContext(4)).doubleValue();
    }

    /** Of all layers, or null where one did not come to its end, or none was loaded. */
    private static @Nullable Long bytes(Vertex vertex) {
        long sum = 0;
        for (Transfer transfer : vertex.transfers()) {
            if (transfer.what().startsWith(LAYER)) {
                if (!transfer.done() || transfer.bytes() == null) {
                    return null;
                }
                sum += transfer.bytes();
            }
        }
        return sum == 0 ? null : Long.valueOf(sum);
    }

    /** What an image that a log names is called in timings. */
    static String reference(String logged, @Nullable StageGraph graph) {
        Optional<String> full = full(logged);
        if (full.isEmpty()) {
            return logged;
        }
        if (graph != null) {
            for (String image : graph.images()) {
                if (full(image).equals(full)) {
                    return image;
                }
            }
        }
        try {
            ImageReference parsed = ImageReference.parse(full.get());
            return parsed.contextName();
        } catch (Refusal e) {
            return logged;
        }
    }

    /** The name in full without a digest behind its tag: BuildKit adds the one it found. */
    private static Optional<String> full(String reference) {
        try {
            ImageReference parsed = ImageReference.parse(reference);
            String digest = parsed.tag() == null ? parsed.digest() : null;
            return Optional.of(new ImageReference(parsed.domain(), parsed.path(), parsed.tag(), digest).normalized());
        } catch (Refusal e) {
            return Optional.empty();
        }
    }
}
