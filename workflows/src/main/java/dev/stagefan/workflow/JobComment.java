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
    private JobComment() {}

    static List<String> of(Job job, Subject subject) {
        List<String> lines = new ArrayList<>();
        lines.addAll(CommentLines.of("Builds "
                + listed(job.stages().stream()
                        .map(stage -> subject.label(stage)
                                + duration(stage, subject.plan().timeline()))
                        .toList())
                + "."));
        Map<String, List<String>> taken = new LinkedHashMap<>();
        for (Input input : job.inputs()) {
            taken.computeIfAbsent(transport(input.transport()) + ": " + input.reason(), key -> new ArrayList<>())
                    .add(input.label());
        }
        taken.forEach((how, labels) -> lines.addAll(CommentLines.of("Takes " + listed(labels) + " as " + how + ".")));
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

    private static String transport(Transport transport) {
        return switch (transport) {
            case NAMED_CONTEXT -> "image";
            case SLICE -> "slice";
            case REGISTRY_CACHE -> "registry cache";
        };
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
