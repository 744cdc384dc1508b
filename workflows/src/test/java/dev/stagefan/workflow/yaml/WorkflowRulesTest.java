package dev.stagefan.workflow.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WorkflowRulesTest {
    private static final Triggers BY_HAND = new Triggers(List.of(), List.of(), false, List.of(), List.of(), List.of());

    @Test
    void findsNothingWrongWithASmallWorkflow() {
        assertThat(WorkflowRules.problems(workflow(job("a"), job("b", "a")))).isEmpty();
    }

    @Test
    void refusesAFileThatGitHubWouldNotStart() {
        WorkflowJob[] jobs = IntStream.range(0, 60)
                .mapToObj(i -> job("job" + i, "ubuntu-24.04", 60, i + "x".repeat(9_000)))
                .toArray(WorkflowJob[]::new);

        assertThat(WorkflowRules.problems(workflow(jobs)))
                .singleElement()
                .asString()
                .contains("bytes and GitHub starts no workflow of 500000 or more; try fewer jobs");
    }

    @Test
    void refusesATextThatGitHubWouldNotRead() {
        assertThat(WorkflowRules.problems(workflow(job("a", "ubuntu-24.04", 60, "x".repeat(20_000)))))
                .containsExactly(
                        "jobs.a.steps.run would have 20000 characters and GitHub reads no text of 20000 or more;"
                                + " try fewer jobs (--max-jobs)");
        assertThat(WorkflowRules.problems(workflow(job("a", "ubuntu-24.04", 60, "x".repeat(19_999)))))
                .isEmpty();
    }

    @Test
    void refusesMoreThanTwentyFiveInputs() {
        assertThat(WorkflowRules.problems(workflow(inputs(25), job("a")))).isEmpty();
        assertThat(WorkflowRules.problems(workflow(inputs(26), job("a"))))
                .containsExactly("it would have 26 inputs and GitHub takes 25; try fewer --expose-arg");
    }

    @Test
    void refusesInputsThatDifferInCapitalsOnly() {
        Triggers triggers = new Triggers(
                List.of(),
                List.of(),
                false,
                List.of(Triggers.Input.text("Version", "", ""), Triggers.Input.text("VERSION", "", "")),
                List.of(),
                List.of());

        assertThat(WorkflowRules.problems(workflow(triggers, job("a"))))
                .singleElement()
                .asString()
                .contains("Version, VERSION");
    }

    @Test
    void refusesALabelThatMoves() {
        assertThat(WorkflowRules.problems(workflow(job("a", "ubuntu-latest", 60, "true"))))
                .singleElement()
                .asString()
                .contains("would run on \"ubuntu-latest\"");
    }

    @Test
    void refusesLimitsThatGitHubDoesNotTake() {
        assertThat(WorkflowRules.problems(workflow(job("a", "ubuntu-24.04", 0, "true"))))
                .containsExactly("the job a would have a limit of 0 minutes, and GitHub takes 1 to 360");
        assertThat(WorkflowRules.problems(workflow(job("a", "ubuntu-24.04", 361, "true"))))
                .hasSize(1);
    }

    @Test
    void refusesJobsThatCannotBeToldApart() {
        assertThat(WorkflowRules.problems(workflow(job("a"), job("A")))).containsExactly("two jobs are called A");
    }

    @Test
    void refusesAJobThatNeedsALaterOne() {
        assertThat(WorkflowRules.problems(workflow(job("a", "b"), job("b"))))
                .containsExactly("the job a needs the job b, which does not come before it");
    }

    @Test
    void refusesWhatIsNoId() {
        assertThat(WorkflowRules.problems(workflow(job("1st"))))
                .singleElement()
                .asString()
                .startsWith("\"1st\" is no id");
        assertThat(WorkflowRules.problems(workflow(job("a".repeat(101))))).hasSize(1);
    }

    @Test
    void doesNotTakeAnExpressionInAScript() {
        assertThatThrownBy(() -> new Step.Run("", "run", null, Map.of(), "echo ${{ github.ref }}"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void doesNotTakeAnActionThatIsNotPinned() {
        assertThatThrownBy(() -> new Action("actions/checkout", "v7", "v7.0.1"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Triggers inputs(int count) {
        List<Triggers.Input> inputs = IntStream.range(0, count)
                .mapToObj(i -> Triggers.Input.text("ARG" + i, "", ""))
                .toList();
        return new Triggers(List.of(), List.of(), false, inputs, List.of(), List.of());
    }

    private static Workflow workflow(WorkflowJob... jobs) {
        return workflow(BY_HAND, jobs);
    }

    private static Workflow workflow(Triggers triggers, WorkflowJob... jobs) {
        Workflow.Concurrency alone = new Workflow.Concurrency("", Template.literal("alone"), Flag.FALSE);
        return new Workflow(List.of(), "test", triggers, alone, List.of(), List.of(jobs));
    }

    private static WorkflowJob job(String id, String... needs) {
        return job(id, List.of(needs), "ubuntu-24.04", 60, "true");
    }

    private static WorkflowJob job(String id, String runner, int minutes, String script) {
        return job(id, List.of(), runner, minutes, script);
    }

    private static WorkflowJob job(String id, List<String> needs, String runner, int minutes, String script) {
        return new WorkflowJob(
                id,
                List.of(),
                Template.literal(id),
                null,
                needs,
                Template.literal(runner),
                new WorkflowJob.Timeout(minutes, "given"),
                List.of(),
                null,
                Map.of(),
                List.of(new Step.Run("", "run", null, Map.of(), script)));
    }
}
