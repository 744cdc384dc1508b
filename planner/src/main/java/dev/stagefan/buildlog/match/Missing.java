package dev.stagefan.buildlog.match;

import dev.stagefan.buildlog.Vertex.Outcome;
import dev.stagefan.buildlog.match.LoggedStage.Step;
import java.util.List;

/** Why a stage of a log gives no duration of the whole. */
final class Missing {
    private static final int LONGEST = 60;

    private Missing() {}

    /** A clause, as {@code RUN make was cached}. */
    static String of(LoggedStage stage) {
        List<Step> unmeasured =
                stage.steps().stream().filter(step -> !step.isMeasured()).toList();
        if (unmeasured.isEmpty()) {
            return "the log does not have all of its steps";
        }
        Step first =
                unmeasured.stream().filter(step -> !step.isCached()).findFirst().orElse(unmeasured.get(0));
        return shortened(first.name().instruction()) + " " + end(first.vertex().outcome());
    }

    private static String end(Outcome outcome) {
        return switch (outcome) {
            case CACHED -> "was cached";
            case FAILED -> "failed";
            case CANCELED -> "was canceled";
            case UNFINISHED -> "does not end in the log";
            case COMPLETED -> "has no time of its own";
        };
    }

    private static String shortened(String instruction) {
        if (instruction.codePointCount(0, instruction.length()) <= LONGEST) {
            return instruction;
        }
        return instruction.substring(0, instruction.offsetByCodePoints(0, LONGEST)) + "…";
    }
}
