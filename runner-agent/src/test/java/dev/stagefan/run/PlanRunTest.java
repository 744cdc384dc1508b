package dev.stagefan.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stagefan.agent.AgentException.Fault;
import dev.stagefan.buildkit.BuildEvent;
import dev.stagefan.buildkit.BuildFailure;
import dev.stagefan.buildkit.Cancellation;
import dev.stagefan.plan.Job;
import dev.stagefan.plan.Plan;
import dev.stagefan.record.JobRecord;
import dev.stagefan.run.JobResult.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PlanRunTest {
    /** base takes long to the end by way of long, and short is a short cut. */
    private static final Plan DIAMOND =
            TestPlan.of(List.of(5.0, 10.0, 60.0, 5.0), "base", "short: base", "long: base", "merge: short long");

    private final List<String> begun = Collections.synchronizedList(new ArrayList<>());
    private final List<String> kept = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, Map<String, String>> inputs = new ConcurrentHashMap<>();
    private final Cancellation cancellation = new Cancellation();

    @Test
    void ofSeveralJobsThatCouldBeginTheOneWithTheLongestWayLeftDoes() {
        RunResult result = run(DIAMOND, 1, FailurePolicy.STOP, this::succeed);

        assertThat(begun).containsExactly("base", "long", "short", "merge");
        assertThat(result.succeeded()).isTrue();
        assertThat(result.criticalPath()).containsExactly("base", "long", "short", "merge");
        assertThat(result.mostAtOnce()).isEqualTo(1);
    }

    @Test
    void whereNoDurationIsKnownTheLongestChainGoesFirst() {
        Plan plan = TestPlan.of("a", "b", "c: b", "d: c", "merge: a d");

        run(plan, 1, FailurePolicy.STOP, this::succeed);

        assertThat(begun).containsExactly("b", "c", "a", "d", "merge");
    }

    @Test
    void jobsThatDoNotNeedEachOtherRunAtTheSameTime() {
        CyclicBarrier both = new CyclicBarrier(2);

        RunResult result = run(DIAMOND, 2, FailurePolicy.STOP, assignment -> {
            if (assignment.job().id().equals("short") || assignment.job().id().equals("long")) {
                await(both);
            }
            return succeed(assignment);
        });

        assertThat(result.succeeded()).isTrue();
        assertThat(result.mostAtOnce()).isEqualTo(2);
        assertThat(result.jobs().stream().map(JobResult::builder))
                .containsExactly("b1", "b2", "b1", result(result, "merge").builder());
    }

    @Test
    void aJobTakesWhatTheJobsThatItNeedsMade() {
        RunResult result = run(DIAMOND, 2, FailurePolicy.STOP, this::succeed);

        assertThat(inputs.get("base")).isEmpty();
        assertThat(inputs.get("short")).isEqualTo(Map.of("stage-0", TestPlan.digest("base")));
        assertThat(inputs.get("merge"))
                .isEqualTo(Map.of("stage-1", TestPlan.digest("short"), "stage-2", TestPlan.digest("long")));
        assertThat(result.image()).contains(TestPlan.digest("merge"));
    }

    @Test
    void aRecordIsKeptBeforeAnythingRestsOnIt() {
        run(DIAMOND, 1, FailurePolicy.STOP, assignment -> {
            assertThat(kept).containsAll(assignment.job().needs());
            return succeed(assignment);
        });

        assertThat(kept).containsExactly("base", "long", "short", "merge");
    }

    @Test
    void theFirstFailureCancelsWhatRunsAndNothingMoreBegins() {
        CountDownLatch runs = new CountDownLatch(1);

        RunResult result = run(DIAMOND, 2, FailurePolicy.STOP, assignment -> switch (assignment
                .job()
                .id()) {
            case "short" -> {
                await(runs);
                throw new JobFailure("it does not compile", Fault.BUILD, null);
            }
            case "long" -> {
                runs.countDown();
                throw untilCancelled(assignment);
            }
            default -> succeed(assignment);
        });

        assertThat(outcomes(result))
                .containsExactly(Outcome.SUCCEEDED, Outcome.FAILED, Outcome.CANCELLED, Outcome.NOT_BEGUN);
        assertThat(result.fault()).contains(Fault.BUILD);
        assertThat(result(result, "short").failure()).isEqualTo("it does not compile");
        assertThat(result.cancelled()).isFalse();
    }

    @Test
    void keepingGoingCarriesOutAllThatDoesNotNeedWhatFailed() {
        Plan plan = TestPlan.of("base", "bad: base", "worse: bad", "good: base", "better: good", "merge: worse better");

        RunResult result = run(plan, 2, FailurePolicy.GO_ON, assignment -> {
            if (assignment.job().id().equals("bad")) {
                throw new JobFailure("the registry is gone", Fault.OUTSIDE, null);
            }
            return succeed(assignment);
        });

        assertThat(outcomes(result))
                .containsExactly(
                        Outcome.SUCCEEDED,
                        Outcome.FAILED,
                        Outcome.NOT_BEGUN,
                        Outcome.SUCCEEDED,
                        Outcome.SUCCEEDED,
                        Outcome.NOT_BEGUN);
        assertThat(result.fault()).contains(Fault.OUTSIDE);
        assertThat(kept).containsExactlyInAnyOrder("base", "good", "better");
    }

    @Test
    void whatWasDoneBeforeIsNotDoneAgain() {
        Map<String, JobRecord> done = Map.of(
                "base", TestPlan.record(DIAMOND, "base", TestPlan.DIGEST),
                "long", TestPlan.record(DIAMOND, "long", TestPlan.DIGEST));

        RunResult result =
                planRun(DIAMOND, 1, FailurePolicy.STOP, this::succeed).carryOut(done, cancellation);

        assertThat(begun).containsExactly("short", "merge");
        assertThat(outcomes(result))
                .containsExactly(Outcome.RESUMED, Outcome.SUCCEEDED, Outcome.RESUMED, Outcome.SUCCEEDED);
        assertThat(inputs.get("merge")).containsEntry("stage-2", TestPlan.digest("long"));
        assertThat(result.succeeded()).isTrue();
    }

    @Test
    void aRunOfWhichAllIsDoneBeginsNothing() {
        Plan plan = TestPlan.of("merge");

        RunResult result = planRun(plan, 1, FailurePolicy.STOP, this::succeed)
                .carryOut(Map.of("merge", TestPlan.record(plan, "merge", TestPlan.DIGEST)), cancellation);

        assertThat(begun).isEmpty();
        assertThat(result.image()).contains(TestPlan.digest("merge"));
    }

    @Test
    void aCancellationEndsWhatRuns() {
        RunResult result = run(DIAMOND, 2, FailurePolicy.GO_ON, assignment -> {
            if (assignment.job().id().equals("base")) {
                return succeed(assignment);
            }
            cancellation.cancel();
            throw untilCancelled(assignment);
        });

        assertThat(outcomes(result))
                .containsExactly(Outcome.SUCCEEDED, Outcome.CANCELLED, Outcome.CANCELLED, Outcome.NOT_BEGUN);
        assertThat(result.cancelled()).isTrue();
        assertThat(result.fault()).isEmpty();
    }

    @Test
    void anInterruptIsACancellationAndIsKept() {
        Thread runs = Thread.currentThread();

        RunResult result = run(DIAMOND, 1, FailurePolicy.GO_ON, assignment -> {
            runs.interrupt();
            throw untilCancelled(assignment);
        });

        assertThat(Thread.interrupted()).isTrue();
        assertThat(result.cancelled()).isTrue();
        assertThat(outcomes(result)).startsWith(Outcome.CANCELLED);
    }

    @Test
    void aMistakeInAJobEndsTheRunAndIsTold() {
        assertThatThrownBy(() -> run(DIAMOND, 2, FailurePolicy.GO_ON, assignment -> {
                    if (assignment.job().id().equals("long")) {
                        throw new IllegalArgumentException("a mistake");
                    }
                    if (assignment.job().id().equals("short")) {
                        throw untilCancelled(assignment);
                    }
                    return succeed(assignment);
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("a mistake");
    }

    private interface Work {
        JobRecord of(Given assignment) throws JobFailure, InterruptedException;
    }

    /** What a carrier is given. */
    private record Given(Plan plan, Assignment assignment, Cancellation cancellation) {
        Job job() {
            return assignment.job();
        }
    }

    private RunResult run(Plan plan, int builders, FailurePolicy policy, Work work) {
        return planRun(plan, builders, policy, work).carryOut(Map.of(), cancellation);
    }

    private PlanRun planRun(Plan plan, int builders, FailurePolicy policy, Work work) {
        return new PlanRun(
                plan,
                List.of("b1", "b2", "b3").subList(0, builders),
                policy,
                (assignment, listener, jobs) -> {
                    begun.add(assignment.job().id());
                    inputs.put(assignment.job().id(), assignment.inputs());
                    return work.of(new Given(plan, assignment, jobs));
                },
                record -> kept.add(record.job()),
                new Silent(),
                new TickingClock());
    }

    private JobRecord succeed(Given given) {
        return TestPlan.record(given.plan(), given.job().id(), TestPlan.DIGEST);
    }

    private static JobFailure untilCancelled(Given given) throws InterruptedException {
        CountDownLatch cancelled = new CountDownLatch(1);
        given.cancellation().onCancel(cancelled::countDown);
        cancelled.await();
        return new JobFailure("it was cancelled", Fault.CANCELLED, null);
    }

    private static void await(CountDownLatch latch) throws InterruptedException {
        latch.await();
    }

    private static void await(CyclicBarrier barrier) throws InterruptedException {
        try {
            barrier.await();
        } catch (BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Outcome> outcomes(RunResult result) {
        return result.jobs().stream().map(JobResult::outcome).toList();
    }

    private static JobResult result(RunResult result, String job) {
        return result.jobs().stream()
                .filter(each -> each.job().equals(job))
                .findFirst()
                .orElseThrow();
    }

    private static final class Silent implements RunListener {
        @Override
        public void said(String sentence) {}

        @Override
        public void began(Job job, String builder) {}

        @Override
        public void said(Job job, String sentence) {}

        @Override
        public void on(Job job, BuildEvent event) {}

        @Override
        public void failed(Job job, BuildFailure failure) {}

        @Override
        public void ended(Job job, JobResult result) {}
    }
}
