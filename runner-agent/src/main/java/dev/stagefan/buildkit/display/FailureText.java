package dev.stagefan.buildkit.display;

import dev.stagefan.buildkit.BuildFailure;
import dev.stagefan.buildkit.BuildFailure.Kind;
import java.util.ArrayList;
import java.util.List;

/** What people are told of a failed build, safe to show. */
final class FailureText {
    /** Of the lines that the failing step wrote last, which all displays have shown before. */
    private static final int LAST_LINES = 10;

    private FailureText() {}

    /** What failed, of what, and the last lines of what it wrote. */
    static List<String> lines(BuildFailure failure) {
        List<String> lines = new ArrayList<>();
        lines.add(headline(failure));
        String step = failure.step();
        if (step != null && failure.kind() != Kind.CANCELLED) {
            lines.add("  in " + StepName.of(step).whole() + place(failure));
        }
        List<String> last = last(failure, LAST_LINES);
        if (!last.isEmpty()) {
            lines.add("  which wrote last:");
            last.forEach(line -> lines.add("    " + line));
        }
        return lines;
    }

    /** In one line. */
    static String headline(BuildFailure failure) {
        String message = failure.getMessage();
        return failure.kind() == Kind.CANCELLED
                ? "the build was cancelled"
                : "the build failed: " + SafeText.line(message == null ? "" : message.replace("\n", " "));
    }

    private static String place(BuildFailure failure) {
        return failure.line() == null ? "" : ", line " + failure.line();
    }

    /** The last lines that the failing step wrote, those that are blank at the end left out. */
    static List<String> last(BuildFailure failure, int most) {
        List<String> lines = new ArrayList<>(failure.lastLines());
        while (!lines.isEmpty() && lines.get(lines.size() - 1).isBlank()) {
            lines.remove(lines.size() - 1);
        }
        return lines.subList(Math.max(0, lines.size() - most), lines.size()).stream()
                .map(SafeText::line)
                .toList();
    }
}
