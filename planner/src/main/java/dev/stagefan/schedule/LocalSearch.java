package dev.stagefan.schedule;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Takes single steps from a layout as long as they help. Finds good layouts of any size, proves nothing. */
final class LocalSearch {
    private final Evaluator evaluator;
    private final Neighbours neighbours;
    private long budget;

    /**
     * @param budget how many layouts may be scored, a count rather than a time so that the same input gives the same
     *     plan everywhere
     */
    LocalSearch(Problem problem, Evaluator evaluator, long budget) {
        this.evaluator = evaluator;
        this.budget = budget;
        neighbours = new Neighbours(problem);
    }

    Layout chains() {
        return neighbours.chains();
    }

    /** Scores a layout, or returns null where it cannot be. */
    @Nullable
    Scored scored(Layout layout) {
        Score score = evaluator.score(layout);
        return score == null ? null : new Scored(layout, score);
    }

    /** Improves on a layout until no single step helps or the budget is spent. */
    Scored climb(Scored start, Goal goal) {
        Step step = new Step(start, goal);
        while (budget > 0 && neighbours.offer(step.best.layout(), jobsToChange(step.best.layout(), goal), step::take)) {
            // each step that is taken makes a new layout, whose jobs are to be looked at anew
        }
        return step.best;
    }

    /**
     * Improves on a layout beyond what single steps can do: takes every step, good or bad, and climbs from there.
     */
    Scored deepen(Scored start, Goal goal) {
        Detour detour = new Detour(climb(start, goal), goal);
        while (budget > 0 && neighbours.offer(detour.best.layout(), allJobs(detour.best.layout()), detour::take)) {
            // a detour that led somewhere better is where the next ones start
        }
        return detour.best;
    }

    /** Only a change of a critical job ends the whole sooner; any change can save money. */
    private List<Integer> jobsToChange(Layout layout, Goal goal) {
        return goal instanceof Goal.Speed ? evaluator.criticalPath(layout) : allJobs(layout);
    }

    private static List<Integer> allJobs(Layout layout) {
        return IntStream.range(0, layout.jobs()).boxed().toList();
    }

    private final class Detour {
        private final Goal goal;
        private Scored best;

        Detour(Scored start, Goal goal) {
            best = start;
            this.goal = goal;
        }

        boolean take(Layout candidate) {
            if (--budget < 0) {
                return true;
            }
            Scored scored = scored(candidate);
            if (scored == null) {
                return false;
            }
            Scored climbed = climb(scored, goal);
            if (!goal.prefers(climbed.score(), best.score())) {
                return false;
            }
            best = climbed;
            return true;
        }
    }

    private final class Step {
        private final Goal goal;
        private Scored best;

        Step(Scored start, Goal goal) {
            best = start;
            this.goal = goal;
        }

        boolean take(Layout candidate) {
            if (--budget < 0) {
                return true;
            }
            Score score = evaluator.score(candidate);
            if (score == null || !goal.prefers(score, best.score())) {
                return false;
            }
            best = new Scored(candidate, score);
            return true;
        }
    }
}
