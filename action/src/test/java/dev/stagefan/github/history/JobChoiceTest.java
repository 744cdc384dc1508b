package dev.stagefan.github.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JobChoiceTest {
    private final Jobs jobs = new Jobs();
    private final LeftOut leftOut = new LeftOut();

    @Test
    void saysWhatIsLeftOutAndWhy() {
        RunJobs run = Jobs.run(
                jobs.job("base", 1, 9, 600),
                jobs.skipped("a", 1),
                jobs.skipped("b", 1),
                jobs.job("c", 1, "failure", 1, 9, 20),
                jobs.job("d", 1, "cancelled", 1, 9, 20),
                jobs.job("e", 1, "timed_out", 1, 9, 20),
                jobs.job("f", 1, "unknown", 1, 9, 20),
                jobs.job("g", 1, "startup_failure", 1, 9, 20),
                jobs.job("h", 1, "", 1, 9, 20),
                new JobRun(99, 1, "i", "success", List.of(), Jobs.at(1), Jobs.at(2), List.of()));

        assertThat(JobChoice.of(run, leftOut)).extracting(JobRun::name).containsExactly("base");
        assertThat(leftOut.counts())
                .isEqualTo(Map.of(
                        "skipped",
                        2,
                        "failed",
                        1,
                        "cancelled",
                        1,
                        "timed out",
                        1,
                        "unknown",
                        1,
                        "startup failure",
                        1,
                        "not over",
                        1,
                        "without times of steps",
                        1));
    }

    @Test
    void aJobThatWasNotRunAgainCountsOnceWithItsOwnTimes() {
        JobRun copy = jobs.job("base", 2, "success", 4999, 9, 600);
        JobRun first = jobs.job("base", 1, "success", 1, 9, 600);
        JobRun failed = jobs.job("build", 1, "failure", 1, 612, 700);
        JobRun again = jobs.job("build", 2, "success", 5000, 5006, 6000);

        assertThat(JobChoice.of(Jobs.run(copy, failed, again, first), leftOut)).containsExactly(first, again);
        assertThat(leftOut.counts()).isEqualTo(Map.of("failed", 1));
    }

    @Test
    void aJobThatWasRunAgainCountsEachTime() {
        RunJobs run =
                Jobs.run(jobs.job("base", 1, "success", 1, 9, 600), jobs.job("base", 2, "success", 5000, 5009, 5600));

        assertThat(JobChoice.of(run, leftOut)).hasSize(2);
    }
}
