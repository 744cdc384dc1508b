package dev.stagefan.cli.plan;

import dev.stagefan.cli.text.Durations;
import dev.stagefan.plan.Timeline;

/** A timeline as one bar a job: what waits, what builds, and what is spent around it. */
final class Gantt {
    private static final int WIDTH = 64;

    static final String LEGEND = ". waits for a runner   - set-up, pull, push   = builds";

    private final double secondsPerColumn;

    private Gantt(Timeline timeline) {
        this.secondsPerColumn = Math.max(timeline.makespanSeconds(), 1) / WIDTH;
    }

    static String render(Timeline timeline) {
        Gantt gantt = new Gantt(timeline);
        int names = timeline.slots().stream()
                .mapToInt(slot -> slot.job().length())
                .max()
                .orElse(0);
        StringBuilder text = new StringBuilder();
        for (Timeline.Slot slot : timeline.slots()) {
            text.append(slot.job())
                    .append(" ".repeat(names - slot.job().length()))
                    .append("  |")
                    .append(gantt.bar(slot))
                    .append("|  ")
                    .append(Durations.text(slot.endSeconds() - slot.startSeconds()))
                    .append('\n');
        }
        return text.toString();
    }

    private String bar(Timeline.Slot slot) {
        StringBuilder bar = new StringBuilder(" ".repeat(column(slot.startSeconds())));
        double at = slot.startSeconds();
        for (Timeline.Part part : slot.parts()) {
            at += part.seconds();
            bar.append(symbol(part).repeat(Math.max(0, column(at) - bar.length())));
        }
        return bar.append(" ".repeat(Math.max(0, WIDTH - bar.length()))).toString();
    }

    private static String symbol(Timeline.Part part) {
        return switch (part.name()) {
            case "queue" -> ".";
            case "build" -> "=";
            default -> "-";
        };
    }

    private int column(double seconds) {
        return (int) Math.min(WIDTH, Math.round(seconds / secondsPerColumn));
    }
}
