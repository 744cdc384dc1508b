package dev.stagefan.buildkit.display;

import dev.stagefan.buildkit.BuildEvent;
import dev.stagefan.buildkit.BuildEvent.Began;
import dev.stagefan.buildkit.BuildEvent.Ended;
import dev.stagefan.buildkit.BuildEvent.Moved;
import dev.stagefan.buildkit.BuildEvent.Named;
import dev.stagefan.buildkit.BuildEvent.Wrote;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The state of a build that a terminal shows while it runs. */
final class LiveBuild {
    /** A terminal may be 24 lines high, and what has ended should be seen too. */
    private static final int MOST_STEPS = 6;

    /** BuildKit's own work is told of when it takes its time: in seconds. */
    private static final double WORTH_TELLING = 1;

    private final String title;
    private final long startedAt;
    private final Map<Integer, LiveStep> running = new LinkedHashMap<>();
    private final Set<Integer> instructions = new HashSet<>();
    private final Set<Integer> over = new HashSet<>();

    LiveBuild(String title, long startedAt) {
        this.title = title;
        this.startedAt = startedAt;
    }

    /** Takes over what happened, and answers what there is to say of it for good. */
    List<String> on(BuildEvent event, long now) {
        LiveStep step = running.get(event.vertex());
        if (event instanceof Named) {
            if (StepName.of(event.name()).instruction()) {
                instructions.add(event.vertex());
            }
        } else if (event instanceof Began begun) {
            running.putIfAbsent(begun.vertex(), new LiveStep(StepName.of(begun.name()), begun.atSeconds(), now));
        } else if (event instanceof Ended ended) {
            running.remove(ended.vertex());
            return ended(ended, step);
        } else if (step != null && event instanceof Wrote wrote) {
            step.wrote(SafeText.line(wrote.line()));
        } else if (step != null && event instanceof Moved moved) {
            step.moved(moved);
        }
        return List.of();
    }

    private List<String> ended(Ended event, @Nullable LiveStep step) {
        StepName name = StepName.of(event.name());
        boolean first = over.add(event.vertex());
        double seconds = step == null ? 0 : event.atSeconds() - step.beganAtSeconds();
        if (event.error() != null) {
            return List.of(name.whole() + " failed");
        }
        if (event.cached()) {
            return first && name.instruction() ? List.of(name.whole() + " cached") : List.of();
        }
        boolean told = seconds >= WORTH_TELLING || (first && name.instruction());
        String took = StepName.seconds(seconds) + (first ? "" : " more");
        return told ? List.of(name.whole() + " " + took) : List.of();
    }

    /** The lines of the live area. */
    List<String> lines(long now) {
        List<String> lines = new ArrayList<>();
        lines.add(summary("building", now));
        int shown = 0;
        for (LiveStep step : running.values()) {
            if (shown++ < MOST_STEPS) {
                lines.addAll(step.lines(now));
            }
        }
        if (running.size() > MOST_STEPS) {
            lines.add("  … and " + (running.size() - MOST_STEPS) + " more");
        }
        return lines;
    }

    /** As {@code building stage base 12.3 s (3 of 7 steps)}. */
    String summary(String verb, long now) {
        long done = instructions.stream().filter(over::contains).count();
        return verb + " " + title + " " + StepName.seconds((now - startedAt) / (double) TimeUnit.SECONDS.toNanos(1))
                + " (" + done + " of " + instructions.size() + " steps)";
    }
}
