package dev.stagefan.cli.estimate;

import dev.stagefan.cli.text.Durations;
import dev.stagefan.estimate.Estimate;
import dev.stagefan.estimate.Scenario.Activity;
import dev.stagefan.estimate.Scenario.Bar;
import dev.stagefan.estimate.Scenario.Part;
import dev.stagefan.estimate.render.Words;
import java.util.List;

/** When the plan's jobs run, in the run in the middle: one line a job, the timeout marked in each. */
final class Gantt {
    private static final int WIDEST_NAME = 24;
    private static final int DURATION = 12;
    private static final int LEAST = 20;
    private static final String AROUND = "  ||";

    private final Estimate estimate;
    private final int names;
    private final int width;
    private final double secondsPerColumn;

    private Gantt(Estimate estimate, int terminal) {
        List<Bar> bars = estimate.plan().bars();
        this.estimate = estimate;
        this.names = bars.stream()
                .mapToInt(bar -> Words.shortened(bar.label(), WIDEST_NAME).length())
                .max()
                .orElse(0);
        this.width = Math.max(LEAST, terminal - names - AROUND.length() - DURATION);
        double end = bars.stream().mapToDouble(Bar::endSeconds).max().orElse(0);
        Double timeout = estimate.options().timeoutSeconds();
        // A timeout that is far away would leave no room for the jobs.
        double shown = timeout != null && timeout <= 2 * end ? Math.max(end, timeout) : end;
        this.secondsPerColumn = Math.max(shown, 1) / width;
    }

    /**
     * The chart with its legend.
     *
     * @param terminal how many columns there are
     */
    static String render(Estimate estimate, int terminal) {
        Gantt gantt = new Gantt(estimate, terminal);
        StringBuilder text = new StringBuilder();
        for (Bar bar : estimate.plan().bars()) {
            String name = Words.shortened(bar.label(), WIDEST_NAME);
            text.append(name)
                    .append(" ".repeat(gantt.names - name.length()))
                    .append("  |")
                    .append(gantt.line(bar))
                    .append("|  ")
                    .append(Durations.text(bar.endSeconds() - bar.startSeconds()))
                    .append('\n');
        }
        return text + gantt.legend(terminal);
    }

    private String line(Bar bar) {
        boolean critical = estimate.criticalPath().contains(bar.label());
        StringBuilder line = new StringBuilder(" ".repeat(column(bar.startSeconds())));
        double at = bar.startSeconds();
        for (Part part : bar.parts()) {
            at += part.seconds();
            line.append(symbol(part.activity(), critical).repeat(Math.max(0, column(at) - line.length())));
        }
        line.append(" ".repeat(Math.max(0, width - line.length())));
        int timeout = timeoutColumn();
        if (timeout < width) {
            line.setCharAt(timeout, '!');
        }
        return line.toString();
    }

    private String legend(int terminal) {
        String marks = ". waits for a runner   - set-up, pull, push   = builds   # builds, on the critical path";
        Double timeout = estimate.options().timeoutSeconds();
        String mark = timeout == null
                ? ""
                : timeoutColumn() < width
                        ? "   ! timeout of " + Durations.text(timeout)
                        : "   (the timeout of " + Durations.text(timeout) + " is beyond the right edge)";
        return Wrapping.wrap(marks + mark, terminal, "");
    }

    /** Where the timeout is; the width where it is not on the chart. */
    private int timeoutColumn() {
        Double timeout = estimate.options().timeoutSeconds();
        if (timeout == null || timeout > secondsPerColumn * width + 1) {
            return width;
        }
        return Math.min(width - 1, column(timeout));
    }

    private static String symbol(Activity activity, boolean critical) {
        return switch (activity) {
            case QUEUE -> ".";
            case BUILD -> critical ? "#" : "=";
            case SET_UP, PULL, PUSH -> "-";
        };
    }

    private int column(double seconds) {
        return (int) Math.min(width, Math.round(seconds / secondsPerColumn));
    }
}
