package dev.stagefan.estimate.render;

import dev.stagefan.estimate.EstimateOptions;

/** How an estimate was made, in words. */
public final class Simulation {
    private Simulation() {}

    /** As {@code 1000 simulated runs with seed 1; a single number is spread by 10 %; …}, without a full stop. */
    public static String sentence(EstimateOptions options) {
        String runs = options.runs() == 1 ? "one simulated run" : options.runs() + " simulated runs";
        String export = options.parallelExport() ? "side by side" : "one after the other";
        return runs + " with seed " + options.seed() + "; a duration of one sample is spread by "
                + Amounts.plain(options.spread() * 100, 4) + " %; image and cache are pushed " + export;
    }
}
