package dev.stagefan.buildkit.display;

import dev.stagefan.buildkit.BuildEvent.Ended;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A step's part of a log that is shown step by step: the lines that wait to be shown, and how it ended. */
final class StepLog {
    /** BuildKit itself clips a step's output to 2 MiB. */
    private static final int MOST_LINES = 20_000;

    /** BuildKit's own work is shown when it takes its time: in seconds. */
    private static final double WORTH_SHOWING = 1;

    private final StepName name;
    private final boolean again;
    private final List<String> kept = new ArrayList<>();
    private int dropped;
    private double begun;
    private boolean wrote;
    private @Nullable Ended end;

    /**
     * A log in which nothing is.
     *
     * @param again whether there was one of the same step before: it waited, and goes on
     */
    StepLog(StepName name, boolean again) {
        this.name = name;
        this.again = again;
    }

    StepName name() {
        return name;
    }

    void began(double atSeconds) {
        begun = end == null && begun > 0 ? begun : atSeconds;
        end = null;
    }

    void ended(Ended ended) {
        end = ended;
    }

    boolean isOver() {
        return end != null;
    }

    void keep(String line) {
        wrote = true;
        if (kept.size() < MOST_LINES) {
            kept.add(line);
        } else {
            dropped++;
        }
    }

    boolean hasLines() {
        return !kept.isEmpty();
    }

    List<String> kept() {
        List<String> lines = new ArrayList<>(kept);
        if (dropped > 0) {
            lines.add("… and " + dropped + " more lines");
        }
        return lines;
    }

    void forget() {
        kept.clear();
        dropped = 0;
    }

    boolean isWorthShowing() {
        Ended last = end;
        return wrote
                || (name.instruction() && !again)
                || (last != null && (last.error() != null || last.atSeconds() - begun >= WORTH_SHOWING));
    }

    /** How it ended, in a line. */
    String ending() {
        Ended last = end;
        if (last == null) {
            return "did not end";
        }
        String error = last.error();
        if (error != null) {
            return "failed: " + SafeText.line(error);
        }
        return last.cached() ? "cached" : "done in " + StepName.seconds(last.atSeconds() - begun);
    }
}
