package dev.stagefan.github.proposal;

import dev.stagefan.estimate.Estimate;
import dev.stagefan.estimate.PlanComparison;
import dev.stagefan.estimate.render.Amounts;
import dev.stagefan.estimate.render.Markdown;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;
import org.jspecify.annotations.Nullable;

/** What a pull request says, as GitHub-flavoured Markdown: the same for the same files, timings and settings. */
public final class ProposalText {
    private static final String UNKNOWN = "–";

    private final StringBuilder text = new StringBuilder();

    private ProposalText() {}

    /**
     * The text, with a line feed at its end.
     *
     * @param why what makes the files stale, a sentence
     * @param comparison the plan that the base branch has beside the proposed one
     * @param command what writes the files
     */
    public static String of(String why, List<ProposedFile> files, PlanComparison comparison, String command) {
        ProposalText written = new ProposalText();
        written.text.append(Markdown.text(why)).append("\n\n");
        written.changes(files);
        written.estimates(comparison);
        written.text
                .append("\n#### How to write the files yourself\n\n```\n")
                .append(inBlock(command))
                .append("\n```\n");
        return written.text.toString();
    }

    private void changes(List<ProposedFile> files) {
        text.append(Markdown.head("file", ">lines added", ">lines removed"));
        for (ProposedFile file : files) {
            if (file.differs()) {
                LineCount count = LineCount.of(file.before(), file.after());
                text.append(Markdown.row(List.of(
                        Markdown.name(file.path()) + (file.before() == null ? " (new)" : ""),
                        Integer.toString(count.added()),
                        Integer.toString(count.removed()))));
            }
        }
    }

    private void estimates(PlanComparison comparison) {
        text.append("\n#### Estimate\n\n")
                .append(Markdown.head("", ">jobs", ">median", ">9 in 10 runs", ">billed", "critical path"));
        row("before", comparison.before());
        row("after", comparison.now());
        String notKnown = comparison.notKnown();
        if (notKnown != null) {
            text.append("\nThe estimate of the plan before is not known: ")
                    .append(Markdown.text(notKnown))
                    .append(".\n");
        } else {
            text.append("\nBoth are of one simulation, with the timings and settings of now.\n");
        }
        switch (comparison.now().knowledge()) {
            case ALL -> {}
            case SOME ->
                text.append("\nThe durations of some stages are unknown, so that every time here is a lower bound.\n");
            case NONE -> text.append("\nNo stage's duration is known; give timings with --timings.\n");
        }
    }

    private void row(String name, @Nullable Estimate estimate) {
        boolean timed = estimate != null && estimate.knowledge() != Estimate.Knowledge.NONE;
        if (estimate == null || !timed) {
            String jobs =
                    estimate == null ? UNKNOWN : String.valueOf(estimate.jobs().size());
            text.append(Markdown.row(List.of(name, jobs, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN)));
            return;
        }
        text.append(Markdown.row(List.of(
                name,
                String.valueOf(estimate.jobs().size()),
                Amounts.duration(estimate.plan().makespan().p50()),
                Amounts.duration(estimate.plan().makespan().p90()),
                Amounts.minutes(estimate.plan().billedMinutes()),
                String.join(
                        " → ",
                        estimate.criticalPath().stream().map(Markdown::name).toList()))));
    }

    /** In a block of code only its end could mean something. */
    private static String inBlock(String command) {
        return command.replace("```", "` ` `").replaceAll("\\p{Cntrl}", " ");
    }

    /** How many lines differ. */
    record LineCount(int added, int removed) {
        static LineCount of(@Nullable String before, String after) {
            RawText old = raw(before == null ? "" : before);
            RawText now = raw(after);
            int added = 0;
            int removed = 0;
            for (Edit edit : new HistogramDiff().diff(RawTextComparator.DEFAULT, old, now)) {
                added += edit.getLengthB();
                removed += edit.getLengthA();
            }
            return new LineCount(added, removed);
        }

        private static RawText raw(String text) {
            return new RawText(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
