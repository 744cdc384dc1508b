package dev.stagefan.graph.resolve;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers what BuildKit's solver would do, so that what is done alike on the same inputs has one number.
 *
 * <p>Of a RUN's environment only the fingerprint takes part.
 */
final class VertexTable {
    private final Map<List<Object>, Integer> numbers = new HashMap<>();

    /** The number of an operation, given everything that it depends on. */
    int number(String operation, Object... dependencies) {
        return numbers.computeIfAbsent(
                List.of(operation, List.copyOf(Arrays.asList(dependencies))), ignored -> numbers.size());
    }
}
