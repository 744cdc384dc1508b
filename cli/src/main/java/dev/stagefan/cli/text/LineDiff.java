package dev.stagefan.cli.text;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * What must change in one text to make it another, line by line, as {@code diff -u} shows it.
 *
 * <p>Finds a shortest edit script by Myers' greedy algorithm ("An O(ND) difference algorithm and its variations", 1986).
 */
public final class LineDiff {
    private static final int CONTEXT = 3;

    /** Texts further apart are shown as one whole replaced by the other; the algorithm keeps a row for each edit. */
    private static final int MOST_EDITS = 2_000;

    private final List<String> before;
    private final List<String> after;
    private final BitSet removed = new BitSet();
    private final BitSet added = new BitSet();

    private LineDiff(List<String> before, List<String> after) {
        this.before = before;
        this.after = after;
    }

    /**
     * Renders the difference; empty where there is none.
     *
     * @param path the file's path, for the heading
     */
    public static String render(String path, String before, String after) {
        if (before.equals(after)) {
            return "";
        }
        LineDiff diff = new LineDiff(lines(before), lines(after));
        diff.compare();
        return "--- " + path + "\n+++ " + path + "\n" + diff.hunks();
    }

    /** A missing line end at the end of a text makes its last line another one. */
    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
        int last = lines.size() - 1;
        if (lines.get(last).isEmpty()) {
            lines.remove(last);
        } else {
            lines.set(last, lines.get(last) + "\n\\ No newline at end of file");
        }
        return lines;
    }

    private void compare() {
        int same = 0;
        int shorter = Math.min(before.size(), after.size());
        while (same < shorter && before.get(same).equals(after.get(same))) {
            same++;
        }
        List<int[]> rows = new ArrayList<>();
        int width = before.size() + after.size() - 2 * same;
        int[] furthest = new int[2 * Math.min(width, MOST_EDITS) + 3];
        int middle = furthest.length / 2;
        furthest[middle + 1] = same;
        for (int edits = 0; edits <= Math.min(width, MOST_EDITS); edits++) {
            rows.add(furthest.clone());
            for (int diagonal = -edits; diagonal <= edits; diagonal += 2) {
                int x = step(furthest, middle, diagonal, edits);
                int y = x - diagonal;
                while (x < before.size() && y < after.size() && before.get(x).equals(after.get(y))) {
                    x++;
                    y++;
                }
                furthest[middle + diagonal] = x;
                if (x >= before.size() && y >= after.size()) {
                    trace(rows, middle, same);
                    return;
                }
            }
        }
        removed.set(same, before.size());
        added.set(same, after.size());
    }

    /** Where one more edit leads on a diagonal: down (a line added) or right (a line removed), whichever gets further. */
    private static int step(int[] furthest, int middle, int diagonal, int edits) {
        boolean down = diagonal == -edits
                || diagonal != edits && furthest[middle + diagonal - 1] < furthest[middle + diagonal + 1];
        return down ? furthest[middle + diagonal + 1] : furthest[middle + diagonal - 1] + 1;
    }

    private void trace(List<int[]> rows, int middle, int same) {
        int x = before.size();
        int y = after.size();
        for (int edits = rows.size() - 1; edits > 0; edits--) {
            int[] furthest = rows.get(edits);
            int diagonal = x - y;
            boolean down = diagonal == -edits
                    || diagonal != edits && furthest[middle + diagonal - 1] < furthest[middle + diagonal + 1];
            int fromDiagonal = down ? diagonal + 1 : diagonal - 1;
            int fromX = furthest[middle + fromDiagonal];
            int fromY = fromX - fromDiagonal;
            if (down) {
                added.set(fromY);
            } else {
                removed.set(fromX);
            }
            x = fromX;
            y = fromY;
        }
        if (x < same || y < same) {
            throw new IllegalStateException("the trace left the lines that differ");
        }
    }

    private String hunks() {
        StringBuilder text = new StringBuilder();
        int x = 0;
        int y = 0;
        while (removed.nextSetBit(x) >= 0 || added.nextSetBit(y) >= 0) {
            int unchanged = unchanged(x, y);
            int start = Math.max(0, unchanged - CONTEXT);
            Hunk hunk = new Hunk(x + start, y + start);
            hunk.fill();
            hunk.render(text);
            x = hunk.x;
            y = hunk.y;
        }
        return text.toString();
    }

    /** How many lines from here on are the same in both. */
    private int unchanged(int x, int y) {
        int nextRemoved = removed.nextSetBit(x);
        int nextAdded = added.nextSetBit(y);
        int untilRemoved = nextRemoved < 0 ? before.size() - x : nextRemoved - x;
        int untilAdded = nextAdded < 0 ? after.size() - y : nextAdded - y;
        return Math.min(untilRemoved, untilAdded);
    }

    /** Changes that are close together, with the lines around them. */
    private final class Hunk {
        private final int startX;
        private final int startY;
        private final StringBuilder body = new StringBuilder();
        private int x;
        private int y;

        Hunk(int startX, int startY) {
            this.startX = startX;
            this.startY = startY;
            this.x = startX;
            this.y = startY;
        }

        void fill() {
            same(unchanged(x, y));
            while (true) {
                while (removed.get(x)) {
                    line('-', before.get(x++));
                }
                while (added.get(y)) {
                    line('+', after.get(y++));
                }
                int between = unchanged(x, y);
                boolean last = x + between == before.size() && y + between == after.size();
                if (last || between > 2 * CONTEXT) {
                    same(Math.min(between, CONTEXT));
                    return;
                }
                same(between);
            }
        }

        private void same(int count) {
            for (int i = 0; i < count; i++) {
                line(' ', before.get(x));
                x++;
                y++;
            }
        }

        private void line(char sign, String text) {
            body.append(sign).append(text).append('\n');
        }

        void render(StringBuilder text) {
            text.append("@@ -%s +%s @@\n".formatted(range(startX, x), range(startY, y)))
                    .append(body);
        }

        private static String range(int start, int end) {
            return end == start ? start + ",0" : start + 1 + "," + (end - start);
        }
    }
}
