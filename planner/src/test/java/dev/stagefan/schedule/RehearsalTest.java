package dev.stagefan.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RehearsalTest {
    private static final double CLOSE = 1e-6;

    @Test
    void runsRandomProblemsAsTheEvaluatorDoesWhereNothingIsDifferent() {
        for (long seed = 0; seed < 300; seed++) {
            Problem problem = RandomProblems.of(seed, 9, RandomProblems.Cores.MIXED, 1 + (int) (seed % 4));
            List<List<Integer>> jobs = randomJobs(problem, seed);
            Rehearsal.of(problem, jobs)
                    .ifPresent(rehearsal -> assertThat(
                                    rehearsal.run(rehearsal.usualSeconds(), usualMachines(rehearsal), Exports.IN_TURN))
                            .isEqualTo(new Evaluator(problem).run(jobs)));
        }
    }

    @Test
    void isAbsentForJobsThatNeedEachOther() {
        Problem problem = problem(task(1), task(1, 0), task(1, 1));

        assertThat(Rehearsal.of(problem, List.of(List.of(0, 2), List.of(1)))).isEmpty();
    }

    @Test
    void takesOtherSecondsAndOtherMachines() {
        Rehearsal rehearsal = rehearsal(problem(task(10), task(20, 0)), 0, 1);
        Machine slow = new Machine(4, 7, 3, 1e6, 1e6, 3600, 20);

        Outcome outcome = rehearsal.run(
                new double[] {100, 200}, List.of(slow, usualMachines(rehearsal).get(1)), Exports.IN_TURN);

        assertThat(outcome.jobs().get(0).endSeconds())
                .as("queue, set-up, build and a push of 10 MB")
                .isCloseTo(7 + 3 + 100 + 10, within(CLOSE));
        assertThat(outcome.makespanSeconds()).isCloseTo(120 + 10 + 20 + 10 + 200 + 20, within(CLOSE));
    }

    @Test
    void sendsAPartOfSharedLayersTwiceWhereExportsRunAtTheSameTime() {
        Rehearsal rehearsal = rehearsal(problem(task(10), task(20, 0)), 0, 1);

        Outcome inTurn = rehearsal.run(rehearsal.usualSeconds(), usualMachines(rehearsal), Exports.IN_TURN);
        Outcome together = rehearsal.run(rehearsal.usualSeconds(), usualMachines(rehearsal), Exports.AT_THE_SAME_TIME);

        assertThat(inTurn.jobs().get(0).pushSeconds()).isCloseTo(20, within(CLOSE));
        assertThat(together.jobs().get(0).pushSeconds()).isCloseTo(20 * 1.12, within(CLOSE));
    }

    @Test
    void sendsNothingTwiceThatOnlyTheCacheHolds() {
        Rehearsal rehearsal = rehearsal(problem(task(10), task(20), task(5, 0, 1)), 0, 0, 0);

        Outcome together = rehearsal.run(rehearsal.usualSeconds(), usualMachines(rehearsal), Exports.AT_THE_SAME_TIME);

        assertThat(together.jobs().get(0).pushSeconds())
                .as("three times 10 MB at 0.5 MB/s, of which the final image holds one")
                .isCloseTo(20 + 20 + 20 * 1.12, within(CLOSE));
    }

    @Test
    void givesRunnersByTheUsualDurationsWhateverThisRunHas() {
        // One runner for three: the chain of 1 and 2 usually is longer than 0.
        Problem problem = problem(task(50), task(40), task(40, 1));
        Rehearsal rehearsal = rehearsal(
                new Problem(
                        problem.tasks(),
                        problem.imageBytes(),
                        problem.machines(),
                        problem.units(),
                        problem.isolated(),
                        Integer.MAX_VALUE,
                        1),
                0,
                1,
                2);

        Outcome outcome = rehearsal.run(new double[] {500, 1, 1}, usualMachines(rehearsal), Exports.IN_TURN);

        assertThat(outcome.jobs().get(1).startSeconds() + outcome.jobs().get(1).queueSeconds())
                .as("begins first")
                .isCloseTo(10, within(CLOSE));
        assertThat(outcome.jobs().get(0).queueSeconds()).isGreaterThan(40);
    }

    @Test
    void saysWhenEachTaskOfAJobRuns() {
        Rehearsal rehearsal = rehearsal(
                problem(task(60).cores(3), task(30).cores(3), task(10, 1).cores(1)), 0, 0, 0);

        List<Rehearsal.Span> spans = rehearsal.spans(0, rehearsal.usualSeconds());

        // Six of four cores are asked for until 45 s, when 0 has done 30 of its 60 s; then both have what they want.
        assertThat(spans).extracting(Rehearsal.Span::task).containsExactly(0, 1, 2);
        assertThat(spans.get(0).endSeconds()).isCloseTo(75, within(CLOSE));
        assertThat(spans.get(1).startSeconds()).isZero();
        assertThat(spans.get(1).endSeconds()).isCloseTo(45, within(CLOSE));
        assertThat(spans.get(2).startSeconds()).isCloseTo(45, within(CLOSE));
        assertThat(spans.get(2).endSeconds()).isCloseTo(55, within(CLOSE));
    }

    @Test
    void findsTheLongestChain() {
        Rehearsal rehearsal = rehearsal(problem(task(10), task(30), task(5, 0), task(7, 1, 2)), 0, 0, 0, 0);

        assertThat(rehearsal.longestChain(rehearsal.usualSeconds())).isEqualTo(37);
        assertThat(rehearsal.longestChain(new double[] {40, 30, 5, 7})).isEqualTo(52);
    }

    private static List<List<Integer>> randomJobs(Problem problem, long seed) {
        Random random = new Random(seed);
        List<List<Integer>> jobs = new ArrayList<>();
        for (int unit = 0; unit < problem.units().size(); unit++) {
            if (jobs.isEmpty() || random.nextInt(3) == 0) {
                jobs.add(new ArrayList<>());
            }
            jobs.get(random.nextInt(4) == 0 ? random.nextInt(jobs.size()) : jobs.size() - 1)
                    .add(unit);
        }
        jobs.removeIf(List::isEmpty);
        return jobs;
    }

    private static List<Machine> usualMachines(Rehearsal rehearsal) {
        return IntStream.range(0, rehearsal.jobs()).mapToObj(rehearsal::machine).toList();
    }

    /** The tasks in so many jobs, each named by the job at its place. */
    private static Rehearsal rehearsal(Problem problem, int... jobs) {
        List<List<Integer>> units = new ArrayList<>();
        IntStream.rangeClosed(0, Arrays.stream(jobs).max().orElseThrow()).forEach(job -> units.add(new ArrayList<>()));
        for (int task = 0; task < jobs.length; task++) {
            units.get(jobs[task]).add(task);
        }
        return Rehearsal.of(problem, units).orElseThrow();
    }

    private static Problem problem(Draft... drafts) {
        List<Task> tasks = Arrays.stream(drafts).map(Draft::task).toList();
        return new Problem(
                tasks,
                List.of(),
                List.of(new Machine(4, 10, 20, 1e6, 0.5e6, 3600, 20)),
                IntStream.range(0, tasks.size()).mapToObj(List::of).toList(),
                Set.of(),
                Integer.MAX_VALUE,
                20);
    }

    /** A task with 10 MB of layers that takes whole images. */
    private record Draft(double seconds, double cores, List<Integer> consumed) {
        Draft cores(double busy) {
            return new Draft(seconds, busy, consumed);
        }

        Task task() {
            return new Task(
                    seconds,
                    cores,
                    Task.ANY_MACHINE,
                    Task.NO_PARENT,
                    10_000_000,
                    0,
                    List.of(),
                    List.of(),
                    consumed.stream().map(task -> new Task.Supply(task, false)).toList(),
                    false);
        }
    }

    private static Draft task(double seconds, int... consumed) {
        return new Draft(seconds, 4, Arrays.stream(consumed).boxed().toList());
    }
}
