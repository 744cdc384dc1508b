package dev.stagefan.workflow;

import dev.stagefan.workflow.yaml.Flag;
import dev.stagefan.workflow.yaml.Permission;
import dev.stagefan.workflow.yaml.Step;
import dev.stagefan.workflow.yaml.Template;
import dev.stagefan.workflow.yaml.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the report needs for keeping a history: steps around it, permissions, and what it tells the action. */
final class HistorySteps {
    /** The branch, which has no files in common with the others, and is never checked out to build. */
    private static final String BRANCH = "stagefan-history";

    private static final String FOLDER = "/history";
    private static final String FILE = FOLDER + "/history.json";

    private final WorkflowOptions options;
    private final AgentOptions agent;

    HistorySteps(WorkflowOptions options, AgentOptions agent) {
        this.options = options;
        this.agent = agent;
    }

    /** What the job's token may do. */
    List<Permission> permissions() {
        List<Permission> permissions = new ArrayList<>();
        permissions.add(
                agent.history() == History.BRANCH
                        ? new Permission("contents", "write", "to check out, and to keep the history in a branch")
                        : JobFrame.READ);
        if (agent.history() == History.OCI && options.registry().credentials() == null) {
            permissions.add(new Permission("packages", "write", "to keep the history next to the image"));
        }
        if (agent.history() == History.ARTIFACT) {
            permissions.add(new Permission("actions", "read", "to fetch the history of earlier runs"));
        }
        return permissions;
    }

    boolean usesSecrets() {
        return agent.history() == History.OCI && options.registry().credentials() != null;
    }

    List<Step> before() {
        List<Step> steps = new ArrayList<>();
        if (agent.history() == History.OCI) {
            if (options.image() == null) {
                steps.add(RegistrySteps.nameImage(options.registry()));
            }
            steps.add(RegistrySteps.login(options.registry()));
        }
        if (agent.history() == History.ARTIFACT) {
            steps.add(fetch());
        }
        return steps;
    }

    List<Step> after() {
        if (agent.history() != History.ARTIFACT) {
            return List.of();
        }
        Map<String, Value> with = new LinkedHashMap<>();
        with.put("name", Template.literal(artifact()));
        with.put("path", Template.expression("runner.temp").text(FILE));
        with.put("if-no-files-found", Template.literal("ignore"));
        with.put("overwrite", Flag.TRUE);
        return List.of(new Step.Uses("", "Keep the history", null, Actions.UPLOAD, Map.of(), with));
    }

    /** Tells the action where the history is. What a pull request took says little of what a nightly will take. */
    void put(Map<String, Value> with) {
        History history = agent.history();
        if (history == null) {
            return;
        }
        String place = switch (history) {
            case OCI -> "format('oci:{0}', env." + BuildInputs.IMAGE + ")";
            case BRANCH -> "'branch:" + BRANCH + "'";
            case ARTIFACT -> "format('file:{0}" + FILE + "', runner.temp)";
        };
        boolean fansOut = options.pullRequests() == PullRequests.FAN_OUT;
        with.put(
                "history",
                Template.expression(fansOut ? "github.event_name != 'pull_request' && " + place + " || ''" : place));
    }

    /** The newest one of this branch; a fork's run may have kept one of that name, too, and it is not taken. */
    private Step fetch() {
        Map<String, Template> env = new LinkedHashMap<>();
        env.put("GH_TOKEN", Template.expression("github.token"));
        env.put("HISTORY", Template.literal(artifact()));
        return new Step.Run(
                "A history that is not there, or cannot be fetched, is begun anew.",
                "Fetch the history",
                null,
                env,
                """
                mkdir -p "$RUNNER_TEMP/history"
                run=$(gh api "repos/$GITHUB_REPOSITORY/actions/artifacts?name=$HISTORY&per_page=100" --jq '
                  [.artifacts[] | select(.expired | not) | .workflow_run
                    | select(.head_repository_id == .repository_id and .head_branch == env.GITHUB_REF_NAME) | .id
                  ] | first // empty') || run=
                if [ -n "$run" ]; then
                  gh run download "$run" --repo "$GITHUB_REPOSITORY" --name "$HISTORY" --dir "$RUNNER_TEMP/history" || true
                fi
                """);
    }

    private String artifact() {
        return AgentCall.artifact(agent) + "-history";
    }
}
