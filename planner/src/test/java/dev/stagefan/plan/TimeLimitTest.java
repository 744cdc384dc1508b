package dev.stagefan.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TimeLimitTest {
    private static final double SIX_HOURS = 6 * 3600;

    @Test
    void isHalfAsMuchAgainAsTheEstimate() {
        assertThat(TimeLimit.of(3600, SIX_HOURS, List.of()))
                .isEqualTo(new TimeLimit(90, "the estimate of 60 min and half as much again"));
    }

    @Test
    void isAtLeastAQuarterOfAnHour() {
        assertThat(TimeLimit.of(61, SIX_HOURS, List.of()))
                .isEqualTo(new TimeLimit(15, "the least that is set; the estimate is 2 min"));
    }

    @Test
    void isNeverMoreThanAJobMayRun() {
        assertThat(TimeLimit.of(5 * 3600, SIX_HOURS, List.of()))
                .isEqualTo(new TimeLimit(360, "the most a job may run; the estimate is 300 min"));
    }

    @Test
    void isAllThatAJobMayRunWhereADurationIsUnknown() {
        assertThat(TimeLimit.of(60, SIX_HOURS, List.of("a", "b")))
                .isEqualTo(new TimeLimit(360, "the most a job may run: the duration of a, b is unknown"));
    }
}
