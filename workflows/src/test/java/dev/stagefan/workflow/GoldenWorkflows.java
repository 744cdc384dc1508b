package dev.stagefan.workflow;

import static dev.stagefan.workflow.JobFixture.mergeJob;
import static dev.stagefan.workflow.JobFixture.stageJob;

import dev.stagefan.plan.Transport;

/** The plans whose workflows are kept next to them as golden files, {@code src/test/resources/workflows/NAME.yml}. */
enum GoldenWorkflows {
    NAMED_CONTEXT {
        @Override
        String generate() throws WorkflowException {
            PlanFixture plan = new PlanFixture().stage("base").stage("left").stage("right").stage("app");
            plan.job(stageJob("base").builds(0).handsOn(plan.image(0)));
            plan.job(stageJob("left")
                    .builds(1)
                    .readsContext()
                    .takes(plan.input(0, "base", Transport.NAMED_CONTEXT, "nothing inherits its ARGs"))
                    .handsOn(plan.slice(1, "/out")));
            plan.job(stageJob("right")
                    .builds(2)
                    .takes(plan.input(0, "base", Transport.NAMED_CONTEXT, "nothing inherits its ARGs"))
                    .handsOn(plan.image(2)));
            plan.job(mergeJob()
                    .builds(3)
                    .readsContext()
                    .takes(plan.input(0, "base", Transport.NAMED_CONTEXT, "nothing inherits its ARGs"))
                    .takes(plan.input(1, "left", Transport.SLICE, "only COPY takes paths of it"))
                    .takes(plan.input(2, "right", Transport.NAMED_CONTEXT, "its whole root is copied")));
            return plan.generate(WorkflowOptions.of("stagefan generate -o .github/workflows/app.yml", "App image"));
        }
    };

    abstract String generate() throws WorkflowException;
}
