package dev.stagefan.cli;

import dev.stagefan.workflow.AgentOptions;
import dev.stagefan.workflow.WorkflowException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of a workflow whose jobs call the runner agent. */
final class AgentWorkflowOptions {
    @Option(
            names = "--agent",
            description = "Let each job call the runner agent, and write the plan next to the workflow.")
    boolean agent;

    @Option(
            names = "--action",
            paramLabel = "ACTION",
            description =
                    "The action that calls it: OWNER/REPO/PATH@COMMIT, with '# v1.2.3' behind it for a release, or"
                            + " ./PATH in this repository.")
    @Nullable
    String action;

    @Option(
            names = "--jar",
            paramLabel = "URL|PATH",
            description = "The runnable jar that the action runs (default: it builds one of its own source, which takes"
                    + " a minute or two in each job).")
    @Nullable
    String jar;

    @Option(names = "--jar-sha256", paramLabel = "HEX", description = "The SHA-256 of that jar.")
    @Nullable
    String jarSha256;

    @Option(
            names = "--optional",
            paramLabel = "IMAGE",
            description = "An image, or all, that the jobs' builders may look up themselves where a runner cannot, as"
                    + " by a mirror that only they know; may be repeated.")
    List<String> optional = new ArrayList<>();

    /**
     * Reads the options.
     *
     * @param planPath path of the plan's file, relative to the repository
     */
    AgentOptions options(String planPath) throws Failure, WorkflowException {
        if (action == null) {
            throw Failure.badInput("could not write a workflow that calls the agent because no action is given;"
                    + " give its commit with --action OWNER/REPO/PATH@COMMIT");
        }
        String location = jar;
        String sha256 = jarSha256;
        if ((location == null) != (sha256 == null)) {
            throw Failure.badInput("could not name the agent's jar because only one of --jar and --jar-sha256 is given;"
                    + " give both");
        }
        return new AgentOptions(
                AgentOptions.action(action),
                location == null || sha256 == null ? null : AgentOptions.Jar.of(location, sha256),
                optional,
                planPath);
    }

    /** Refuses what means nothing to the workflow without the agent. */
    void requireNone() throws Failure {
        String given = action != null
                ? "--action"
                : jar != null ? "--jar" : jarSha256 != null ? "--jar-sha256" : optional.isEmpty() ? null : "--optional";
        if (given != null) {
            throw Failure.badInput(
                    "could not use " + given + " because the workflow does not call the agent; give --agent, too");
        }
    }
}
