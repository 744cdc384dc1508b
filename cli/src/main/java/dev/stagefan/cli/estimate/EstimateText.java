package dev.stagefan.cli.estimate;

import dev.stagefan.cli.text.Printable;
import dev.stagefan.cli.text.Table;
import dev.stagefan.estimate.Advice;
import dev.stagefan.estimate.Distribution;
import dev.stagefan.estimate.Estimate;
import dev.stagefan.estimate.Estimate.Alternative;
import dev.stagefan.estimate.Estimate.Basis;
import dev.stagefan.estimate.Estimate.Knowledge;
import dev.stagefan.estimate.JobEstimate;
import dev.stagefan.estimate.Scenario;
import dev.stagefan.estimate.render.Amounts;
import dev.stagefan.estimate.render.Simulation;
import dev.stagefan.estimate.render.Verdict;
import dev.stagefan.estimate.render.Way;
import dev.stagefan.estimate.render.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** The estimate for people: the verdict in the first line, then what it rests on. */
public final class EstimateText {
    private static final int LEAST_WIDTH = 60;
    private static final int OTHER_JOB_COLUMNS = 64;
    private static final int LEAST_NAME = 12;
    private static final String INDENT = "  ";

    private final Estimate estimate;
    private final int width;
    private final StringBuilder text = new StringBuilder();

    private EstimateText(Estimate estimate, int width) {
        this.estimate = estimate;
        this.width = Math.max(LEAST_WIDTH, width);
    }

    /**
     * Renders an estimate.
     *
     * @param width how many columns the terminal has; text for fewer than 60 is not made
     */
    public static String render(Estimate estimate, int width) {
        EstimateText rendered = new EstimateText(estimate, width);
        rendered.text
                .append(estimate.dockerfile())
                .append(": ")
                .append(Verdict.of(estimate).sentence())
                .append('\n');
        if (estimate.knowledge() != Knowledge.NONE) {
            rendered.times();
        }
        rendered.unknown();
        rendered.advice();
        rendered.basis();
        return Printable.text(rendered.text.toString());
    }

    private void times() {
        ways();
        text.append('\n').append(Gantt.render(estimate, width)).append('\n');
        jobs();
        alternatives("runners", estimate.curve());
        alternatives("instead", estimate.alternatives());
        costs();
    }

    private void ways() {
        Double timeout = estimate.options().timeoutSeconds();
        String over = timeout == null ? "" : "over " + Amounts.duration(timeout);
        Table table = new Table("", "median", "9 in 10", "99 in 100", over, "billed", "price");
        for (Way way : Way.of(estimate)) {
            Scenario scenario = way.scenario();
            Distribution makespan = scenario.makespan();
            table.add(
                    way.name(),
                    Amounts.duration(makespan.p50()),
                    Amounts.duration(makespan.p90()),
                    Amounts.duration(makespan.p99()),
                    timeout == null ? "" : Amounts.shortShare(makespan.over(timeout)),
                    Amounts.minutes(scenario.billedMinutes()),
                    Amounts.price(scenario.price()));
        }
        text.append('\n').append(table.render());
        String bound = estimate.isLowerBound() ? "Durations are unknown: all of these are at least so long. " : "";
        text.append(Wrapping.wrap(
                bound + "No plan is faster than " + Amounts.duration(estimate.fastestSeconds())
                        + ", the longest chain of stages without any overhead.",
                width,
                ""));
    }

    private void jobs() {
        int longest = Math.max(LEAST_NAME, width - OTHER_JOB_COLUMNS);
        Table table = new Table("job", "starts", "ends", "9 in 10", "critical", "limit", "over it");
        for (JobEstimate job : estimate.jobs()) {
            table.add(
                    Words.shortened(job.job(), longest),
                    Amounts.duration(job.start().p50()),
                    Amounts.duration(job.end().p50()),
                    Amounts.duration(job.end().p90()),
                    Amounts.shortShare(job.critical()),
                    Amounts.minutes(job.timeoutMinutes()),
                    Amounts.shortShare(Math.max(job.overTimeout(), job.overRunnerLimit())));
        }
        text.append(table.render())
                .append(Wrapping.wrap("Critical path: " + String.join(" -> ", estimate.criticalPath()), width, INDENT));
    }

    private void alternatives(String heading, List<Alternative> alternatives) {
        if (alternatives.isEmpty()) {
            return;
        }
        Table table = new Table(heading, "jobs", "median", "9 in 10", "billed", "price");
        for (Alternative alternative : alternatives) {
            Integer runners = alternative.runners();
            table.add(
                    runners == null ? alternative.label() : runners.toString(),
                    Integer.toString(alternative.jobs()),
                    Amounts.duration(alternative.p50Seconds()),
                    Amounts.duration(alternative.p90Seconds()),
                    Amounts.minutes(alternative.billedMinutes()),
                    Amounts.price(alternative.price()));
        }
        text.append('\n').append(table.render());
    }

    /** By runner label, where there is more than one. */
    private void costs() {
        if (estimate.plan().costs().size() < 2) {
            return;
        }
        Table table = new Table("the plan's runners", "billed", "price");
        for (Scenario.RunnerCost cost : estimate.plan().costs()) {
            table.add(cost.runner(), Amounts.minutes(cost.billedMinutes()), Amounts.price(cost.price()));
        }
        text.append('\n').append(table.render());
    }

    private void unknown() {
        if (!estimate.unknown().isEmpty()) {
            text.append("\nUnknown; measure what comes first\n");
            estimate.unknown().forEach(unknown -> item(unknown.stage() + ": " + unknown.reason()));
        }
    }

    private void advice() {
        if (!estimate.advice().isEmpty()) {
            text.append("\nWhat would help\n");
            for (Advice advice : estimate.advice()) {
                item(advice.sentence());
            }
        }
    }

    /** What comes from one source shares an entry. */
    private void basis() {
        Map<String, StringJoiner> bySource = new LinkedHashMap<>();
        for (Basis basis : estimate.basis()) {
            bySource.computeIfAbsent(basis.source(), ignored -> new StringJoiner(", "))
                    .add(basis.value().equals(basis.source()) ? basis.what() : basis.what() + " " + basis.value());
        }
        text.append("\nWhat the numbers rest on\n");
        bySource.forEach((source, what) -> item(source + ": " + what));
        item(Simulation.sentence(estimate.options()));
    }

    private void item(String sentence) {
        text.append(INDENT).append(Wrapping.wrap(sentence, width - INDENT.length(), INDENT + INDENT));
    }
}
