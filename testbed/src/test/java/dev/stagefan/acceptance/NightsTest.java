package dev.stagefan.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagefan.testbed.Link;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Six nights of one nightly: which jobs start is up to the workflow's own conditions, and the image is always right. */
@Tag("act")
class NightsTest {
    private static final Set<String> ALWAYS = Set.of("resolve", "atom_image", "report");
    private static final Set<String> STAGES = Set.of("base", "build_mori", "build_triton", "build_aiter");

    @Test
    void onlyWhatIsNeededStartsAndTheImageIsThatOfASingleBuild() {
        try (Nights nights = Nights.of(0.01, 1024, Link.unlimited())) {
            // The first one: nothing is there yet.
            expect(nights, STAGES);

            // Nothing changed.
            expect(nights, Set.of());

            nights.change("patches/aiter.patch");
            expect(nights, Set.of("build_aiter"));

            nights.moveBase(2);
            expect(nights, STAGES);

            nights.forget("build_triton");
            expect(nights, Set.of("build_triton"));

            nights.refuseLookUps();
            expect(nights, STAGES);
        }
    }

    private static void expect(Nights nights, Set<String> stageJobs) {
        Nights.Night night = nights.run();
        night.run().orFail();
        Set<String> expected = new TreeSet<>(ALWAYS);
        expected.addAll(stageJobs);
        assertThat(night.jobs()).as(night.run().log()).isEqualTo(expected);
        assertThat(night.run().results().values()).containsOnly("success");
        assertThat(night.run().summary()).doesNotContain("left no record");
        assertThat(nights.verify()).contains("The same:");
    }
}
