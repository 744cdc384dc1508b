package dev.stagefan.workflow;

import dev.stagefan.plan.Input;
import dev.stagefan.plan.Job;
import dev.stagefan.plan.Timeline;
import dev.stagefan.plan.Transport;
import dev.stagefan.workflow.yaml.CommentLines;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The comment that explains a job: what it builds, how long that takes, what it takes from other jobs and how. */
final class JobComment {
    /** What stages that travel alike have in common. */
    private record Taken(Transport transport, String reason) {
        String noun(int count) {
            String one = switch (transport) {
                case NAMED_CONTEXT, STAGE_IMAGE -> "image";
                case SLICE -> "slice";
                case REGISTRY_CACHE -> "registry cache";
            };
            return count == 1 ? one : one + "s";
        }
    }

    private JobComment() {}

    static List<String> of(Job job, Subject subject) {
        List<String> lines = new ArrayList<>();
        lines.addAll(CommentLines.of("Builds "
                + listed(job.stages().stream()
                        .map(stage -> subject.label(stage)
                                + duration(stage, subject.plan().timeline()))
                        .toList())
                + "."));
        Map<Taken, List<String>> taken = new LinkedHashMap<>();
        for (Input input : job.inputs()) {
            taken.computeIfAbsent(new Taken(input.transport(), input.reason()), key -> new ArrayList<>())
                    .add(input.label());
        }
        taken.forEach((how, labels) -> lines.addAll(CommentLines.of(
                "Takes the " + how.noun(labels.size()) + " of " + listed(labels) + ": " + how.reason() + ".")));
        return lines;
    }

    static String minutes(double seconds) {
        return seconds < 60 ? Math.round(seconds) + " s" : Math.round(seconds / 60) + " min";
    }

    static String listed(List<String> items) {
        int last = items.size() - 1;
        return last < 1
                ? String.join("", items)
                : String.join(", ", items.subList(0, last)) + " and " + items.get(last);
    }

    private static String duration(int stage, @Nullable Timeline timeline) {
        if (timeline == null) {
            return "";
        }
        return timeline.stages().stream()
                .filter(time -> time.stage() == stage && time.seconds() > 0)
                .map(time -> " (" + minutes(time.seconds()) + ")")
                .findFirst()
                .orElse("");
    }
}
