package dev.stagefan.cli.plan;

import dev.stagefan.cli.text.Durations;
import dev.stagefan.cli.text.Printable;
import dev.stagefan.cli.text.Table;
import dev.stagefan.graph.StageGraph;
import dev.stagefan.plan.Input;
import dev.stagefan.plan.Job;
import dev.stagefan.plan.Plan;
import dev.stagefan.plan.Timeline;
import dev.stagefan.plan.Transport;
import java.util.List;
import java.util.Locale;

/** The plan for people: the jobs, when each runs, how stages travel between them and why. */
public final class PlanText {
    private static final int WIDEST_LIST = 44;

    private final StageGraph graph;
    private final Plan plan;
    private final StringBuilder text = new StringBuilder();

    private PlanText(StageGraph graph, Plan plan) {
        this.graph = graph;
        this.plan = plan;
    }

    /**
     * Renders a plan.
     *
     * @param graph the graph that it is a plan of
     */
    public static String render(StageGraph graph, Plan plan) {
        PlanText text = new PlanText(graph, plan);
        text.jobs();
        if (plan.timeline() != null) {
            text.timeline(plan.timeline());
        }
        text.inputs();
        text.list("Limits that this plan does not keep", plan.unmet());
        text.list("Notes", plan.notes());
        return Printable.text(text.text.toString());
    }

    private void jobs() {
        int count = plan.jobs().size();
        text.append(plan.dockerfile())
                .append(": ")
                .append(label(graph.target()))
                .append(count == 1 ? " in one job\n\n" : " in " + count + " jobs\n\n");
        Table table = new Table("job", "builds", "needs", "runner", "limit, min");
        for (Job job : plan.jobs()) {
            table.add(
                    job.id(),
                    wrapped(job.stages().stream().map(this::label).toList()),
                    wrapped(job.needs()),
                    job.runner(),
                    Integer.toString(job.timeoutMinutes()));
        }
        text.append(table.render());
    }

    private void timeline(Timeline timeline) {
        text.append("\n").append(Gantt.render(timeline)).append(Gantt.LEGEND).append("\n\n");
        String bound = timeline.isLowerBound() ? "at least " : "";
        text.append("From start to end  ")
                .append(bound)
                .append(Durations.text(timeline.makespanSeconds()))
                .append("; one stage after the other ")
                .append(bound)
                .append(Durations.text(timeline.serialSeconds()))
                .append(", side by side on one runner ")
                .append(bound)
                .append(Durations.text(timeline.oneRunnerSeconds()))
                .append("\nCritical path      ")
                .append(String.join(" -> ", timeline.criticalPath()))
                .append("\nBilled             ")
                .append(bound)
                .append(String.format(Locale.ROOT, "%d min, $%.2f%n", timeline.billedMinutes(), timeline.price()));
        if (timeline.isLowerBound()) {
            text.append("Unknown            ")
                    .append(String.join(", ", timeline.unknown()))
                    .append(": give their durations with --timings\n");
        }
    }

    private void inputs() {
        List<Job> takers =
                plan.jobs().stream().filter(job -> !job.inputs().isEmpty()).toList();
        if (takers.isEmpty()) {
            return;
        }
        Table table = new Table("stage", "goes to", "as", "because");
        for (Job job : takers) {
            for (Input input : job.inputs()) {
                table.add(input.label(), job.id(), name(input.transport()), input.reason());
            }
        }
        text.append('\n').append(table.render());
    }

    private void list(String heading, List<String> sentences) {
        if (!sentences.isEmpty()) {
            text.append('\n').append(heading).append('\n');
            sentences.forEach(sentence -> text.append("  ").append(sentence).append('\n'));
        }
    }

    /** Names with commas, on as many lines as a table's column needs to stay narrow. */
    private static String wrapped(List<String> names) {
        StringBuilder lines = new StringBuilder();
        int width = 0;
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i) + (i < names.size() - 1 ? "," : "");
            if (width > 0 && width + 1 + name.length() > WIDEST_LIST) {
                lines.append('\n');
                width = 0;
            } else if (width > 0) {
                lines.append(' ');
                width++;
            }
            lines.append(name);
            width += name.length();
        }
        return lines.toString();
    }

    private String label(int stage) {
        return graph.stages().get(stage).label();
    }

    private static String name(Transport transport) {
        return switch (transport) {
            case NAMED_CONTEXT -> "named context";
            case SLICE -> "slice";
            case REGISTRY_CACHE -> "registry cache";
            case STAGE_IMAGE -> "stage image";
        };
    }
}
