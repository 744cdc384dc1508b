package dev.stagefan.cli;

import picocli.CommandLine.ArgGroup;

/** The options that say what a generated workflow is to be. */
final class GenerateOptions {
    @ArgGroup(validate = false, heading = "%nWhat starts the workflow, beside a person and another workflow:%n")
    TriggerOptions triggers = new TriggerOptions();

    @ArgGroup(validate = false, heading = "%nWhere it publishes, and with which secrets:%n")
    PublishOptions publish = new PublishOptions();

    @ArgGroup(validate = false, heading = "%nWith the runner agent instead of Docker's own actions:%n")
    AgentWorkflowOptions agent = new AgentWorkflowOptions();

    @ArgGroup(validate = false, heading = "%nWhat is known, and what you decide:%n")
    PlanningOptions planning = new PlanningOptions();

    @ArgGroup(validate = false, heading = "%nThe build request, as for docker buildx build:%n")
    RequestOptions request = new RequestOptions();
}
