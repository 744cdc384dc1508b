package dev.stagefan.schedule;

import java.util.List;
import java.util.Objects;

/**
 * Puts tasks into jobs: so that the limits are kept; then so that the whole is done soonest; and among the ways that are
 * within {@link #WORTH} of that, so that the fewest minutes are billed.
 */
public final class Scheduler {
    /** A way that takes up to 2 % longer is taken when it is billed less. */
    public static final double WORTH = 1.02;

    /** Up to so many units the answer is searched for exactly. */
    static final int EXACT_UNITS = 12;

    private static final long EXACT_BUDGET = 250_000;
    private static final long WORK_BUDGET = 1_500_000;
    private static final long MOST_LAYOUTS = 40_000;

    private final Problem problem;
    private final Evaluator evaluator;
    private final LocalSearch local;
    private final int exactUnits;

    private Scheduler(Problem problem, int exactUnits) {
        this.problem = problem;
        this.exactUnits = exactUnits;
        evaluator = new Evaluator(problem);
        long layouts =
                Math.min(MOST_LAYOUTS, WORK_BUDGET / Math.max(1, problem.tasks().size()));
        local = new LocalSearch(problem, evaluator, layouts);
    }

    /** Never fails: every unit in a job of its own is always possible. */
    public static Answer schedule(Problem problem) {
        return schedule(problem, EXACT_UNITS);
    }

    /** As {@link #schedule(Problem)}, searching for the exact answer up to so many units. */
    static Answer schedule(Problem problem, int exactUnits) {
        return new Scheduler(problem, exactUnits).answer();
    }

    private Answer answer() {
        boolean exact = problem.units().size() <= exactUnits;
        ExactSearch.Result fastest = improve(local.deepen(climbFromAll(), new Goal.Speed()), new Goal.Speed(), exact);
        Goal.Thrift thrift = new Goal.Thrift(
                fastest.best().score().makespanSeconds() * WORTH, fastest.best().score());
        ExactSearch.Result thriftiest = improve(local.deepen(fastest.best(), thrift), thrift, exact);
        return new Answer(
                evaluator.outcome(thriftiest.best().layout()),
                fastest.best().score().makespanSeconds(),
                fastest.proven() && thriftiest.proven());
    }

    private Scored climbFromAll() {
        int units = problem.units().size();
        Scored best = climb(Objects.requireNonNull(local.scored(Layout.singletons(units))));
        for (Layout start : List.of(local.chains(), Layout.of(new int[units]))) {
            Scored scored = local.scored(start);
            if (scored != null) {
                Scored climbed = climb(scored);
                best = climbed.score().compareProgress(best.score()) < 0 ? climbed : best;
            }
        }
        return best;
    }

    private Scored climb(Scored start) {
        return local.climb(start, new Goal.Speed());
    }

    private ExactSearch.Result improve(Scored known, Goal goal, boolean exact) {
        return exact
                ? ExactSearch.search(problem, evaluator, known, goal, EXACT_BUDGET)
                : new ExactSearch.Result(known, false);
    }

    /**
     * What was found.
     *
     * @param plan the way to take
     * @param leastMakespanSeconds how soon the whole could be done if minutes did not matter
     * @param proven whether both are known to be the best there is
     */
    public record Answer(Outcome plan, double leastMakespanSeconds, boolean proven) {}
}
