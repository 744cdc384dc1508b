package dev.stagefan.buildkit.display;

import dev.stagefan.buildkit.BuildFailure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a failure looks like beside the line of the Dockerfile, on GitHub's pages. */
record Annotation(Map<String, String> properties, String message) {
    /** Characters. GitHub's runner cuts a message there. actions/runner: src/Runner.Worker/ExecutionContext.cs */
    private static final int LONGEST_MESSAGE = 4096;

    /** Characters. GitHub's API takes a longer title for an error. */
    private static final int LONGEST_TITLE = 255;

    private static final int LAST_LINES = 40;

    static Annotation of(BuildFailure failure, String dockerfile) {
        Map<String, String> properties = new LinkedHashMap<>();
        if (failure.line() != null) {
            properties.put("file", dockerfile);
            properties.put("line", failure.line().toString());
        }
        String step = failure.step();
        properties.put(
                "title",
                SafeText.cut(
                        step == null ? "The build failed" : StepName.of(step).whole(), LONGEST_TITLE));
        return new Annotation(properties, message(failure));
    }

    /** What it failed of, and as many of the last lines of output as there is room for. */
    private static String message(BuildFailure failure) {
        String head = SafeText.cut(FailureText.headline(failure), LONGEST_MESSAGE / 2);
        int room = LONGEST_MESSAGE - head.length() - 2;
        List<String> last = FailureText.last(failure, LAST_LINES);
        List<String> shown = new ArrayList<>();
        for (int i = last.size() - 1; i >= 0 && last.get(i).length() + 1 <= room; i--) {
            shown.add(0, last.get(i));
            room -= last.get(i).length() + 1;
        }
        return shown.isEmpty() ? head : head + "\n\n" + String.join("\n", shown);
    }

    void write(WorkflowCommands commands) {
        commands.command("error", properties, message);
    }
}
