package dev.stagefan.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the oracle answers; testbed/oracle/protocol.go says what each part means. */
record OracleAnswer(
        long id,
        boolean accepted,
        @Nullable Failure error,
        @Nullable Text text,
        @Nullable Graph graph) {

    /** A process that ended instead of answering: BuildKit would have died of this request. */
    static OracleAnswer ofDeath(long id) {
        return new OracleAnswer(id, false, new Failure("death", "the oracle's process ended", List.of()), null, null);
    }

    /** A refusal; ranges are first and last line, innermost first. */
    record Failure(String phase, String message, @Nullable List<List<Integer>> ranges) {
        /** Line of the innermost range, or 0 where BuildKit names no place. */
        int line() {
            return ranges == null || ranges.isEmpty() ? 0 : ranges.get(0).get(0);
        }

        /**
         * Whether a line is in the innermost range: BuildKit names an instruction's lines, not one of them. For a
         * parser directive and a line that is too long it names the line before, as it counts a line only once it has been read. Of several names
         * that are no image's it names any one: it looks at them side by side.
         */
        boolean mayBeAt(int line) {
            if (ranges == null || ranges.isEmpty() || message.contains("failed to parse stage name")) {
                return true;
            }
            int first = ranges.get(0).get(0);
            boolean uncounted = message.contains("escape token")
                    || message.contains("parser directive")
                    || message.contains("line greater than max allowed size");
            return uncounted
                    ? line == first + 1
                    : first <= line && line <= ranges.get(0).get(1);
        }

        /** Whether BuildKit judged at all; it gave up otherwise. */
        boolean isVerdict() {
            return List.of("parse", "instructions", "conversion").contains(phase);
        }
    }

    record Text(List<Instruction> globalArgs, List<Stage> stages) {}

    record Stage(
            String name, String base, String platform, int startLine, int endLine, List<Instruction> instructions) {}

    record Instruction(
            String kind,
            int line,
            int endLine,
            String text,
            List<String> flags,
            List<Heredoc> heredocs,
            JsonNode fields) {}

    record Heredoc(String name, String body, boolean expands, boolean chomps) {}

    /** Stages, edges and images are null where a named context replaces the target. */
    record Graph(
            int target,
            @Nullable List<GraphStage> stages,
            @Nullable List<GraphEdge> edges,
            @Nullable List<String> images,
            @Nullable List<Op> ops,
            @Nullable JsonNode config) {}

    /** An op of the LLB at a line that it comes from; there when asked for. */
    record Op(int line, JsonNode op) {}

    record GraphStage(
            @Nullable Integer base,
            @Nullable String image,
            boolean scratch,
            boolean replaced,
            boolean baseReplaced,
            @Nullable String platform,
            boolean reachable,
            @Nullable Boolean inLLB) {}

    record GraphEdge(
            int from,
            int to,
            String kind,
            int line,
            boolean onBuild,
            @Nullable String mountType,
            boolean implicit,
            @Nullable List<String> sources,
            @Nullable String destination,
            @Nullable Boolean used) {}
}
