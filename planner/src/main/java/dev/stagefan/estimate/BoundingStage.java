package dev.stagefan.estimate;

import dev.stagefan.plan.HumanTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The stage that would shorten the run most if it were shorter, and the longest one where that is another. */
final class BoundingStage {
    static final String KIND = "bounding-stage";

    /** Of jobs that are on the critical path less often nothing is to be gained. */
    private static final double SOMETIMES = 0.05;

    private static final int MOST_CANDIDATES = 8;
    private static final double HALF = 0.5;
    private static final double LEAST_GAIN = 1;

    private BoundingStage() {}

    private record Candidate(int task, Simulation halved, double gain) {}

    static List<Advice> advice(Situation situation) {
        List<Candidate> candidates = IntStream.range(0, situation.runs().jobs())
                .filter(job -> situation.runs().critical(job) >= SOMETIMES)
                .boxed()
                .flatMap(job -> situation.runs().tasks(job).stream())
                .filter(task -> seconds(situation, task) > 0)
                .sorted(Comparator.comparingDouble((Integer task) -> -seconds(situation, task))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST_CANDIDATES)
                .map(task -> candidate(situation, task))
                .toList();
        List<Advice> advice = new ArrayList<>();
        candidates.stream()
                .filter(candidate -> candidate.gain() >= LEAST_GAIN)
                .max(Comparator.comparingDouble(Candidate::gain))
                .ifPresent(best -> {
                    advice.add(best(situation, best));
                    Candidate longest = candidates.get(0);
                    if (longest.task() != best.task()) {
                        advice.add(longest(situation, longest));
                    }
                });
        return advice;
    }

    private static double seconds(Situation situation, int task) {
        return situation.tasks().get(task).seconds();
    }

    private static Candidate candidate(Situation situation, int task) {
        Simulation halved = situation.simulation().with(task, HALF);
        return new Candidate(task, halved, situation.gain(halved));
    }

    private static Advice best(Situation situation, Candidate best) {
        double without = situation.simulation().with(best.task(), 0).makespan().p50();
        String label = situation.label(best.task());
        return new Advice(
                KIND,
                label,
                label + " bounds the run: in half its time the run would take "
                        + HumanTime.of(best.halved().makespan().p50()) + " instead of "
                        + HumanTime.of(situation.medianSeconds()) + ", and in no time at all " + HumanTime.of(without)
                        + ".",
                best.gain());
    }

    private static Advice longest(Situation situation, Candidate longest) {
        String label = situation.label(longest.task());
        int own = situation.jobOf(longest.task());
        PlanRuns then = new PlanRuns(situation.runs().plan(), situation.runs().model(), longest.halved());
        int heir = IntStream.range(0, then.jobs())
                .filter(job -> job != own)
                .boxed()
                .max(Comparator.comparingDouble((Integer job) ->
                                then.critical(job) - situation.runs().critical(job))
                        .thenComparing(Comparator.reverseOrder()))
                .orElse(own);
        boolean isHeir = heir != own && then.critical(heir) > situation.runs().critical(heir);
        return new Advice(
                KIND,
                label,
                label + " is the longest stage on a critical path, but half of its time would save only "
                        + HumanTime.of(Math.max(0, longest.gain()))
                        + (isHeir ? ": job " + situation.jobId(heir) + " bounds the run then." : "."),
                Math.max(0, longest.gain()));
    }
}
