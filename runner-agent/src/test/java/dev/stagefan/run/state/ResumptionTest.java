package dev.stagefan.run.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagefan.plan.Plan;
import dev.stagefan.record.JobRecord;
import dev.stagefan.run.TestPlan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run that goes on with an earlier one need not do. */
class ResumptionTest {
    private static final Plan PLAN =
            TestPlan.of("base", "context: base", "other: base", "top: other", "merge: context top");
    private static final RunState STATE = new RunState(
            TestPlan.DIGEST, "stagefan/app", "sha256:settings", "sha256:context", Map.of("busybox", "sha256:busybox"));

    @TempDir
    private Path temporary;

    private StateFolder folder;
    private final Set<String> registry = new HashSet<>();

    @BeforeEach
    void aRunWasKilledBeforeItsMergeJob() throws Exception {
        folder = StateFolder.open(temporary.resolve("state"));
        folder.begin(List.of("merge", "top", "other", "context", "base"), "{}", STATE);
        for (String job : List.of("base", "context", "other", "top")) {
            folder.keep(TestPlan.record(PLAN, job, TestPlan.DIGEST));
            registry.add(TestPlan.digest(job));
        }
    }

    @AfterEach
    void close() {
        folder.close();
    }

    @Test
    void allThatWasDoneIsLeft() throws Exception {
        Resumption resumption = resume(STATE);

        assertThat(resumption.done().keySet()).containsExactly("base", "context", "other", "top");
        assertThat(resumption.reason()).isEmpty();
        assertThat(resumption.undone(PLAN)).containsExactly("merge");
    }

    @Test
    void whatIsNoLongerInTheRegistryIsDoneAgainWithAllThatNeedsIt() throws Exception {
        registry.remove(TestPlan.digest("other"));

        Resumption resumption = resume(STATE);

        assertThat(resumption.done().keySet()).containsExactly("base", "context");
        // What needs it comes first: a record never outlives one that it rests on.
        assertThat(resumption.undone(PLAN)).containsExactly("merge", "top", "other");
    }

    @Test
    void aRecordThatRestsOnOneThatIsForgottenIsForgottenFirst() throws Exception {
        registry.remove(TestPlan.digest("base"));
        folder.begin(resume(STATE).undone(PLAN), "{}", STATE);
        folder.keep(TestPlan.record(PLAN, "base", TestPlan.DIGEST));
        registry.add(TestPlan.digest("base"));

        assertThat(resume(STATE).done().keySet()).containsExactly("base");
    }

    @Test
    void aChangedContextOnlyMattersToJobsThatReadItAndThoseAfterThem() throws Exception {
        Resumption resumption = resume(
                new RunState(STATE.planDigest(), STATE.images(), STATE.settings(), "sha256:other", STATE.bases()));

        assertThat(resumption.done().keySet()).containsExactly("base", "other", "top");
        assertThat(resumption.reason()).isEqualTo("the build context has changed");
    }

    @Test
    void nothingIsLeftWhereAnythingElseHasChanged() throws Exception {
        String other = "sha256:other";
        assertThat(resume(new RunState(other, STATE.images(), STATE.settings(), STATE.context(), STATE.bases())))
                .isEqualTo(new Resumption(Map.of(), "the run before carried out another plan"));
        assertThat(resume(new RunState(
                        STATE.planDigest(), "elsewhere", STATE.settings(), STATE.context(), STATE.bases())))
                .isEqualTo(new Resumption(Map.of(), "the run before handed its stages on through stagefan/app"));
        assertThat(resume(new RunState(STATE.planDigest(), STATE.images(), other, STATE.context(), STATE.bases()))
                        .reason())
                .startsWith("a named context");
        assertThat(resume(new RunState(
                                STATE.planDigest(),
                                STATE.images(),
                                STATE.settings(),
                                STATE.context(),
                                Map.of("busybox", other)))
                        .done())
                .isEmpty();
    }

    @Test
    void aRecordOfAFailureOrOfAnotherPlanDoesNotCount() throws Exception {
        JobRecord record = TestPlan.record(PLAN, "base", TestPlan.DIGEST);
        folder.keep(new JobRecord(
                record.planDigest(),
                record.run(),
                record.job(),
                record.merge(),
                record.runner(),
                record.machine(),
                record.startedAt(),
                record.endedAt(),
                JobRecord.Outcome.FAILED,
                "it does not compile",
                record.builds(),
                List.of(),
                null));
        assertThat(resume(STATE).done()).isEmpty();

        folder.keep(TestPlan.record(PLAN, "base", "sha256:" + "e".repeat(64)));
        assertThat(resume(STATE).done()).isEmpty();
    }

    @Test
    void aRecordThatIsNotWholeDoesNotCount() throws Exception {
        Path file = folder.path().resolve("records/other.json");
        Files.writeString(file, Files.readString(file).substring(0, 100));

        assertThat(resume(STATE).done().keySet()).containsExactly("base", "context");
    }

    @Test
    void whatWasBeingWrittenWhenTheRunWasKilledDoesNotCount() throws Exception {
        Files.delete(folder.path().resolve("records/top.json"));
        Files.writeString(folder.path().resolve("records/top.json.new"), "{\"schema\": \"stagefan/rec");

        assertThat(resume(STATE).done().keySet()).containsExactly("base", "context", "other");
    }

    @Test
    void whereNoRunBeganThereIsNothingToGoOnWith() throws Exception {
        folder.clear();

        Resumption resumption = resume(STATE);

        assertThat(resumption.done()).isEmpty();
        assertThat(resumption.reason()).contains("there is no run in " + folder.path());
    }

    private Resumption resume(RunState now) throws Exception {
        return Resumption.of(PLAN, folder, now, registry::contains);
    }
}
