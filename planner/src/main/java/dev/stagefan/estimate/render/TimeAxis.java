package dev.stagefan.estimate.render;

import dev.stagefan.estimate.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * The time axis that all charts of a page share: from 0 to a little more than what takes longest, or to a
 * few times the plan where that would dwarf it.
 *
 * @param endSeconds what is at its right end, above 0
 * @param timeoutSeconds where the line of the timeout is, or null
 */
record TimeAxis(double endSeconds, @Nullable Double timeoutSeconds) {
    private static final int MOST_TICKS = 6;
    private static final int MOST_PLANS = 5;
    private static final double MARGIN = 1.03;
    private static final double[] STEPS = {
        1, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 14400, 21600, 43200, 86400, 172800, 604800
    };

    /** An axis on which every run of an estimate has room, and its timeout, where none of them dwarfs the plan. */
    static TimeAxis of(Estimate estimate) {
        double plan = estimate.plan().makespan().quantile(1);
        double longest = Way.of(estimate).stream()
                .mapToDouble(way -> way.scenario().makespan().quantile(1))
                .max()
                .orElse(plan);
        Double timeout = estimate.options().timeoutSeconds();
        double wanted = timeout == null ? longest : Math.max(longest, timeout);
        return new TimeAxis(Math.max(Math.min(wanted, MOST_PLANS * plan), 1) * MARGIN, timeout);
    }

    /** Whether so many seconds are on it. */
    boolean shows(double seconds) {
        return seconds <= endSeconds;
    }

    /** Where so many seconds are, in percent of the width. */
    String percent(double seconds) {
        return Amounts.plain(Math.min(Math.max(seconds / endSeconds, 0), 1) * 100, 3) + "%";
    }

    /** The round times at which the axis has a label. */
    List<Double> ticks() {
        double step = DoubleStream.of(STEPS)
                .filter(candidate -> endSeconds / candidate <= MOST_TICKS)
                .findFirst()
                .orElse(endSeconds);
        List<Double> ticks = new ArrayList<>();
        for (int i = 1; i * step < endSeconds; i++) {
            ticks.add(i * step);
        }
        return ticks;
    }

    /** The lines of the ticks, as high as the drawing that they are in. */
    String grid() {
        StringBuilder lines = new StringBuilder();
        ticks().forEach(tick -> lines.append(line("grid", tick)));
        return lines.toString();
    }

    /** The line of the timeout, likewise, or nothing. */
    String timeoutLine() {
        return timeoutSeconds != null && shows(timeoutSeconds) ? line("timeout", timeoutSeconds) : "";
    }

    /** The axis with its labels, that of the timeout above them. */
    String labels() {
        StringBuilder labels =
                new StringBuilder("<svg class=\"axis\" width=\"100%\" height=\"36\" aria-hidden=\"true\">");
        labels.append(label("tick", 0, "start", 30, "0"));
        for (double tick : ticks()) {
            labels.append(label("tick", tick, "middle", 30, shortly(tick)));
        }
        if (timeoutSeconds != null && shows(timeoutSeconds)) {
            labels.append(label(
                    "limit",
                    timeoutSeconds,
                    anchor(timeoutSeconds),
                    12,
                    "timeout " + Amounts.duration(timeoutSeconds)));
        }
        return labels.append("</svg>").toString();
    }

    /** Without the unit where the hours say it, as {@code 1 h 30}: labels stand close on a phone. */
    private static String shortly(double seconds) {
        String text = Amounts.duration(seconds);
        return text.contains(" h ") ? text.replace(" min", "") : text;
    }

    /** Labels near the edges grow inwards. */
    private String anchor(double seconds) {
        double place = seconds / endSeconds;
        if (place > 0.85) {
            return "end";
        }
        return place < 0.15 ? "start" : "middle";
    }

    private String line(String style, double seconds) {
        String x = percent(seconds);
        return "<line class=\"%s\" x1=\"%s\" x2=\"%s\" y1=\"0\" y2=\"100%%\"/>".formatted(style, x, x);
    }

    private String label(String style, double seconds, String anchor, int y, String text) {
        return "<text class=\"%s\" x=\"%s\" y=\"%d\" text-anchor=\"%s\">%s</text>"
                .formatted(style, percent(seconds), y, anchor, text);
    }
}
