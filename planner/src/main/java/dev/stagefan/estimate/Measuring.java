package dev.stagefan.estimate;

import dev.stagefan.estimate.Estimate.Unknown;
import java.util.List;

/** What to measure first, where durations are unknown. */
final class Measuring {
    private Measuring() {}

    static List<Advice> advice(Situation situation, List<Unknown> unknown) {
        if (unknown.isEmpty()) {
            return List.of();
        }
        Unknown first = unknown.get(0);
        String bound = situation.runs().model().isAllUnknown()
                ? "No stage's duration is known, so there is no estimate of time."
                : unknown.size() == 1
                        ? "Every duration is a lower bound, in which " + first.stage() + " counts as nothing."
                        : "Every duration is a lower bound, in which " + unknown.size()
                                + " stages of unknown duration count as nothing.";
        return List.of(new Advice(
                "measure",
                first.stage(),
                bound + " Measure " + first.stage() + " first: " + first.reason()
                        + ". The log of a build tells, by stagefan timings import.",
                null));
    }
}
