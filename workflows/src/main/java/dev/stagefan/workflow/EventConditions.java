package dev.stagefan.workflow;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which events the jobs that push run for, and which the one that pushes nothing. Neither holds where the other does.
 * The token of a fork's pull request, and of what Dependabot starts, may push nothing.
 */
final class EventConditions {
    private static final String PULL_REQUEST = "github.event_name == 'pull_request'";
    private static final String NO_PULL_REQUEST = "github.event_name != 'pull_request'";

    /** The author and not the actor, who is whoever touched it last and so may be forged (zizmor: bot-conditions). */
    private static final String DEPENDABOT = "github.event.pull_request.user.login";

    private static final String HEAD = "github.event.pull_request.head.repo.full_name";

    /** Where Dependabot pushes, and people rarely do. */
    private static final String DEPENDABOT_BRANCHES = "dependabot/";

    private static final String OF_DEPENDABOT =
            "github.event_name == 'push' && startsWith(github.ref, 'refs/heads/" + DEPENDABOT_BRANCHES + "')";

    private final PullRequests pullRequests;
    private final boolean dependabotPushes;

    EventConditions(WorkflowOptions options) {
        this.pullRequests = options.pullRequests();
        this.dependabotPushes = options.pushBranches().stream().anyMatch(EventConditions::mayMatchDependabot);
    }

    /** The condition of what pushes; null where nothing that may not push starts the workflow. */
    @Nullable
    String pushing() {
        List<String> all = new ArrayList<>();
        if (pullRequests == PullRequests.ONE_JOB) {
            all.add(NO_PULL_REQUEST);
        } else if (pullRequests == PullRequests.FAN_OUT) {
            String ours = "(" + HEAD + " == github.repository && " + DEPENDABOT + " != 'dependabot[bot]')";
            String either = NO_PULL_REQUEST + " || " + ours;
            all.add(dependabotPushes ? "(" + either + ")" : either);
        }
        if (dependabotPushes) {
            all.add("!(" + OF_DEPENDABOT + ")");
        }
        return all.isEmpty() ? null : String.join(" && ", all);
    }

    /** The condition of the one job that pushes nothing; null where there is no such job. */
    @Nullable
    String reading() {
        List<String> any = new ArrayList<>();
        if (pullRequests == PullRequests.ONE_JOB) {
            any.add(PULL_REQUEST);
        } else if (pullRequests == PullRequests.FAN_OUT) {
            String stranger = "(" + HEAD + " != github.repository || " + DEPENDABOT + " == 'dependabot[bot]')";
            String both = PULL_REQUEST + " && " + stranger;
            any.add(dependabotPushes ? "(" + both + ")" : both);
        }
        if (dependabotPushes) {
            any.add(any.isEmpty() ? OF_DEPENDABOT : "(" + OF_DEPENDABOT + ")");
        }
        return any.isEmpty() ? null : String.join(" || ", any);
    }

    /** Whether a pattern of branches may match one of Dependabot's: what stands before its first wildcard says. */
    private static boolean mayMatchDependabot(String pattern) {
        String start = pattern.replaceFirst("[*?+\\[\\\\].*", "");
        boolean wild = start.length() < pattern.length();
        return start.startsWith(DEPENDABOT_BRANCHES) || (wild && DEPENDABOT_BRANCHES.startsWith(start));
    }
}
