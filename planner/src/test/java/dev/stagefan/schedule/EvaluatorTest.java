package dev.stagefan.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The cost model, on machines with 10 s queue, 20 s set-up, 1 MB/s down and half of it up. */
class EvaluatorTest {
    private static final long MB = 1_000_000;

    private final List<Task> tasks = new ArrayList<>();
    private final List<Long> images = List.of(100 * MB);
    private int atOnce = 20;

    @Test
    void addsUpWaitingSettingUpPullingBuildingAndPushing() {
        task(60, Task.NO_PARENT, 40, 5, List.of(0));

        Outcome.JobRun job = run(0).jobs().get(0);

        assertThat(job.queueSeconds()).isEqualTo(10);
        assertThat(job.setUpSeconds()).isEqualTo(20);
        assertThat(job.pullSeconds()).isEqualTo(100);
        assertThat(job.buildSeconds()).isEqualTo(60);
        assertThat(job.pushSeconds()).isEqualTo(80);
        assertThat(job.endSeconds()).isEqualTo(270);
        assertThat(job.billedMinutes()).as("waiting is not billed: 260 s").isEqualTo(5);
    }

    @Test
    void pullsAWholeImageWithAllLayersBelowItAndTheOutsideImage() {
        task(1, Task.NO_PARENT, 40, 5, List.of(0));
        task(1, 0, 30, 5, List.of(), image(0));
        task(1, 1, 0, 0, List.of(), image(1));

        assertThat(run(0, 1, 2).jobs()).extracting(Outcome.JobRun::pullSeconds).containsExactly(100.0, 140.0, 170.0);
    }

    @Test
    void pullsWhatSeveralTasksWantOnce() {
        task(1, Task.NO_PARENT, 40, 5, List.of(0));
        task(1, 0, 0, 0, List.of(), image(0));
        task(1, 0, 0, 0, List.of(0), image(0));

        assertThat(run(0, 1, 1).jobs().get(1).pullSeconds()).isEqualTo(140);
    }

    @Test
    void doesNotPullLayersThatTheJobBuildsItself() {
        task(1, Task.NO_PARENT, 40, 5, List.of(0));
        task(1, 0, 30, 5, List.of(), image(0));
        task(1, Task.NO_PARENT, 7, 7, List.of());
        task(1, Task.NO_PARENT, 0, 0, List.of(), image(1), image(2));

        assertThat(run(0, 1, 2, 2).jobs().get(2).pullSeconds()).isEqualTo(170);
    }

    @Test
    void handsOverASliceWherePathsAreEnough() {
        task(1, Task.NO_PARENT, 40, 5, List.of(0));
        task(1, Task.NO_PARENT, 0, 0, List.of(), slice(0));

        Outcome outcome = run(0, 1);

        assertThat(outcome.jobs().get(0).pushSeconds()).as("layers and slice").isEqualTo(90);
        assertThat(outcome.jobs().get(1).pullSeconds()).isEqualTo(5);
    }

    @Test
    void handsOverTheImageToAllWhereOneWantsAllOfIt() {
        task(1, Task.NO_PARENT, 40, 5, List.of(0));
        task(1, Task.NO_PARENT, 0, 0, List.of(), slice(0));
        task(1, 0, 0, 0, List.of(), image(0));

        Outcome outcome = run(0, 1, 2);

        assertThat(outcome.jobs().get(0).pushSeconds()).isEqualTo(80);
        assertThat(outcome.jobs().get(1).pullSeconds()).isEqualTo(140);
    }

    @Test
    void startsAJobWhenAllThatItNeedsHasEnded() {
        task(100, Task.NO_PARENT, 0, 0, List.of());
        task(10, Task.NO_PARENT, 0, 0, List.of());
        task(5, Task.NO_PARENT, 0, 0, List.of(), image(0), image(1));

        Outcome outcome = run(0, 1, 2);

        assertThat(outcome.jobs().get(2).startSeconds()).isEqualTo(130);
        assertThat(outcome.makespanSeconds()).isEqualTo(165);
        assertThat(outcome.criticalPath()).containsExactly(0, 2);
    }

    @Test
    void letsTheJobWithTheLongestWayToGoFirstWhereRunnersAreShort() {
        atOnce = 1;
        task(10, Task.NO_PARENT, 0, 0, List.of());
        task(10, Task.NO_PARENT, 0, 0, List.of());
        task(100, Task.NO_PARENT, 0, 0, List.of(), image(1));

        Outcome outcome = run(0, 1, 2);

        assertThat(outcome.jobs()).extracting(Outcome.JobRun::endSeconds).containsExactly(210.0, 40.0, 170.0);
        assertThat(outcome.jobs().get(0).queueSeconds()).isEqualTo(180);
        assertThat(outcome.criticalPath()).containsExactly(1, 2, 0);
    }

    @Test
    void refusesJobsThatNeedEachOther() {
        task(1, Task.NO_PARENT, 0, 0, List.of());
        task(1, Task.NO_PARENT, 0, 0, List.of(), image(0));
        task(1, Task.NO_PARENT, 0, 0, List.of(), image(1));

        assertThatThrownBy(() -> run(0, 1, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Runs the tasks, each in the job that is named at its place. */
    private Outcome run(int... jobs) {
        Machine machine = new Machine(4, 10, 20, MB, MB / 2.0, 3600, 20);
        List<List<Integer>> units =
                IntStream.range(0, tasks.size()).mapToObj(List::of).toList();
        Problem problem = new Problem(tasks, images, List.of(machine), units, Set.of(), Integer.MAX_VALUE, atOnce);
        int last = Arrays.stream(jobs).max().orElseThrow();
        return new Evaluator(problem)
                .run(IntStream.rangeClosed(0, last)
                        .mapToObj(job -> IntStream.range(0, jobs.length)
                                .filter(task -> jobs[task] == job)
                                .boxed()
                                .toList())
                        .toList());
    }

    private void task(
            double seconds, int parent, long layers, long slice, List<Integer> wanted, Task.Supply... supplies) {
        List<Integer> root = parent == Task.NO_PARENT ? wanted : List.of();
        tasks.add(new Task(
                seconds, 4, Task.ANY_MACHINE, parent, layers * MB, slice * MB, wanted, root, List.of(supplies), false));
    }

    private static Task.Supply image(int task) {
        return new Task.Supply(task, false);
    }

    private static Task.Supply slice(int task) {
        return new Task.Supply(task, true);
    }
}
