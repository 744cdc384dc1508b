package dev.stagefan.benchmark;

import java.util.List;

/** Numbers of several measurements. */
final class Numbers {
    private Numbers() {}

    /** The one in the middle, or the mean of the two in the middle. */
    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
