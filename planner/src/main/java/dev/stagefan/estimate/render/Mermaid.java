package dev.stagefan.estimate.render;

import dev.stagefan.estimate.Estimate;
import dev.stagefan.estimate.Scenario;
import dev.stagefan.plan.Job;
import dev.stagefan.plan.Plan;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The plan's jobs as Mermaid diagrams, as GitHub draws them in Markdown. */
final class Mermaid {
    /** Mermaid draws no flowchart with more edges than 500 unless the page's owner allows it. */
    private static final int MOST_EDGES = 400;

    /** Beyond it a flowchart is too small to be read. */
    private static final int MOST_JOBS = 60;

    private final Estimate estimate;
    private final Set<String> critical;

    private Mermaid(Estimate estimate) {
        this.estimate = estimate;
        this.critical = new HashSet<>(estimate.criticalPath());
    }

    /** When the jobs run, in the run in the middle; times are seconds from its start. */
    static String gantt(Estimate estimate) {
        return new Mermaid(estimate).gantt();
    }

    /** Which job needs which, or nothing where that would be too much to draw. */
    static String flowchart(Estimate estimate, Plan plan) {
        int edges = plan.jobs().stream().mapToInt(job -> job.needs().size()).sum();
        boolean drawn = plan.jobs().size() > 1 && plan.jobs().size() <= MOST_JOBS && edges <= MOST_EDGES;
        return drawn ? new Mermaid(estimate).flowchart(plan) : "";
    }

    private String gantt() {
        StringBuilder text = new StringBuilder("```mermaid\ngantt\n    dateFormat X\n    axisFormat %H:%M\n");
        for (Scenario.Bar bar : estimate.plan().bars()) {
            boolean onPath = critical.contains(bar.label());
            text.append("    ")
                    // A task that begins with a letter may be taken for one of Mermaid's own words.
                    .append(onPath ? "◆ " : "· ")
                    .append(DiagramText.task(bar.label()))
                    .append(", ")
                    .append(Amounts.duration(bar.endSeconds() - bar.startSeconds()))
                    .append(onPath ? " :crit, " : " :")
                    .append(Math.round(bar.startSeconds()))
                    .append(", ")
                    .append(Math.round(bar.endSeconds()))
                    .append('\n');
        }
        Double timeout = estimate.options().timeoutSeconds();
        if (timeout != null) {
            text.append("    · timeout, ")
                    .append(Amounts.duration(timeout))
                    .append(" :milestone, ")
                    .append(Math.round(timeout))
                    .append(", 0s\n");
        }
        return text.append("```\n").toString();
    }

    private String flowchart(Plan plan) {
        StringBuilder text = new StringBuilder("```mermaid\nflowchart LR\n");
        Map<String, Integer> numbers = new LinkedHashMap<>();
        for (Job job : plan.jobs()) {
            numbers.put(job.id(), numbers.size());
            text.append("    j")
                    .append(numbers.get(job.id()))
                    .append("[\"")
                    .append(DiagramText.label(job.id()))
                    .append("\"]\n");
        }
        for (Job job : plan.jobs()) {
            for (String need : job.needs()) {
                int step = estimate.criticalPath().indexOf(job.id())
                        - estimate.criticalPath().indexOf(need);
                boolean onPath = critical.contains(need) && critical.contains(job.id()) && step == 1;
                text.append("    j")
                        .append(numbers.get(need))
                        .append(onPath ? " ==> j" : " --> j")
                        .append(numbers.get(job.id()))
                        .append('\n');
            }
        }
        return text.append("```\n").toString();
    }
}
