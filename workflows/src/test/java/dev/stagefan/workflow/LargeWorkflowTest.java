package dev.stagefan.workflow;

import static dev.stagefan.workflow.JobFixture.mergeJob;
import static dev.stagefan.workflow.JobFixture.stageJob;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stagefan.plan.Transport;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The most that a workflow of GitHub's can hold. */
class LargeWorkflowTest {
    @Test
    void holdsTwoHundredStagesSideBySide() throws WorkflowException {
        String workflow = workflow("component");

        assertThat(OwnChecks.findings(workflow)).isEmpty();
        assertThat(workflow.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(500_000);
        assertThat(workflow)
                .contains("build-contexts: |\n            ${{ env.BUILD_CONTEXTS_1 }}")
                .doesNotContain("- *");
    }

    @Test
    void writesOnceWhatJobsRepeatOnlyWhereTheFileWouldBeTooLong() throws WorkflowException {
        String workflow = workflow("component-with-a-rather-long-name");

        assertThat(OwnChecks.findings(workflow)).isEmpty();
        assertThat(workflow.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(500_000);
        assertThat(workflow).containsOnlyOnce("- &log-in-to-ghcr-io\n").contains("- *log-in-to-ghcr-io\n");
    }

    private static String workflow(String prefix) throws WorkflowException {
        PlanFixture plan = new PlanFixture();
        JobFixture merge = mergeJob().builds(199).readsContext();
        for (int i = 0; i < 199; i++) {
            String name = prefix + "-%03d".formatted(i);
            plan.stage(name);
            plan.job(stageJob(name).builds(i).readsContext().handsOn(plan.slice(i, "/opt/" + name)));
            merge.takes(plan.input(i, name, Transport.SLICE, "only COPY takes paths of it"));
        }
        plan.stage("app").job(merge);
        return plan.generate(WorkflowOptions.of(GoldenWorkflows.COMMAND, "app"));
    }
}
