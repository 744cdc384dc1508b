package dev.stagefan.estimate.render;

import dev.stagefan.estimate.Estimate;
import dev.stagefan.estimate.Estimate.Knowledge;
import dev.stagefan.graph.StageGraph;
import dev.stagefan.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The estimate as one HTML page that needs nothing else: no network, no font, no library. What it shows is in the page
 * already; its script only brings the explanations of the drawings to keyboards and touch screens.
 */
public final class EstimateHtml {
    private static final String STYLE = Resource.text("estimate.css");
    private static final String SCRIPT = Resource.text("estimate.js");

    private static final String GRAPH_LEGEND = legend(
            key("critical", "built in a job of the critical path"),
            key("from", "built on"),
            key("copy", "copied from"),
            key("mount", "mounted"));

    private static final String CHART_LEGEND = legend(
            key("queue", "waits for a runner"),
            key("around", "set-up, pull, push"),
            key("build", "builds"),
            key("critical-build", "◆ builds, on the critical path"),
            key("whisker", "to the end in 9 of 10 runs"));

    private final Estimate estimate;
    private final StageGraph graph;
    private final Plan plan;
    private final StringBuilder body = new StringBuilder();

    private EstimateHtml(Estimate estimate, StageGraph graph, Plan plan) {
        this.estimate = estimate;
        this.graph = graph;
        this.plan = plan;
    }

    /**
     * The page, with a line feed at its end.
     *
     * @param graph what {@code plan} is a plan of
     * @param plan what {@code estimate} is an estimate of
     */
    public static String render(Estimate estimate, StageGraph graph, Plan plan) {
        EstimateHtml page = new EstimateHtml(estimate, graph, plan);
        page.body();
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '%s'; script-src '%s'; \
                base-uri 'none'; form-action 'none'">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <meta name="referrer" content="no-referrer">
                <title>%s: stagefan estimate</title>
                <style>%s</style>
                </head>
                <body>
                %s<script type="application/json" id="estimate">%s</script>
                <script>%s</script>
                </body>
                </html>
                """.formatted(
                        Resource.hash(STYLE),
                        Resource.hash(SCRIPT),
                        Html.escape(estimate.target()),
                        STYLE,
                        page.body,
                        inScript(EstimateJson.write(estimate)),
                        SCRIPT);
    }

    /** What could end the script or turn its text around is in JSON's strings only, where it may be written so. */
    private static String inScript(String json) {
        StringBuilder safe = new StringBuilder(json.length());
        for (int i = 0; i < json.length(); i++) {
            char character = json.charAt(i);
            int type = Character.getType(character);
            boolean plain = "<>&".indexOf(character) < 0
                    && type != Character.FORMAT
                    && type != Character.LINE_SEPARATOR
                    && type != Character.PARAGRAPH_SEPARATOR;
            safe.append(plain ? Character.toString(character) : String.format(Locale.ROOT, "\\u%04x", (int) character));
        }
        return safe.toString();
    }

    private void body() {
        header();
        body.append("<main>\n");
        boolean timed = estimate.knowledge() != Knowledge.NONE;
        if (timed) {
            figures();
        }
        if (!estimate.unknown().isEmpty()) {
            section("unknown", "What to measure first", PageTables.unknown(estimate.unknown()));
        }
        if (timed) {
            times();
        }
        section(
                "graph",
                "The stages",
                scrolled("The stage graph", GraphSvg.render(estimate, graph, plan)) + GRAPH_LEGEND);
        if (timed) {
            section("jobs", "The jobs", criticalPath() + PageTables.jobs(estimate));
        }
        if (!estimate.advice().isEmpty()) {
            section("advice", "What would help", PageTables.advice(estimate.advice()));
        }
        if (timed && !estimate.curve().isEmpty()) {
            section("curve", "For so many runners at once", PageTables.alternatives(estimate.curve()));
        }
        if (timed && !estimate.alternatives().isEmpty()) {
            section("alternatives", "Under other conditions", PageTables.alternatives(estimate.alternatives()));
        }
        if (timed) {
            section("costs", "What it costs", PageTables.costs(estimate));
        }
        section(
                "basis",
                "What the numbers rest on",
                "<p>" + Html.escape(Simulation.sentence(estimate.options())) + ".</p>"
                        + PageTables.basis(estimate.basis()));
        body.append("</main>\n<footer>stagefan estimate. All numbers are in this page once more as JSON, schema ")
                .append(Estimate.SCHEMA)
                .append(".</footer>\n<div id=\"says\" role=\"status\" hidden></div>\n");
    }

    private void header() {
        Verdict verdict = Verdict.of(estimate);
        String badge = switch (verdict.result()) {
            case HOLDS -> estimate.options().timeoutSeconds() == null ? "no timeout" : "✓ within the timeout";
            case OVER_TIMEOUT -> "✗ over the timeout";
            case OVER_JOB_LIMIT -> "✗ over a job’s limit";
            case UNKNOWN -> "? durations unknown";
        };
        body.append("<header>\n<p class=\"soft\">")
                .append(Html.name(estimate.dockerfile()))
                .append("</p>\n<h1>")
                .append(Html.name(estimate.target()))
                .append("</h1>\n<p class=\"verdict\"><span class=\"badge ")
                .append(verdict.result().id())
                .append("\">")
                .append(badge)
                .append("</span> <span id=\"verdict\">")
                .append(Html.sentence(verdict.sentence()))
                .append(".</span></p>\n");
        if (estimate.knowledge() == Knowledge.SOME) {
            body.append("<p class=\"bound\">Durations are unknown, so every time here is a lower bound.</p>\n");
        }
        body.append("</header>\n");
    }

    private void figures() {
        body.append("<div class=\"figures\">\n");
        for (Way way : Way.of(estimate)) {
            body.append("<div class=\"figure ")
                    .append(way.id())
                    .append("\"><p class=\"soft\">")
                    .append(way.name())
                    .append("</p><p class=\"large\">")
                    .append(estimate.isLowerBound() ? "≥ " : "")
                    .append(Html.duration(way.scenario().makespan().p50()))
                    .append("</p><p class=\"soft\">")
                    .append(estimate.isLowerBound() ? "for 9 in 10 runs at least " : "9 in 10 runs within ")
                    .append(Html.duration(way.scenario().makespan().p90()))
                    .append("</p></div>\n");
        }
        body.append("</div>\n");
    }

    private void times() {
        TimeAxis axis = TimeAxis.of(estimate);
        section("gantt", "What runs when", GanttSvg.render(estimate, axis) + CHART_LEGEND + beyond(axis));
        section(
                "distribution",
                "How sure that is",
                DistributionSvg.render(estimate, axis)
                        + legend(key("quantile", Amounts.runs(estimate.options().confidence()) + " end before it"))
                        + beyond(axis)
                        + PageTables.ways(estimate)
                        + "<p class=\"soft\">No plan is faster than "
                        + Html.duration(estimate.fastestSeconds())
                        + ": the longest chain of stages, with no overhead at all.</p>");
    }

    private String beyond(TimeAxis axis) {
        List<String> outside = new ArrayList<>();
        Double timeout = axis.timeoutSeconds();
        if (timeout != null && !axis.shows(timeout)) {
            outside.add("the timeout of " + Html.duration(timeout));
        }
        for (Way way : Way.of(estimate)) {
            double median = way.scenario().makespan().p50();
            if (!axis.shows(median)) {
                outside.add("the end of " + way.name() + " at " + Html.duration(median));
            }
        }
        return outside.isEmpty()
                ? ""
                : "<p class=\"soft\">Beyond the right edge: " + String.join(", ", outside) + ".</p>";
    }

    private static String key(String style, String text) {
        return "<span><i class=\"key " + style + "\"></i>" + text + "</span>";
    }

    private static String legend(String... keys) {
        return "<p class=\"legend\">" + String.join("", keys) + "</p>";
    }

    private String criticalPath() {
        return "<p>Critical path: "
                + estimate.criticalPath().stream().map(Html::name).collect(Collectors.joining(" → ")) + "</p>\n";
    }

    private static String scrolled(String name, String drawing) {
        return "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"" + name + "\">" + drawing
                + "</div>\n";
    }

    private void section(String id, String heading, String content) {
        body.append("<section id=\"")
                .append(id)
                .append("-section\"><h2>")
                .append(heading)
                .append("</h2>\n")
                .append(content)
                .append("</section>\n");
    }
}
