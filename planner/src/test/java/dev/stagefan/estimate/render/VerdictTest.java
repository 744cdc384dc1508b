package dev.stagefan.estimate.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagefan.estimate.Estimate;
import dev.stagefan.estimate.Estimate.Knowledge;
import dev.stagefan.estimate.Estimate.Unknown;
import dev.stagefan.estimate.JobEstimate;
import dev.stagefan.estimate.render.Verdict.Result;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictTest {
    private static final List<Unknown> TWO =
            List.of(new Unknown("server", "every path leads through it"), new Unknown("tools", "so does half of them"));

    @Test
    void withoutATimeoutItIsTheTimeThatItTakes() {
        assertThat(Verdict.of(Cases.small(null).estimate()))
                .isEqualTo(new Verdict(
                        Result.HOLDS, "image takes 1 h 36 min fanned out (9 in 10 runs within 1 h 43 min)"));
    }

    @Test
    void aTimeoutThatIsKeptIsSaidToBeKeptByHowManyRuns() {
        assertThat(Verdict.of(Cases.small(7200.0).estimate()).sentence())
                .endsWith("; the timeout of 2 h is kept in more than 99 % of runs");
    }

    @Test
    void aTimeoutThatTooManyRunsExceedDoesNotHold() {
        Verdict verdict = Verdict.of(Cases.small(6000.0).estimate());

        assertThat(verdict.result()).isEqualTo(Result.OVER_TIMEOUT);
        assertThat(verdict.sentence())
                .contains("; the timeout of 1 h 40 min is exceeded in ")
                .endsWith(" % of runs, and 10 % are allowed");
    }

    @Test
    void aBoundWithinTheTimeoutPromisesNothing() {
        Verdict verdict =
                Verdict.of(Cases.small(7200.0).with(Knowledge.SOME, TWO).estimate());

        assertThat(verdict)
                .isEqualTo(new Verdict(
                        Result.UNKNOWN,
                        "image takes at least 1 h 36 min fanned out; whether the timeout of 2 h is kept cannot be said,"
                                + " because the durations of 2 stages are unknown, server first"));
    }

    @Test
    void aBoundOverTheTimeoutIsEnoughToFail() {
        Verdict verdict =
                Verdict.of(Cases.small(3600.0).with(Knowledge.SOME, TWO).estimate());

        assertThat(verdict.result()).isEqualTo(Result.OVER_TIMEOUT);
        assertThat(verdict.sentence()).contains("is exceeded in more than 99 % of runs");
    }

    @Test
    void withNothingKnownNoTimeIsNamed() {
        assertThat(Verdict.of(Cases.small(null).with(Knowledge.NONE, TWO).estimate()))
                .isEqualTo(new Verdict(
                        Result.UNKNOWN, "how long image takes cannot be said because no duration is known"));
        assertThat(Verdict.of(Cases.small(7200.0).with(Knowledge.NONE, TWO).estimate())
                        .sentence())
                .endsWith(", nor whether the timeout of 2 h is kept");
    }

    @Test
    void aJobThatIsLikelyToBeEndedAtItsLimitDoesNotHold() {
        Estimate e = Cases.small(7200.0).estimate();
        List<JobEstimate> jobs = e.jobs().stream()
                .map(job -> new JobEstimate(
                        job.job(),
                        job.runner(),
                        job.start(),
                        job.end(),
                        job.run(),
                        job.timeoutMinutes(),
                        job.job().equals("server") ? 0.23 : 0.1,
                        0,
                        job.critical()))
                .toList();
        Verdict verdict = Verdict.of(new Estimate(
                e.dockerfile(),
                e.target(),
                e.options(),
                e.knowledge(),
                e.serial(),
                e.oneRunner(),
                e.plan(),
                jobs,
                e.criticalPath(),
                e.fastestSeconds(),
                e.curve(),
                e.alternatives(),
                e.advice(),
                e.unknown(),
                e.basis()));

        assertThat(verdict.result()).isEqualTo(Result.OVER_JOB_LIMIT);
        assertThat(verdict.sentence()).endsWith("; job server exceeds its limit of 114 min in 23 % of runs");
    }
}
