package dev.stagefan.estimate.render;

import dev.stagefan.estimate.Distribution;
import dev.stagefan.estimate.Estimate;
import java.util.Arrays;

/** How long the simulated runs took, each way of building in a row of its own, against the line of the timeout. */
final class DistributionSvg {
    private static final int BINS = 120;
    private static final int HEIGHT = 56;
    private static final int TOP = 6;

    private final Estimate estimate;
    private final TimeAxis axis;

    private DistributionSvg(Estimate estimate, TimeAxis axis) {
        this.estimate = estimate;
        this.axis = axis;
    }

    /** The chart, with its axis. */
    static String render(Estimate estimate, TimeAxis axis) {
        DistributionSvg chart = new DistributionSvg(estimate, axis);
        StringBuilder rows =
                new StringBuilder("<div class=\"chart\"><div class=\"row bare\"><div class=\"label\"></div>"
                        + "<div class=\"track\">" + axis.labels() + "</div><div class=\"end\"></div></div>\n");
        for (Way way : Way.of(estimate)) {
            rows.append("<div class=\"row\"><div class=\"label\">")
                    .append(way.name())
                    .append("</div><div class=\"track\">")
                    .append(chart.histogram(way.name(), way.scenario().makespan()))
                    .append("</div><div class=\"end\">")
                    .append(Html.duration(way.scenario().makespan().p50()))
                    .append("</div></div>\n");
        }
        return rows.append("</div>").toString();
    }

    private String histogram(String name, Distribution runs) {
        int[] counts = new int[BINS];
        for (double seconds : runs.seconds()) {
            counts[(int) Math.min(BINS - 1, seconds / axis.endSeconds() * BINS)]++;
        }
        int highest = Arrays.stream(counts).max().orElse(1);
        StringBuilder bins = new StringBuilder();
        if (!axis.shows(runs.p50())) {
            return outside(name, runs);
        }
        for (int bin = 0; bin < BINS; bin++) {
            if (counts[bin] > 0) {
                int height = Math.max(2, (HEIGHT - TOP) * counts[bin] / highest);
                bins.append("<rect class=\"bin\" x=\"%s\" y=\"%d\" width=\"%s\" height=\"%d\"/>"
                        .formatted(place(bin), HEIGHT - height, place(1), height));
            }
        }
        return drawing(name, runs, bins + quantile(runs));
    }

    private String outside(String name, Distribution runs) {
        return drawing(name, runs, "<text class=\"tick\" x=\"100%\" y=\"40\" text-anchor=\"end\">beyond →</text>");
    }

    private String drawing(String name, Distribution runs, String content) {
        String says = Html.escape(description(name, runs));
        return ("<svg width=\"100%%\" height=\"%d\">%s<g class=\"tip\" tabindex=\"0\" role=\"img\" aria-label=\"%s\">"
                        + "<title>%s</title><rect class=\"catch\" width=\"100%%\" height=\"100%%\"/>%s</g>%s</svg>")
                .formatted(HEIGHT, axis.grid(), says, says, content, axis.timeoutLine());
    }

    private String quantile(Distribution runs) {
        String x = axis.percent(runs.quantile(estimate.options().confidence()));
        return "<line class=\"quantile\" x1=\"%s\" x2=\"%s\" y1=\"0\" y2=\"100%%\"/>".formatted(x, x);
    }

    private static String place(int bins) {
        return Amounts.plain(bins * 100.0 / BINS, 3) + "%";
    }

    private String description(String name, Distribution runs) {
        Double timeout = estimate.options().timeoutSeconds();
        return name + ": half of the runs within " + Amounts.duration(runs.p50()) + ", "
                + Amounts.runs(0.9) + " within " + Amounts.duration(runs.p90()) + ", 99 in 100 within "
                + Amounts.duration(runs.p99())
                + (timeout == null ? "" : "; over the timeout: " + Amounts.shortShare(runs.over(timeout)));
    }
}
