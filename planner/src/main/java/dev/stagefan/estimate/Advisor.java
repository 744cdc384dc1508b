package dev.stagefan.estimate;

import dev.stagefan.estimate.Estimate.Unknown;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * What would help, and what endangers the run. Every gain is the difference between two simulations with the same draws:
 * of the plan as it is, and of the plan with that one thing different.
 */
final class Advisor {
    private Advisor() {}

    /** What to measure, then what endangers the run, then what would help, the greatest gain first. */
    static List<Advice> advice(Situation situation, List<Unknown> unknown) {
        List<Advice> advice = new ArrayList<>(Measuring.advice(situation, unknown));
        if (situation.runs().model().isAllUnknown()) {
            return advice;
        }
        advice.addAll(CutStage.advice(situation));
        advice.addAll(NearTimeout.advice(situation));
        List<Advice> gains = new ArrayList<>(BoundingStage.advice(situation));
        gains.addAll(HeavyBase.advice(situation));
        gains.addAll(NeedlessJob.advice(situation));
        gains.sort(Comparator.comparingDouble((Advice found) -> -Objects.requireNonNullElse(found.gainSeconds(), 0.0)));
        advice.addAll(gains);
        return advice;
    }
}
