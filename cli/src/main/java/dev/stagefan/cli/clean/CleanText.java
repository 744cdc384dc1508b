package dev.stagefan.cli.clean;

import dev.stagefan.clean.CleanPlan;
import dev.stagefan.clean.Cleaning;
import dev.stagefan.clean.Decision;
import dev.stagefan.cli.text.Printable;
import dev.stagefan.cli.text.Table;
import java.util.List;

/** What a cleaning does, for people: what goes and why, and what stays and why. */
public final class CleanText {
    private static final int SHOWN_DIGITS = "sha256:".length() + 12;

    /** Whether what goes is gone. */
    public enum Run {
        DRY,
        REAL
    }

    private CleanText() {}

    /** The text, ending with a line feed. */
    public static String render(List<Cleaning> cleanings, Run run) {
        StringBuilder text = new StringBuilder();
        for (Cleaning cleaning : cleanings) {
            if (text.length() > 0) {
                text.append('\n');
            }
            repository(text, cleaning, run);
        }
        return text.toString();
    }

    private static void repository(StringBuilder text, Cleaning cleaning, Run run) {
        CleanPlan plan = cleaning.plan();
        List<Decision> going = run == Run.DRY ? plan.going() : cleaning.deleted();
        text.append(cleaning.repository()).append('\n');
        if (going.isEmpty()) {
            text.append(run == Run.DRY ? "  nothing to delete\n" : "  nothing deleted\n");
        } else {
            text.append(run == Run.DRY ? "  would delete " : "  deleted ")
                    .append(going.size())
                    .append(run == Run.DRY ? ", with --delete:\n" : ":\n");
            table(text, going);
        }
        if (!plan.staying().isEmpty()) {
            text.append("  leaves ").append(plan.staying().size()).append(":\n");
            table(text, plan.staying());
        }
        text.append("  leaves ")
                .append(plan.others())
                .append(plan.others() == 1 ? " other" : " others")
                .append(" without a tag of stagefan's\n");
        cleaning.refused()
                .forEach(sentence ->
                        text.append("  ").append(Printable.line(sentence)).append('\n'));
    }

    private static void table(StringBuilder text, List<Decision> decisions) {
        Table table = new Table("    tag", "digest", "why");
        for (Decision decision : decisions) {
            String digest = decision.manifest().digest();
            for (Decision.Reason reason : decision.reasons()) {
                table.add(
                        "    " + (reason.tag() == null ? "-" : reason.tag()),
                        digest.substring(0, Math.min(SHOWN_DIGITS, digest.length())),
                        Printable.line(reason.text()));
            }
        }
        text.append(table.render());
    }
}
