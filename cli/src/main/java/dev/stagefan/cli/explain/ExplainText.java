package dev.stagefan.cli.explain;

import dev.stagefan.agent.Explanation;
import dev.stagefan.agent.StageOutlook;
import dev.stagefan.agent.StageOutlook.Fate;
import dev.stagefan.cli.text.Printable;
import java.util.List;

/** Explanations as text: a line for each stage, why, and what has changed. */
public final class ExplainText {
    private ExplainText() {}

    /** The text, ending with a line feed. */
    public static String render(List<Explanation> explanations) {
        StringBuilder text = new StringBuilder();
        explanations.forEach(explanation -> add(explanation, text));
        return text.toString();
    }

    private static void add(Explanation explanation, StringBuilder text) {
        StageOutlook outlook = explanation.outlook();
        text.append(Printable.line(outlook.label()))
                .append(": ")
                .append(fate(outlook))
                .append('\n');
        line(text, 1, outlook.reason());
        if (explanation.since() != null) {
            line(
                    text,
                    1,
                    explanation.changes().isEmpty()
                            ? "nothing has changed since it was built last in " + explanation.since()
                            : "since it was built last in " + explanation.since() + ":");
            explanation.changes().forEach(change -> line(text, 2, ChangeText.line(change)));
        } else if (outlook.fate() != Fate.REUSED && outlook.key() != null) {
            line(text, 1, "no earlier build of it is known");
        }
    }

    private static String fate(StageOutlook outlook) {
        return switch (outlook.fate()) {
            case RUNS -> outlook.key() == null ? "runs each time" : "runs";
            case REUSED -> "reused, " + outlook.digest();
            case NOT_NEEDED -> "not needed";
        };
    }

    private static void line(StringBuilder text, int depth, String sentence) {
        text.append("  ".repeat(depth)).append(Printable.line(sentence)).append('\n');
    }
}
