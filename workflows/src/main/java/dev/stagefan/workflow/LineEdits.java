package dev.stagefan.workflow;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The shortest way from one list of lines to another: Myers' algorithm (1986), between what both start and end with. */
final class LineEdits {
    /** Beyond so many edits nobody reads a diff line by line, and the search would take memory by its square. */
    private static final int MOST_EDITS = 2_000;

    /** A line that both have ({@code ' '}), only the old text has ({@code '-'}) or only the new ({@code '+'}). */
    record Edit(char mark, String line) {}

    private final List<String> before;
    private final List<String> after;
    private final int prefix;
    private final int beforeEnd;
    private final int afterEnd;

    private LineEdits(List<String> before, List<String> after) {
        this.before = before;
        this.after = after;
        int shorter = Math.min(before.size(), after.size());
        int same = 0;
        while (same < shorter && before.get(same).equals(after.get(same))) {
            same++;
        }
        int suffix = 0;
        while (suffix < shorter - same
                && before.get(before.size() - 1 - suffix).equals(after.get(after.size() - 1 - suffix))) {
            suffix++;
        }
        this.prefix = same;
        this.beforeEnd = before.size() - suffix;
        this.afterEnd = after.size() - suffix;
    }

    static List<Edit> of(List<String> before, List<String> after) {
        return new LineEdits(before, after).edits();
    }

    private List<Edit> edits() {
        List<Edit> edits = new ArrayList<>();
        before.subList(0, prefix).forEach(line -> edits.add(new Edit(' ', line)));
        edits.addAll(middle());
        before.subList(beforeEnd, before.size()).forEach(line -> edits.add(new Edit(' ', line)));
        return edits;
    }

    /** For each number of edits, how far into the old lines each diagonal gets; then back along the one that arrives. */
    private List<Edit> middle() {
        int oldCount = beforeEnd - prefix;
        int newCount = afterEnd - prefix;
        int most = Math.min(oldCount + newCount, MOST_EDITS);
        int[] reach = new int[2 * most + 3];
        List<int[]> trace = new ArrayList<>();
        for (int count = 0; count <= most; count++) {
            trace.add(reach.clone());
            for (int diagonal = -count; diagonal <= count; diagonal += 2) {
                int x = startOf(reach, most, count, diagonal);
                while (x < oldCount
                        && x - diagonal < newCount
                        && before.get(prefix + x).equals(after.get(prefix + x - diagonal))) {
                    x++;
                }
                reach[most + 1 + diagonal] = x;
                if (x >= oldCount && x - diagonal >= newCount) {
                    return back(trace, most, oldCount, newCount);
                }
            }
        }
        return replaced();
    }

    private static int startOf(int[] reach, int most, int count, int diagonal) {
        return comesFromAbove(reach, most, count, diagonal)
                ? reach[most + 1 + diagonal + 1]
                : reach[most + 1 + diagonal - 1] + 1;
    }

    private static boolean comesFromAbove(int[] reach, int most, int count, int diagonal) {
        return diagonal == -count
                || (diagonal != count && reach[most + 1 + diagonal - 1] < reach[most + 1 + diagonal + 1]);
    }

    private List<Edit> back(List<int[]> trace, int most, int oldCount, int newCount) {
        List<Edit> reversed = new ArrayList<>();
        int x = oldCount;
        int y = newCount;
        for (int count = trace.size() - 1; count > 0; count--) {
            int[] reach = trace.get(count);
            boolean inserts = comesFromAbove(reach, most, count, x - y);
            int start = startOf(reach, most, count, x - y);
            while (x > start) {
                reversed.add(new Edit(' ', before.get(prefix + --x)));
                y--;
            }
            reversed.add(inserts ? new Edit('+', after.get(prefix + --y)) : new Edit('-', before.get(prefix + --x)));
        }
        while (x > 0) {
            reversed.add(new Edit(' ', before.get(prefix + --x)));
        }
        Collections.reverse(reversed);
        return reversed;
    }

    private List<Edit> replaced() {
        List<Edit> edits = new ArrayList<>();
        before.subList(prefix, beforeEnd).forEach(line -> edits.add(new Edit('-', line)));
        after.subList(prefix, afterEnd).forEach(line -> edits.add(new Edit('+', line)));
        return edits;
    }
}
