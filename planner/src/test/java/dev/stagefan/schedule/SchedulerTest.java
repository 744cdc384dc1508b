package dev.stagefan.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SchedulerTest {
    private final List<Task> tasks = new ArrayList<>();
    private Set<Integer> isolated = Set.of();
    private int maxJobs = Integer.MAX_VALUE;
    private double limit = 36_000;

    @Test
    void keepsAChainInOneJob() {
        task(600);
        task(600, 0);
        task(600, 1);

        assertThat(jobs()).containsExactly(List.of(0, 1, 2));
    }

    @Test
    void givesLongBranchesAJobEach() {
        task(600);
        task(3000, 0);
        task(3000, 0);
        task(600, 1, 2);

        assertThat(jobs()).containsExactly(List.of(0), List.of(1), List.of(2), List.of(3));
    }

    @Test
    void givesAShortBranchNoJobOfItsOwn() {
        task(600);
        task(3000, 0);
        task(5, 0);
        task(600, 1, 2);

        assertThat(jobs()).hasSize(1);
    }

    @Test
    void putsBranchesTogetherThatFitBesideALongerOne() {
        task(3000);
        task(1000);
        task(1000);
        task(60, 0, 1, 2);

        assertThat(jobs()).containsExactly(List.of(0), List.of(1, 2), List.of(3));
    }

    @Test
    void keepsTheLimitOnJobs() {
        maxJobs = 2;
        task(600);
        task(3000, 0);
        task(3000, 0);
        task(600, 1, 2);

        assertThat(jobs()).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void splitsAChainThatWouldRunLongerThanAJobMay() {
        limit = 1000;
        task(600);
        task(600, 0);
        task(600, 1);

        assertThat(jobs()).containsExactly(List.of(0), List.of(1), List.of(2));
    }

    @Test
    void keepsAnIsolatedUnitAlone() {
        isolated = Set.of(1);
        task(600);
        task(600, 0);
        task(600, 1);

        assertThat(jobs()).containsExactly(List.of(0), List.of(1), List.of(2));
    }

    @Test
    void keepsTasksOfUnknownDurationApartFromThoseBesideThem() {
        task(3600);
        unknown();
        unknown();
        task(10, 0, 1, 2);

        assertThat(jobs()).hasSize(4);
    }

    @Test
    void answersTheSameEachTime() {
        Problem problem = RandomProblems.of(7, 60, RandomProblems.Cores.MIXED, 5);

        assertThat(Scheduler.schedule(problem)).isEqualTo(Scheduler.schedule(problem));
    }

    private List<List<Integer>> jobs() {
        Machine machine = new Machine(4, 10, 30, 50e6, 25e6, limit, 20);
        List<List<Integer>> units =
                IntStream.range(0, tasks.size()).mapToObj(List::of).toList();
        Problem problem = new Problem(tasks, List.of(), List.of(machine), units, isolated, maxJobs, 20);
        return Scheduler.schedule(problem).plan().jobs().stream()
                .map(Outcome.JobRun::units)
                .toList();
    }

    private void task(double seconds, int... consumed) {
        add(seconds, false, consumed);
    }

    private void unknown() {
        add(3600, true);
    }

    private void add(double seconds, boolean apart, int... consumed) {
        List<Task.Supply> supplies = Arrays.stream(consumed)
                .mapToObj(task -> new Task.Supply(task, false))
                .toList();
        tasks.add(new Task(
                seconds, 4, Task.ANY_MACHINE, Task.NO_PARENT, 50_000_000, 0, List.of(), List.of(), supplies, apart));
    }
}
