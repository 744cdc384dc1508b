package dev.stagefan.estimate.render;

import dev.stagefan.estimate.Estimate;
import dev.stagefan.estimate.Estimate.Alternative;
import dev.stagefan.estimate.Estimate.Knowledge;
import dev.stagefan.estimate.JobEstimate;
import dev.stagefan.estimate.Scenario;
import dev.stagefan.plan.Plan;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The estimate as GitHub-flavoured Markdown with Mermaid diagrams, for job summaries and comments. */
public final class EstimateMarkdown {
    /** A job summary may be 1 MiB; a list of what the numbers rest on is not what should fill it. */
    private static final int MOST_BASIS = 400;

    private final Estimate estimate;
    private final StringBuilder text = new StringBuilder();

    private EstimateMarkdown(Estimate estimate) {
        this.estimate = estimate;
    }

    /**
     * The document, with a line feed at its end.
     *
     * @param plan what {@code estimate} is an estimate of
     */
    public static String render(Estimate estimate, Plan plan) {
        EstimateMarkdown markdown = new EstimateMarkdown(estimate);
        markdown.verdict();
        if (estimate.knowledge() != Knowledge.NONE) {
            markdown.ways();
            markdown.text.append("\n#### When each job runs\n\n").append(Mermaid.gantt(estimate));
            markdown.jobs();
            markdown.alternatives("For so many runners at once", estimate.curve());
            markdown.alternatives("Under other conditions", estimate.alternatives());
        }
        markdown.flowchart(Mermaid.flowchart(estimate, plan));
        markdown.advice();
        markdown.unknown();
        markdown.basis();
        return markdown.text.toString();
    }

    private void verdict() {
        Verdict verdict = Verdict.of(estimate);
        text.append("### ")
                .append(mark(verdict.result()))
                .append(Markdown.text(verdict.sentence()))
                .append("\n\n")
                .append(Markdown.name(estimate.dockerfile()));
        if (estimate.knowledge() == Knowledge.SOME) {
            text.append("  \nDurations are unknown, so every time here is a lower bound.");
        }
        text.append('\n');
    }

    private static String mark(Verdict.Result result) {
        return switch (result) {
            case HOLDS -> "✅ ";
            case OVER_TIMEOUT, OVER_JOB_LIMIT -> "❌ ";
            case UNKNOWN -> "❔ ";
        };
    }

    private void ways() {
        Double timeout = estimate.options().timeoutSeconds();
        text.append('\n')
                .append(Markdown.head(
                        "",
                        ">median",
                        ">9 in 10 runs",
                        ">99 in 100 runs",
                        timeout == null ? ">over the timeout" : ">over " + Amounts.duration(timeout),
                        ">billed",
                        ">price"));
        for (Way way : Way.of(estimate)) {
            Scenario scenario = way.scenario();
            text.append(Markdown.row(List.of(
                    way.name(),
                    Amounts.duration(scenario.makespan().p50()),
                    Amounts.duration(scenario.makespan().p90()),
                    Amounts.duration(scenario.makespan().p99()),
                    timeout == null
                            ? ""
                            : Amounts.shortShare(scenario.makespan().over(timeout)),
                    Amounts.minutes(scenario.billedMinutes()),
                    Amounts.price(scenario.price()))));
        }
        text.append("\nNo plan is faster than ")
                .append(Amounts.duration(estimate.fastestSeconds()))
                .append(": the longest chain of stages, with no overhead at all.\n");
    }

    private void jobs() {
        text.append("\n◆ and red: on the critical path, ")
                .append(estimate.criticalPath().stream().map(Markdown::name).collect(Collectors.joining(" → ")))
                .append(".\n\n")
                .append(Markdown.head(
                        "job",
                        "runner",
                        ">starts",
                        ">ends",
                        ">9 in 10 runs",
                        ">on the critical path",
                        ">limit",
                        ">over its limit"));
        for (JobEstimate job : estimate.jobs()) {
            text.append(Markdown.row(List.of(
                    Markdown.name(job.job()),
                    Markdown.name(job.runner()),
                    Amounts.duration(job.start().p50()),
                    Amounts.duration(job.end().p50()),
                    Amounts.duration(job.end().p90()),
                    Amounts.shortShare(job.critical()),
                    Amounts.minutes(job.timeoutMinutes()),
                    Amounts.shortShare(Math.max(job.overTimeout(), job.overRunnerLimit())))));
        }
    }

    private void flowchart(String flowchart) {
        if (!flowchart.isEmpty()) {
            text.append("\n#### Which job needs which\n\n").append(flowchart);
        }
    }

    private void alternatives(String heading, List<Alternative> alternatives) {
        if (alternatives.isEmpty()) {
            return;
        }
        text.append("\n#### ")
                .append(heading)
                .append("\n\n")
                .append(Markdown.head("", ">jobs", ">median", ">9 in 10 runs", ">billed", ">price"));
        for (Alternative alternative : alternatives) {
            text.append(Markdown.row(List.of(
                    Markdown.text(alternative.label()),
                    Integer.toString(alternative.jobs()),
                    Amounts.duration(alternative.p50Seconds()),
                    Amounts.duration(alternative.p90Seconds()),
                    Amounts.minutes(alternative.billedMinutes()),
                    Amounts.price(alternative.price()))));
        }
    }

    private void advice() {
        list("What would help", estimate.advice(), advice -> Markdown.text(advice.sentence()));
    }

    private void unknown() {
        list(
                "Unknown, to be measured first to last",
                estimate.unknown(),
                unknown -> Markdown.name(unknown.stage()) + ": " + Markdown.text(unknown.reason()));
    }

    private <T> void list(String heading, List<T> items, Function<T, String> line) {
        if (!items.isEmpty()) {
            text.append("\n#### ").append(heading).append("\n\n");
            items.forEach(item -> text.append("- ").append(line.apply(item)).append('\n'));
        }
    }

    private void basis() {
        text.append("\n<details><summary>What the numbers rest on: ")
                .append(Markdown.text(Simulation.sentence(estimate.options())))
                .append("</summary>\n\n")
                .append(Markdown.head("what", ">value", "source"));
        estimate.basis().stream()
                .limit(MOST_BASIS)
                .forEach(basis -> text.append(Markdown.row(List.of(
                        Markdown.name(basis.what()), Markdown.text(basis.value()), Markdown.text(basis.source())))));
        int more = estimate.basis().size() - MOST_BASIS;
        if (more > 0) {
            text.append("\nand ").append(more).append(" more\n");
        }
        text.append("\n</details>\n");
    }
}
