package dev.stagefan.workflow;

import dev.stagefan.workflow.LineEdits.Edit;
import java.util.List;

/** Writes the difference of two texts as {@code diff -u} does, with three lines around each change. */
final class UnifiedDiff {
    private static final int CONTEXT = 3;

    private UnifiedDiff() {}

    /** The difference, or nothing where the texts are the same. */
    static String of(String oldName, String newName, String oldText, String newText) {
        if (oldText.equals(newText)) {
            return "";
        }
        List<Edit> edits = LineEdits.of(lines(oldText), lines(newText));
        StringBuilder diff = new StringBuilder("--- " + oldName + "\n+++ " + newName + "\n");
        int next = 0;
        while (next < edits.size()) {
            int change = nextChange(edits, next);
            if (change == edits.size()) {
                break;
            }
            int start = Math.max(next, change - CONTEXT);
            int end = endOfHunk(edits, change);
            hunk(edits, start, end, diff);
            next = end;
        }
        return diff.toString();
    }

    /** A text's lines, each with its own line break if it has one. */
    private static List<String> lines(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split("(?<=\n)"));
    }

    private static int nextChange(List<Edit> edits, int from) {
        int change = from;
        while (change < edits.size() && edits.get(change).mark() == ' ') {
            change++;
        }
        return change;
    }

    /** Changes with no more than twice the context between them share a hunk. */
    private static int endOfHunk(List<Edit> edits, int firstChange) {
        int end = firstChange;
        int change = firstChange;
        while (change < edits.size() && change - end <= 2 * CONTEXT) {
            end = change + 1;
            change = nextChange(edits, end);
        }
        return Math.min(edits.size(), end + CONTEXT);
    }

    private static void hunk(List<Edit> edits, int start, int end, StringBuilder diff) {
        List<Edit> hunk = edits.subList(start, end);
        List<Edit> before = edits.subList(0, start);
        diff.append("@@ -").append(range(before, hunk, '+'));
        diff.append(" +").append(range(before, hunk, '-')).append(" @@\n");
        for (Edit edit : hunk) {
            diff.append(edit.mark()).append(edit.line());
            if (!edit.line().endsWith("\n")) {
                diff.append("\n\\ No newline at end of file\n");
            }
        }
    }

    /** Start and length of a hunk in the text that has no lines marked {@code absent}; an empty one starts before. */
    private static String range(List<Edit> before, List<Edit> hunk, char absent) {
        long skipped = before.stream().filter(edit -> edit.mark() != absent).count();
        long length = hunk.stream().filter(edit -> edit.mark() != absent).count();
        return (length == 0 ? skipped : skipped + 1) + "," + length;
    }
}
