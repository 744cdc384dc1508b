package dev.stagefan.buildkit.display;

import dev.stagefan.buildkit.BuildEvent.Moved;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A step that runs, as a terminal shows it. */
final class LiveStep {
    private static final int LAST_LINES = 3;
    private static final double MEGABYTE = 1e6;
    private static final String LAYER = "sha256:";

    private final StepName name;
    private final double beganAtSeconds;
    private final long beganAt;
    private final Deque<String> last = new ArrayDeque<>();
    private final Map<String, Moved> layers = new HashMap<>();

    /**
     * A step that has just begun.
     *
     * @param beganAtSeconds by the build's clock
     * @param beganAt by the display's, in nanoseconds
     */
    LiveStep(StepName name, double beganAtSeconds, long beganAt) {
        this.name = name;
        this.beganAtSeconds = beganAtSeconds;
        this.beganAt = beganAt;
    }

    double beganAtSeconds() {
        return beganAtSeconds;
    }

    void wrote(String line) {
        last.addLast(line);
        if (last.size() > LAST_LINES) {
            last.removeFirst();
        }
    }

    void moved(Moved event) {
        if (event.what().startsWith(LAYER)) {
            layers.put(event.what(), event);
        }
    }

    List<String> lines(long now) {
        double seconds = (now - beganAt) / (double) TimeUnit.SECONDS.toNanos(1);
        List<String> lines = new ArrayList<>();
        lines.add("  " + StepName.seconds(seconds) + " " + bytes() + name.whole());
        last.forEach(line -> lines.add("      | " + line));
        return lines;
    }

    /** What came of the layers that it loads, as {@code 12.0 of 34.5 MB }. */
    private String bytes() {
        if (layers.isEmpty()) {
            return "";
        }
        double current = layers.values().stream().mapToLong(Moved::currentBytes).sum() / MEGABYTE;
        double total = layers.values().stream()
                        .mapToLong(layer -> Math.max(layer.currentBytes(), total(layer)))
                        .sum()
                / MEGABYTE;
        return String.format(Locale.ROOT, "%.1f of %.1f MB ", current, total);
    }

    private static long total(Moved layer) {
        Long total = layer.totalBytes();
        return total == null ? 0 : total;
    }
}
