package dev.stagefan.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SharingTest {
    private static final double CORES = 4;

    @Test
    void gainsNothingWhenEveryTaskKeepsAllCoresBusy() {
        assertThat(seconds(task(60, 4), task(30, 8))).isEqualTo(90);
    }

    @Test
    void runsTasksSideBySideThatLeaveCoresIdle() {
        assertThat(seconds(task(60, 2), task(30, 2))).isEqualTo(60);
    }

    @Test
    void slowsAllTasksDownInProportionWhileTheyAskForMoreCoresThanThereAre() {
        // Six cores are asked for: both run at two thirds until the short one is done after 45 s.
        assertThat(seconds(task(60, 3), task(30, 3))).isCloseTo(45 + 30, within(1e-6));
    }

    @Test
    void letsATaskWaitForWhatItConsumes() {
        assertThat(seconds(task(60, 1), task(30, 1, 0), task(10, 1))).isEqualTo(90);
    }

    @Test
    void takesNoTimeForTasksThatTakeNone() {
        assertThat(seconds(task(0, 1), task(0, 1, 0), task(5, 1, 1))).isEqualTo(5);
    }

    private static double seconds(Task... tasks) {
        int[] members = IntStream.range(0, tasks.length).toArray();
        double[] seconds = Arrays.stream(tasks).mapToDouble(Task::seconds).toArray();
        return Sharing.seconds(List.of(tasks), seconds, members, CORES);
    }

    private static Task task(double seconds, double cores, int... consumed) {
        List<Task.Supply> supplies = Arrays.stream(consumed)
                .mapToObj(task -> new Task.Supply(task, false))
                .toList();
        return new Task(seconds, cores, Task.ANY_MACHINE, Task.NO_PARENT, 0, 0, List.of(), List.of(), supplies, false);
    }
}
