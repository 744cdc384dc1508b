package dev.stagefan.github.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QueueTimesTest {
    private final Jobs jobs = new Jobs();
    private final Needs needs =
            new Needs(Map.of("base", List.of(), "build", List.of("base"), "merge", List.of("base", "build")));

    @Test
    void isFromTheMakingOfAJobToItsFirstStep() {
        JobRun base = jobs.job("base", 1, 9, 600);

        assertThat(new QueueTimes(Jobs.run(base), Needs.UNKNOWN).seconds(base)).contains(8.0);
    }

    @Test
    void isNeverNegative() {
        JobRun base = jobs.job("base", 10, 9, 600);

        assertThat(new QueueTimes(Jobs.run(base), Needs.UNKNOWN).seconds(base)).contains(0.0);
    }

    @Test
    void leavesOutTheWaitForJobsThatItNeeds() {
        JobRun base = jobs.job("base", 1, 9, 600);
        JobRun build = jobs.job("build", 1, 612, 900);

        assertThat(new QueueTimes(Jobs.run(base, build), needs).seconds(build)).contains(12.0);
    }

    @Test
    void countsTheWaitForAJobThatItDoesNotNeed() {
        JobRun other = jobs.job("other", 1, 3, 20);
        JobRun base = jobs.job("base", 1, 31, 600);

        assertThat(new QueueTimes(Jobs.run(other, base), needs).seconds(base)).contains(30.0);
    }

    @Test
    void isUnknownWhereAnotherJobEndedMeanwhileAndMayBeNeeded() {
        JobRun base = jobs.job("base", 1, 9, 600);
        JobRun build = jobs.job("build", 1, 612, 900);

        assertThat(new QueueTimes(Jobs.run(base, build), Needs.UNKNOWN).seconds(build))
                .isEmpty();
    }

    @Test
    void isKnownWithoutNeedsWhereAJobIsMadeWhenWhatItNeedsIsOver() {
        JobRun base = jobs.job("base", 1, 9, 600);
        JobRun build = jobs.job("build", 601, 612, 900);

        assertThat(new QueueTimes(Jobs.run(base, build), Needs.UNKNOWN).seconds(build))
                .contains(11.0);
    }

    @Test
    void aSkippedJobHoldsUpNothing() {
        JobRun base = jobs.job("base", 1, 9, 600);

        assertThat(new QueueTimes(Jobs.run(jobs.skipped("pull_request", 5), base), Needs.UNKNOWN).seconds(base))
                .contains(8.0);
    }

    @Test
    void ofAnotherAttemptIsFromItsOwnMaking() {
        JobRun base = jobs.job("base", 1, "success", 1, 9, 600);
        JobRun failed = jobs.job("build", 1, "failure", 1, 612, 700);
        JobRun again = jobs.job("build", 2, "success", 5000, 5006, 6000);

        assertThat(new QueueTimes(Jobs.run(base, failed, again), needs).seconds(again))
                .contains(6.0);
    }

    @Test
    void isUnknownWhereItIsNotSaidWhenTheJobWasMade() {
        JobRun base = jobs.job("base", 1, 9, 600);
        JobRun unknown = new JobRun(7, 1, "x", "success", base.labels(), null, base.completedAt(), base.steps());

        assertThat(new QueueTimes(Jobs.run(unknown), Needs.UNKNOWN).seconds(unknown))
                .isEmpty();
    }

    @Test
    void isUnknownWhereTheFileNeedsAJobThatTheRunDoesNotHave() {
        JobRun other = jobs.job("other", 1, 9, 600);
        JobRun build = jobs.job("build", 1, 612, 900);

        assertThat(new QueueTimes(Jobs.run(other, build), needs).seconds(build)).isEmpty();
    }
}
