package dev.stagefan.estimate.render;

import dev.stagefan.estimate.Estimate;
import dev.stagefan.estimate.JobEstimate;
import dev.stagefan.estimate.Scenario;
import dev.stagefan.estimate.Scenario.Activity;
import dev.stagefan.estimate.Scenario.Bar;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What runs when, of the plan beside one runner and serial, on one time axis. Every row is a drawing of its own, in
 * percent of its width: so the text keeps its size on a phone, and no style attribute is needed.
 */
final class GanttSvg {
    private static final int BAR = 20;
    private static final int TOP = 4;

    private final Estimate estimate;
    private final TimeAxis axis;
    private final Set<String> critical;
    private final Map<String, JobEstimate> jobs;

    /** What a bar is of. */
    private enum Kind {
        JOB,
        CRITICAL_JOB,
        STAGE
    }

    private GanttSvg(Estimate estimate, TimeAxis axis) {
        this.estimate = estimate;
        this.axis = axis;
        this.critical = new HashSet<>(estimate.criticalPath());
        this.jobs = estimate.jobs().stream()
                .collect(Collectors.toMap(JobEstimate::job, Function.identity(), (first, second) -> first));
    }

    /** The chart, with its axis. */
    static String render(Estimate estimate, TimeAxis axis) {
        return new GanttSvg(estimate, axis).render();
    }

    private String render() {
        StringBuilder chart = new StringBuilder("<div class=\"chart\">");
        chart.append(row("", axis.labels(), ""));
        chart.append(heading("Plan", estimate.plan()));
        for (Bar bar : estimate.plan().bars()) {
            boolean onPath = critical.contains(bar.label());
            String label =
                    (onPath ? "<span class=\"mark\" aria-hidden=\"true\">◆</span> " : "") + Html.name(bar.label());
            chart.append(row(
                    label,
                    track(List.of(bar), onPath ? Kind.CRITICAL_JOB : Kind.JOB),
                    Html.duration(bar.endSeconds() - bar.startSeconds())));
        }
        lanes(chart, "One runner", estimate.oneRunner());
        lanes(chart, "Serial", estimate.serial());
        return chart.append("</div>").toString();
    }

    private void lanes(StringBuilder chart, String name, Scenario scenario) {
        chart.append(heading(name, scenario));
        for (List<Bar> lane : lanes(scenario.bars())) {
            chart.append(row("", track(lane, Kind.STAGE), ""));
        }
    }

    /** Bars that do not overlap, in as few rows as there are bars at one time. */
    private static List<List<Bar>> lanes(List<Bar> bars) {
        List<List<Bar>> lanes = new ArrayList<>();
        List<Bar> ordered = bars.stream()
                .sorted(Comparator.comparingDouble(Bar::startSeconds))
                .toList();
        for (Bar bar : ordered) {
            lanes.stream()
                    .filter(lane -> lane.get(lane.size() - 1).endSeconds() <= bar.startSeconds() + 1e-6)
                    .findFirst()
                    .orElseGet(() -> {
                        lanes.add(new ArrayList<>());
                        return lanes.get(lanes.size() - 1);
                    })
                    .add(bar);
        }
        return lanes;
    }

    private static String heading(String name, Scenario scenario) {
        return "<h3 class=\"way\">" + name + " <span class=\"soft\">"
                + Html.duration(scenario.makespan().p50()) + "</span></h3>";
    }

    private static String row(String label, String track, String end) {
        return "<div class=\"row%s\"><div class=\"label\">%s</div><div class=\"track\">%s</div><div class=\"end\">%s</div></div>\n"
                .formatted(label.isEmpty() ? " bare" : "", label, track, end);
    }

    private String track(List<Bar> bars, Kind kind) {
        StringBuilder track = new StringBuilder("<svg width=\"100%\" height=\"28\">").append(axis.grid());
        bars.forEach(bar -> track.append(bar(bar, kind)));
        return track.append(axis.timeoutLine()).append("</svg>").toString();
    }

    private String bar(Bar bar, Kind kind) {
        JobEstimate job = kind == Kind.STAGE ? null : jobs.get(bar.label());
        String says = Html.escape(when(bar) + (job == null ? "" : certainty(job)));
        StringBuilder parts = new StringBuilder();
        double at = bar.startSeconds();
        for (Scenario.Part part : bar.parts()) {
            if (part.seconds() > 0) {
                parts.append(part(part, at, bar.label(), kind));
            }
            at += part.seconds();
        }
        return "<g class=\"tip\" tabindex=\"0\" role=\"img\" aria-label=\"%s\"><title>%s</title>%s%s</g>"
                .formatted(says, says, parts, job == null ? "" : whisker(bar, job));
    }

    /** A drawing in the drawing, so that the name is cut at the end of its part. */
    private String part(Scenario.Part part, double from, String label, Kind kind) {
        boolean builds = part.activity() == Activity.BUILD;
        String name = builds && kind == Kind.STAGE
                ? "<text class=\"in\" x=\"5\" y=\"14\">" + Html.escape(label) + "</text>"
                : "";
        return "<svg x=\"%s\" y=\"%d\" width=\"%s\" height=\"%d\"><rect class=\"%s\" width=\"100%%\" height=\"100%%\"/>%s</svg>"
                .formatted(
                        axis.percent(from),
                        TOP,
                        axis.percent(part.seconds()),
                        BAR,
                        Activities.style(part.activity()) + (builds && kind == Kind.CRITICAL_JOB ? " critical" : ""),
                        name);
    }

    /** How much later a job ends in 9 of 10 runs. */
    private String whisker(Bar bar, JobEstimate job) {
        if (job.end().p90() <= bar.endSeconds()) {
            return "";
        }
        String from = axis.percent(bar.endSeconds());
        String to = axis.percent(job.end().p90());
        return "<line class=\"whisker\" x1=\"%s\" x2=\"%s\" y1=\"14\" y2=\"14\"/>".formatted(from, to)
                + "<line class=\"whisker\" x1=\"%s\" x2=\"%s\" y1=\"9\" y2=\"19\"/>".formatted(to, to);
    }

    private static String when(Bar bar) {
        return bar.label() + ": " + Amounts.duration(bar.startSeconds()) + " to " + Amounts.duration(bar.endSeconds())
                + "; " + Activities.sentence(bar.parts());
    }

    private static String certainty(JobEstimate job) {
        return "; done within " + Amounts.duration(job.end().p90()) + " in 9 of 10 runs; on the critical path in "
                + Amounts.share(job.critical()) + " of runs";
    }
}
