package dev.stagefan.buildlog.match;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the steps of a log among a stage's instructions: first those with the same text, then those that differ in the
 * values of variables, then those that are alike, the more so where both stand between the same neighbours.
 */
final class StepMatch {
    /** No instruction is that of a step. */
    static final int NONE = -1;

    /** More pairs than these are not compared; a stage of a hundred changed instructions has fewer. */
    private static final int MOST_PAIRS = 40_000;

    private static final double ALIKE = 0.6;
    private static final double SAME_NEIGHBOURS = 0.2;
    private static final double ALONE_THERE = 0.15;

    private final List<InstructionText> steps;
    private final List<InstructionText> instructions;
    private final int[] matched;
    private final boolean[] taken;

    private StepMatch(List<InstructionText> steps, List<InstructionText> instructions) {
        this.steps = steps;
        this.instructions = instructions;
        matched = new int[steps.size()];
        taken = new boolean[instructions.size()];
        Arrays.fill(matched, NONE);
    }

    /** For each step the index of its instruction, or {@link #NONE}. */
    static List<Integer> match(List<InstructionText> steps, List<InstructionText> instructions) {
        StepMatch match = new StepMatch(steps, instructions);
        match.same();
        match.alike();
        return Arrays.stream(match.matched).boxed().toList();
    }

    /** How many steps have an instruction with the same text but for the values of variables. */
    static int same(List<InstructionText> steps, List<InstructionText> instructions) {
        StepMatch match = new StepMatch(steps, instructions);
        match.same();
        return (int) Arrays.stream(match.matched).filter(index -> index != NONE).count();
    }

    private void same() {
        Map<String, Deque<Integer>> byText = new HashMap<>();
        for (int i = 0; i < instructions.size(); i++) {
            byText.computeIfAbsent(instructions.get(i).text(), text -> new ArrayDeque<>())
                    .add(i);
        }
        for (int step = 0; step < steps.size(); step++) {
            Deque<Integer> candidates = byText.get(steps.get(step).text());
            if (candidates != null && !candidates.isEmpty()) {
                take(step, candidates.remove());
            }
        }
        if (isTooMuch()) {
            return;
        }
        for (int step = 0; step < steps.size(); step++) {
            for (int i = 0; i < instructions.size() && matched[step] == NONE; i++) {
                if (!taken[i] && instructions.get(i).canBecome(steps.get(step))) {
                    take(step, i);
                }
            }
        }
    }

    /** A step and an instruction that are alike, and how much. */
    private record Pair(int step, int instruction, double score) {}

    private void alike() {
        if (isTooMuch()) {
            return;
        }
        List<Pair> pairs = new ArrayList<>();
        for (int step = 0; step < steps.size(); step++) {
            for (int i = 0; i < instructions.size() && matched[step] == NONE; i++) {
                if (!taken[i]
                        && instructions.get(i).keyword().equals(steps.get(step).keyword())) {
                    pairs.add(new Pair(step, i, instructions.get(i).likeness(steps.get(step)) + place(step, i)));
                }
            }
        }
        pairs.sort(Comparator.comparingDouble(Pair::score)
                .reversed()
                .thenComparingInt(Pair::step)
                .thenComparingInt(Pair::instruction));
        for (Pair pair : pairs) {
            if (pair.score() >= ALIKE && matched[pair.step()] == NONE && !taken[pair.instruction()]) {
                take(pair.step(), pair.instruction());
            }
        }
    }

    /** What a pair's place counts for. */
    private double place(int step, int instruction) {
        int before = step - 1;
        while (before >= 0 && matched[before] == NONE) {
            before--;
        }
        int after = step + 1;
        while (after < steps.size() && matched[after] == NONE) {
            after++;
        }
        int from = before < 0 ? 0 : matched[before] + 1;
        int to = after < steps.size() ? matched[after] : instructions.size();
        if (instruction < from || instruction >= to) {
            return 0;
        }
        return to - from == 1 && after - before == 2 ? SAME_NEIGHBOURS + ALONE_THERE : SAME_NEIGHBOURS;
    }

    private boolean isTooMuch() {
        long steps = Arrays.stream(matched).filter(index -> index == NONE).count();
        long left = 0;
        for (boolean isTaken : taken) {
            left += isTaken ? 0 : 1;
        }
        return steps * left > MOST_PAIRS;
    }

    private void take(int step, int instruction) {
        matched[step] = instruction;
        taken[instruction] = true;
    }
}
