package dev.stagefan.estimate.render;

import dev.stagefan.estimate.Advice;
import dev.stagefan.estimate.Estimate;
import dev.stagefan.estimate.JobEstimate;
import dev.stagefan.estimate.Scenario;
import java.util.List;

/** The tables and lists of a page. */
final class PageTables {
    private PageTables() {}

    static String ways(Estimate estimate) {
        Double timeout = estimate.options().timeoutSeconds();
        HtmlTable table =
                new HtmlTable("", "median", "9 in 10 runs", "99 in 100 runs", "over the timeout", "billed", "price");
        for (Way way : Way.of(estimate)) {
            Scenario scenario = way.scenario();
            table.add(
                    way.id(),
                    way.name(),
                    Html.duration(scenario.makespan().p50()),
                    Html.duration(scenario.makespan().p90()),
                    Html.duration(scenario.makespan().p99()),
                    timeout == null
                            ? "no timeout"
                            : Html.share(scenario.makespan().over(timeout)),
                    Html.minutes(scenario.billedMinutes()),
                    Html.price(scenario.price()));
        }
        return table.render("ways");
    }

    static String jobs(Estimate estimate) {
        HtmlTable table = new HtmlTable(
                "job", "runner", "starts", "ends", "ends, 9 in 10 runs", "runs", "critical", "limit", "over its limit");
        for (JobEstimate job : estimate.jobs()) {
            table.add(
                    job.job(),
                    Html.name(job.job()),
                    Html.name(job.runner()),
                    Html.duration(job.start().p50()),
                    Html.duration(job.end().p50()),
                    Html.duration(job.end().p90()),
                    Html.duration(job.run().p50()),
                    Html.share(job.critical()),
                    Html.minutes(job.timeoutMinutes()),
                    Html.share(Math.max(job.overTimeout(), job.overRunnerLimit())));
        }
        return table.render("jobs");
    }

    static String costs(Estimate estimate) {
        HtmlTable table = new HtmlTable("", "runner", "billed", "price");
        for (Way way : Way.of(estimate)) {
            for (Scenario.RunnerCost cost : way.scenario().costs()) {
                table.add(
                        way.id() + " " + cost.runner(),
                        way.name(),
                        Html.name(cost.runner()),
                        Html.minutes(cost.billedMinutes()),
                        Html.price(cost.price()));
            }
        }
        return table.render("costs");
    }

    /** Other conditions, each with a bar of its median in front of the longest one's. */
    static String alternatives(List<Estimate.Alternative> alternatives) {
        double longest = alternatives.stream()
                .mapToDouble(Estimate.Alternative::p90Seconds)
                .max()
                .orElse(1);
        HtmlTable table = new HtmlTable("", "", "jobs", "median", "9 in 10 runs", "billed", "price");
        for (Estimate.Alternative alternative : alternatives) {
            table.add(
                    alternative.label(),
                    Html.name(alternative.label()),
                    meter(alternative, Math.max(longest, 1)),
                    Html.count(alternative.jobs()),
                    Html.duration(alternative.p50Seconds()),
                    Html.duration(alternative.p90Seconds()),
                    Html.minutes(alternative.billedMinutes()),
                    Html.price(alternative.price()));
        }
        return table.render("alternatives");
    }

    private static String meter(Estimate.Alternative alternative, double longest) {
        String half = Amounts.plain(alternative.p50Seconds() / longest * 100, 2);
        String most = Amounts.plain(alternative.p90Seconds() / longest * 100, 2);
        return ("<svg class=\"meter\" width=\"100%%\" height=\"14\" aria-hidden=\"true\"><rect class=\"around\" width=\"%s%%\""
                        + " height=\"14\"/><rect class=\"build\" width=\"%s%%\" height=\"14\"/></svg>")
                .formatted(most, half);
    }

    static String advice(List<Advice> advice) {
        StringBuilder list = new StringBuilder("<ol class=\"advice\">\n");
        for (Advice item : advice) {
            Double gain = item.gainSeconds();
            list.append("<li data-row=\"")
                    .append(Html.escape(item.kind()))
                    .append("\"><p>")
                    .append(Html.sentence(item.sentence()))
                    .append("</p>")
                    .append(gain == null ? "" : "<p class=\"gain\">saves " + Html.duration(gain) + "</p>")
                    .append("</li>\n");
        }
        return list.append("</ol>\n").toString();
    }

    static String unknown(List<Estimate.Unknown> unknown) {
        StringBuilder list = new StringBuilder("<ol class=\"unknown\">\n");
        unknown.forEach(item -> list.append("<li><b>")
                .append(Html.name(item.stage()))
                .append("</b>: ")
                .append(Html.escape(item.reason()))
                .append("</li>\n"));
        return list.append("</ol>\n").toString();
    }

    static String basis(List<Estimate.Basis> basis) {
        HtmlTable table = new HtmlTable("what", "value", "source");
        basis.forEach(item ->
                table.add(item.what(), Html.name(item.what()), Html.escape(item.value()), Html.escape(item.source())));
        return table.render("basis");
    }
}
