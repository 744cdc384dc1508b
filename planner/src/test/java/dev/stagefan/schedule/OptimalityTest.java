package dev.stagefan.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A fixed part of what {@link OptimalityBenchmark} measures at length. */
class OptimalityTest {
    private static final double ONE_PERCENT = 1.01;
    private static final double MILLISECOND = 0.001;
    private static final int MANY_RUNNERS = 20;

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 6, 7})
    void findsTheLeastMakespanAndThenTheFewestMinutes(int tasks) {
        for (long seed = 0; seed < 20; seed++) {
            Problem problem = RandomProblems.of(seed, tasks, RandomProblems.Cores.ALL, MANY_RUNNERS);
            ExhaustiveOracle.Optimum best = ExhaustiveOracle.of(problem);

            Scheduler.Answer answer = Scheduler.schedule(problem);

            assertThat(answer.leastMakespanSeconds())
                    .as("makespan, seed %d", seed)
                    .isCloseTo(best.makespanSeconds(), within(MILLISECOND));
            assertThat(answer.plan().billedMinutes())
                    .as("billed, seed %d", seed)
                    .isEqualTo(best.billedMinutes());
            assertThat(answer.proven()).isTrue();
        }
    }

    @Test
    void findsThemWithFewRunnersAndTasksThatLeaveCoresIdle() {
        for (long seed = 0; seed < 20; seed++) {
            Problem problem = RandomProblems.of(seed, 6, RandomProblems.Cores.MIXED, 2);
            ExhaustiveOracle.Optimum best = ExhaustiveOracle.of(problem);

            Scheduler.Answer answer = Scheduler.schedule(problem);

            assertThat(answer.leastMakespanSeconds())
                    .as("makespan, seed %d", seed)
                    .isCloseTo(best.makespanSeconds(), within(MILLISECOND));
            assertThat(answer.plan().billedMinutes())
                    .as("billed, seed %d", seed)
                    .isEqualTo(best.billedMinutes());
        }
    }

    /** The solver knows the cost model from its own description: where both agree, neither has it wrong alone. */
    @ParameterizedTest
    @CsvSource({"5, 2", "8, 2", "12, 1"})
    void isWithinOnePercentOfWhatTheSolverProves(int tasks, int seeds) {
        for (long seed = 0; seed < seeds; seed++) {
            Problem problem = RandomProblems.of(seed, tasks, RandomProblems.Cores.ALL, MANY_RUNNERS);
            double best = SolverOracle.leastMakespan(problem);

            double found = Scheduler.schedule(problem).leastMakespanSeconds();

            assertThat(found).as("seed %d", seed).isBetween(best - MILLISECOND, best * ONE_PERCENT);
        }
    }

    @Test
    void schedulesAThousandTasks() {
        Problem problem = RandomProblems.of(1, 1000, RandomProblems.Cores.ALL, MANY_RUNNERS);
        double apart = new Evaluator(problem)
                .run(IntStream.range(0, 1000).mapToObj(List::of).toList())
                .makespanSeconds();

        Outcome plan = Scheduler.schedule(problem).plan();

        assertThat(plan.jobs().stream().mapToInt(job -> job.units().size()).sum())
                .isEqualTo(1000);
        assertThat(plan.makespanSeconds()).isLessThan(apart);
    }
}
