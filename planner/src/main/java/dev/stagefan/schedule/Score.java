package dev.stagefan.schedule;

/**
 * How good a way of putting tasks into jobs is.
 *
 * @param excessJobs how many jobs there are beyond the most allowed
 * @param crowded how many pairs of tasks share a job although one is to be kept {@link Task#apart() apart}
 * @param overrunSeconds by how much jobs run longer than their machine allows, in sum
 * @param makespanSeconds from the start until the last job's end
 * @param billedMinutes sum over the jobs of their minutes, each rounded up
 * @param runSeconds sum over the jobs of their seconds, waiting excluded
 * @param endSeconds sum over the jobs of when they end
 */
record Score(
        int excessJobs,
        int crowded,
        double overrunSeconds,
        double makespanSeconds,
        long billedMinutes,
        double runSeconds,
        double endSeconds) {

    /** Differences below this are rounding, not a reason to prefer one plan. */
    private static final double ROUNDING = 1e-6;

    /** Negative when this one keeps the limits better. */
    int compareLimits(Score other) {
        int byJobs = Integer.compare(excessJobs, other.excessJobs);
        if (byJobs != 0) {
            return byJobs;
        }
        int byCrowd = Integer.compare(crowded, other.crowded);
        return byCrowd != 0 ? byCrowd : compare(overrunSeconds, other.overrunSeconds);
    }

    /** Negative when this one keeps the limits better or, keeping them as well, ends sooner. */
    int compareSpeed(Score other) {
        int byLimits = compareLimits(other);
        return byLimits != 0 ? byLimits : compare(makespanSeconds, other.makespanSeconds);
    }

    /** As {@link #compareSpeed}, then by how soon the jobs end on the whole: where a search should go on from. */
    int compareProgress(Score other) {
        int bySpeed = compareSpeed(other);
        return bySpeed != 0 ? bySpeed : compare(endSeconds, other.endSeconds);
    }

    /** Negative when this one is billed less or, billed the same, computes less, and then ends sooner. */
    int compareThrift(Score other) {
        int byBill = Long.compare(billedMinutes, other.billedMinutes);
        if (byBill != 0) {
            return byBill;
        }
        int byRun = compare(runSeconds, other.runSeconds);
        return byRun != 0 ? byRun : compare(makespanSeconds, other.makespanSeconds);
    }

    /** Whether this one keeps the limits as well as {@code other} and ends by {@code seconds}. */
    boolean endsBy(double seconds, Score other) {
        return compareLimits(other) <= 0 && makespanSeconds <= seconds + ROUNDING;
    }

    private static int compare(double left, double right) {
        return Math.abs(left - right) < ROUNDING ? 0 : Double.compare(left, right);
    }
}
