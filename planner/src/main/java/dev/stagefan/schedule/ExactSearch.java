package dev.stagefan.schedule;

import java.util.Arrays;

/**
 * Finds the best layout of a small problem by placing one unit after the other, suppliers first, and giving up a branch
 * as soon as nothing it leads to can be better than the best known (branch and bound).
 */
final class ExactSearch {
    private final Evaluator evaluator;
    private final LowerBound bound;
    private final Goal goal;
    private final int[] jobOf;
    private Scored best;
    private long budget;

    private ExactSearch(Problem problem, Evaluator evaluator, Scored known, Goal goal, long budget) {
        this.evaluator = evaluator;
        this.goal = goal;
        this.budget = budget;
        bound = new LowerBound(problem);
        best = known;
        jobOf = new int[problem.units().size()];
        Arrays.fill(jobOf, LowerBound.UNPLACED);
    }

    /**
     * Improves on a known layout.
     *
     * @param budget how many placements may be tried
     */
    static Result search(Problem problem, Evaluator evaluator, Scored known, Goal goal, long budget) {
        ExactSearch search = new ExactSearch(problem, evaluator, known, goal, budget);
        search.place(0, 0);
        return new Result(search.best, search.budget >= 0);
    }

    private void place(int unit, int jobs) {
        if (unit == jobOf.length) {
            take();
            return;
        }
        for (int job = 0; job <= jobs && budget >= 0; job++) {
            jobOf[unit] = job;
            budget--;
            int now = Math.max(jobs, job + 1);
            if (isPromising(now)) {
                place(unit + 1, now);
            }
        }
        jobOf[unit] = LowerBound.UNPLACED;
    }

    private boolean isPromising(int jobs) {
        Loads loads = evaluator.model().weigh(jobOf, jobs);
        if (loads == null) {
            return false;
        }
        return isBetter(bound.of(jobOf, loads));
    }

    private void take() {
        Layout layout = Layout.of(jobOf);
        Score score = evaluator.score(layout);
        if (score != null && isBetter(score)) {
            best = new Scored(layout, score);
        }
    }

    private boolean isBetter(Score score) {
        return goal instanceof Goal.Speed ? score.compareSpeed(best.score()) < 0 : goal.prefers(score, best.score());
    }

    /**
     * What a search came to.
     *
     * @param proven whether there is nothing better
     */
    record Result(Scored best, boolean proven) {}
}
