package dev.stagefan.estimate;

import dev.stagefan.plan.CostModel;
import dev.stagefan.plan.HumanTime;
import dev.stagefan.plan.Job;
import dev.stagefan.schedule.Outcome;
import dev.stagefan.schedule.Problem;
import dev.stagefan.schedule.Rehearsal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Jobs whose stages would be billed less in another job, while the whole is done as soon. */
final class NeedlessJob {
    static final String KIND = "job-does-not-pay";
    private static final int MOST = 3;
    private static final double LEAST_MINUTES = 1;
    private static final double AS_SOON_SECONDS = 1;
    private static final double NEARLY_AS_SOON = 1.02;

    private final Situation situation;
    private final Problem problem;

    private NeedlessJob(Situation situation) {
        this.situation = situation;
        Problem asPlanned = situation.runs().model().problem();
        problem = new Problem(
                asPlanned.tasks(),
                asPlanned.imageBytes(),
                asPlanned.machines(),
                asPlanned.units(),
                Set.of(),
                asPlanned.maxJobs(),
                asPlanned.atOnce());
    }

    /** A job that moves into another one. */
    private record Move(int job, int into, double minutes, double gain) {}

    static List<Advice> advice(Situation situation) {
        NeedlessJob needless = new NeedlessJob(situation);
        List<Move> moves = new ArrayList<>();
        for (int job = 0; job < situation.runs().jobs() - 1; job++) {
            needless.best(job).ifPresent(moves::add);
        }
        return moves.stream()
                .sorted(Comparator.comparingDouble((Move move) -> -move.minutes())
                        .thenComparingInt(Move::job))
                .limit(MOST)
                .map(needless::advice)
                .toList();
    }

    private Optional<Move> best(int job) {
        if (situation.runs().isUnknown(job)) {
            return Optional.empty();
        }
        List<Move> moves = new ArrayList<>();
        for (int into : neighbours(job)) {
            if (!situation.runs().isUnknown(into)) {
                move(job, into).ifPresent(moves::add);
            }
        }
        return moves.stream().max(Comparator.comparingDouble(Move::minutes));
    }

    /** The jobs that it needs or that need it. */
    private List<Integer> neighbours(int job) {
        List<Job> jobs = situation.runs().plan().jobs();
        List<Integer> found = new ArrayList<>();
        for (int other = 0; other < jobs.size(); other++) {
            if (jobs.get(job).needs().contains(jobs.get(other).id())
                    || jobs.get(other).needs().contains(jobs.get(job).id())) {
                found.add(other);
            }
        }
        return found;
    }

    private Optional<Move> move(int job, int into) {
        CostModel model = situation.runs().model();
        List<List<Integer>> jobs = new ArrayList<>(model.jobs());
        List<Integer> both = new ArrayList<>(jobs.get(into));
        both.addAll(jobs.get(job));
        jobs.set(into, both);
        jobs.remove(job);
        Optional<Rehearsal> rehearsal = Rehearsal.of(problem, jobs).filter(this::mayPay);
        if (rehearsal.isEmpty()) {
            return Optional.empty();
        }
        Simulation moved = Simulation.of(rehearsal.get(), situation.chances(), situation.options());
        double minutes = situation.simulation().billedMinutes() - moved.billedMinutes();
        double gain = situation.gain(moved);
        boolean pays = minutes >= LEAST_MINUTES
                && gain >= -AS_SOON_SECONDS
                && overruns(moved) <= overruns(situation.simulation());
        return pays ? Optional.of(new Move(job, into, minutes, gain)) : Optional.empty();
    }

    /** By the usual durations, which costs a thousandth of a simulation. */
    private boolean mayPay(Rehearsal moved) {
        Outcome usual = situation.simulation().rehearsal().usual();
        Outcome then = moved.usual();
        return then.billedMinutes() < usual.billedMinutes()
                && then.makespanSeconds() <= usual.makespanSeconds() * NEARLY_AS_SOON;
    }

    private static long overruns(Simulation simulation) {
        return simulation.outcomes().stream()
                .filter((Outcome outcome) -> outcome.overrunSeconds() > 0)
                .count();
    }

    private Advice advice(Move move) {
        String job = situation.jobId(move.job());
        double price = move.minutes() * situation.runs().runner(move.job()).pricePerMinute();
        return new Advice(
                KIND,
                job,
                "Job " + job + " does not pay: in the job of " + situation.jobId(move.into())
                        + String.format(
                                Locale.ROOT,
                                " its stages would be billed %.0f min ($%.2f) less, and the run would ",
                                move.minutes(),
                                price)
                        + (move.gain() >= AS_SOON_SECONDS
                                ? "end " + HumanTime.of(move.gain()) + " sooner."
                                : "end as soon."),
                Math.max(0, move.gain()));
    }
}
