package dev.stagefan.key;

import dev.stagefan.key.KeyChange.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Says by name what sets two keys apart. */
public final class KeyComparison {
    /** Of more than that, what lies between the first and the last difference counts as changed throughout. */
    private static final long MOST_CELLS = 4_000_000;

    private KeyComparison() {}

    /**
     * The changes from one key to another, in the order of the parts; what is gone comes last within its kind. Two keys that
     * differ have at least one, unless what made them was cut off.
     */
    public static List<KeyChange> of(StageKey then, StageKey now) {
        return of(then.parts(), now.parts());
    }

    /** The changes from the parts of one key to those of another. */
    public static List<KeyChange> of(List<KeyPart> then, List<KeyPart> now) {
        List<KeyChange> changes = new ArrayList<>();
        for (KeyPart.Kind kind : KeyPart.Kind.values()) {
            changes.addAll(ofKind(only(kind, then), only(kind, now)));
        }
        return changes;
    }

    private static List<KeyPart> only(KeyPart.Kind kind, List<KeyPart> parts) {
        return parts.stream().filter(part -> part.kind() == kind).toList();
    }

    private static List<KeyChange> ofKind(List<KeyPart> then, List<KeyPart> now) {
        boolean[] keptThen = new boolean[then.size()];
        boolean[] keptNow = new boolean[now.size()];
        keepCommon(then, now, keptThen, keptNow);
        Map<String, Deque<KeyPart>> gone = new HashMap<>();
        for (int i = 0; i < keptThen.length; i++) {
            if (!keptThen[i]) {
                gone.computeIfAbsent(then.get(i).name(), name -> new ArrayDeque<>())
                        .add(then.get(i));
            }
        }
        List<KeyChange> changes = new ArrayList<>();
        for (int i = 0; i < keptNow.length; i++) {
            if (!keptNow[i]) {
                KeyPart part = now.get(i);
                KeyPart before =
                        gone.getOrDefault(part.name(), new ArrayDeque<>()).poll();
                changes.add(before == null ? KeyChange.of(Kind.ADDED, part, "") : changed(before, part));
            }
        }
        for (int i = 0; i < keptThen.length; i++) {
            KeyPart part = then.get(i);
            if (!keptThen[i]
                    && gone.getOrDefault(part.name(), new ArrayDeque<>()).remove(part)) {
                changes.add(KeyChange.of(Kind.REMOVED, part, part.value()));
            }
        }
        return changes;
    }

    /** Marks what both have in the same order: a longest common subsequence, between what they begin and end with. */
    private static void keepCommon(List<KeyPart> then, List<KeyPart> now, boolean[] keptThen, boolean[] keptNow) {
        int start = 0;
        while (start < Math.min(then.size(), now.size()) && isSame(then.get(start), now.get(start))) {
            keptThen[start] = true;
            keptNow[start] = true;
            start++;
        }
        int end = 0;
        while (end < Math.min(then.size(), now.size()) - start
                && isSame(then.get(then.size() - 1 - end), now.get(now.size() - 1 - end))) {
            end++;
            keptThen[then.size() - end] = true;
            keptNow[now.size() - end] = true;
        }
        int rows = then.size() - start - end;
        int columns = now.size() - start - end;
        if ((long) rows * columns > MOST_CELLS) {
            return;
        }
        int[][] longest = new int[rows + 1][columns + 1];
        for (int row = rows - 1; row >= 0; row--) {
            for (int column = columns - 1; column >= 0; column--) {
                longest[row][column] = isSame(then.get(start + row), now.get(start + column))
                        ? longest[row + 1][column + 1] + 1
                        : Math.max(longest[row + 1][column], longest[row][column + 1]);
            }
        }
        int i = 0;
        int j = 0;
        while (i < rows && j < columns) {
            if (isSame(then.get(start + i), now.get(start + j))) {
                keptThen[start + i] = true;
                keptNow[start + j] = true;
                i++;
                j++;
            } else if (longest[i + 1][j] >= longest[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
    }

    /** The name of an instruction is only for people. */
    private static boolean isSame(KeyPart one, KeyPart other) {
        return one.value().equals(other.value())
                && (one.kind() == KeyPart.Kind.INSTRUCTION || one.name().equals(other.name()));
    }

    private static KeyChange changed(KeyPart before, KeyPart now) {
        Map<String, String> then = before.files();
        Map<String, String> files = now.files();
        if ((then.isEmpty() && files.isEmpty()) || isCutOff(before) || isCutOff(now)) {
            return KeyChange.of(Kind.CHANGED, now, before.value());
        }
        return new KeyChange(
                Kind.CHANGED,
                now,
                before.value(),
                paths(files, path -> !then.containsKey(path)),
                paths(then, path -> !files.containsKey(path)),
                paths(files, path -> then.containsKey(path) && !Objects.equals(then.get(path), files.get(path))));
    }

    private static boolean isCutOff(KeyPart part) {
        return part.files().isEmpty() && !part.value().equals(PartHash.OF_NO_FILES);
    }

    private static List<String> paths(Map<String, String> files, Predicate<String> wanted) {
        TreeSet<String> paths = new TreeSet<>(files.keySet());
        paths.removeIf(wanted.negate());
        return Collections.unmodifiableList(new ArrayList<>(paths));
    }
}
