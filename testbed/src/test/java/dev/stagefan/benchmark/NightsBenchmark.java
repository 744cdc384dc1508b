package dev.stagefan.benchmark;

import dev.stagefan.acceptance.Nights;
import dev.stagefan.acceptance.Nights.Night;
import dev.stagefan.testbed.Link;
import java.util.Locale;
import java.util.Set;

/**
 * Runs the nightly of the example atom six nights long, with a minute scaled to a fifth of a second and a megabyte to a
 * sixteenth of one, over a link between the jobs and the registry. Prints the table of docs/benchmarks.md.
 *
 * <p>Run by testbed/benchmarks/nights.
 */
final class NightsBenchmark {
    private static final double MINUTE = 0.2;
    private static final int MEGABYTE = 1 << 16;
    private static final double LINK_BYTES_A_SECOND = 25e6;
    private static final double BYTES_A_MEGABYTE = 1e6;
    private static final Set<String> NO_STAGE_JOBS = Set.of("resolve", "atom_image", "report");

    private NightsBenchmark() {}

    public static void main(String[] arguments) {
        System.out.println("| night | stage jobs | wall-clock, s | sent, MB | received, MB |");
        System.out.println("|---|---|---|---|---|");
        try (Nights nights = Nights.of(MINUTE, MEGABYTE, Link.of(LINK_BYTES_A_SECOND))) {
            print("the first", nights.run());
            print("nothing changed", nights.run());
            nights.change("patches/aiter.patch");
            print("a copied file changed", nights.run());
            nights.moveBase(2);
            print("the base image moved", nights.run());
            nights.forget("build_triton");
            print("the registry forgot a stage", nights.run());
            nights.refuseLookUps();
            print("look-ups fail", nights.run());
        }
    }

    private static void print(String what, Night night) {
        night.run().orFail();
        long stageJobs = night.jobs().stream()
                .filter(job -> !NO_STAGE_JOBS.contains(job))
                .count();
        System.out.printf(
                Locale.ROOT,
                "| %s | %d | %.1f | %.1f | %.1f |%n",
                what,
                stageJobs,
                night.seconds(),
                night.sentBytes() / BYTES_A_MEGABYTE,
                night.receivedBytes() / BYTES_A_MEGABYTE);
    }
}
