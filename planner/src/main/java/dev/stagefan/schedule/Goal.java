package dev.stagefan.schedule;

/** What a search is after. */
sealed interface Goal {
    /** Whether {@code candidate} is the better one. */
    boolean prefers(Score candidate, Score current);

    /** Keep the limits, then end soon. */
    record Speed() implements Goal {
        @Override
        public boolean prefers(Score candidate, Score current) {
            return candidate.compareProgress(current) < 0;
        }
    }

    /**
     * Be billed little, while the limits are kept as well as the fastest keeps them and the end is not much later.
     *
     * @param latestSeconds when all must be done
     * @param fastest the score of the fastest known
     */
    record Thrift(double latestSeconds, Score fastest) implements Goal {
        @Override
        public boolean prefers(Score candidate, Score current) {
            if (!candidate.endsBy(latestSeconds, fastest)) {
                return false;
            }
            return !current.endsBy(latestSeconds, fastest) || candidate.compareThrift(current) < 0;
        }
    }
}
