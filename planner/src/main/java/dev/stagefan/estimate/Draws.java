package dev.stagefan.estimate;

/**
 * Random numbers: each quantity has one in each run, whatever else is drawn and in whatever order. So two plans of the
 * same build are compared under the same luck (common random numbers).
 *
 * <p>A number is the seed, the run and the quantity's name (by FNV-1a), mixed by the finalizer of SplitMix64 (Steele, Lea
 * and Flood, Fast Splittable Pseudorandom Number Generators, 2014).
 */
record Draws(long seed) {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final long FNV_BASIS = 0xCBF29CE484222325L;
    private static final long FNV_PRIME = 0x100000001B3L;
    private static final double TO_UNIT = 0x1p-53;

    /** The numbers of one quantity. */
    Stream of(String quantity) {
        long hash = FNV_BASIS;
        for (int at = 0; at < quantity.length(); at++) {
            hash = (hash ^ quantity.charAt(at)) * FNV_PRIME;
        }
        return new Stream(mix(mix(seed + GOLDEN) ^ hash));
    }

    /** A number a run. */
    record Stream(long start) {
        /** Between 0 and 1, both excluded. */
        double uniform(int run) {
            return ((mix(start + GOLDEN * (run + 1L)) >>> 11) + 0.5) * TO_UNIT;
        }

        /** Of the standard normal distribution. */
        double normal(int run) {
            return Normal.quantile(uniform(run));
        }
    }

    private static long mix(long bits) {
        long mixed = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
