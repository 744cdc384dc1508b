package dev.stagefan.workflow;

import dev.stagefan.workflow.yaml.Template;
import dev.stagefan.workflow.yaml.Triggers;
import dev.stagefan.workflow.yaml.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the job that decides which jobs run says to the action, beside what every job says. */
final class ResolveCall {
    /** The input of the workflow that names what is built although nothing changed. */
    static final String REBUILD = "rebuild";

    private final WorkflowOptions options;
    private final AgentOptions agent;

    ResolveCall(WorkflowOptions options, AgentOptions agent) {
        this.options = options;
        this.agent = agent;
    }

    static Triggers.Input rebuildInput() {
        return Triggers.Input.text(
                REBUILD, "stages to build although nothing changed, with commas between them; all for all", "");
    }

    Map<String, Value> with() {
        ReuseOptions reuse = agent.reuse();
        Map<String, Value> with = new LinkedHashMap<>();
        with.put("commit", Template.expression("github.sha"));
        with.put("namespace", Template.expression("github.ref"));
        AgentCall.putLines(with, "reuse-from", refs());
        AgentCall.putLines(with, "resolve-args", literals(reuse.resolveArgs()));
        AgentCall.putLines(with, "refresh", literals(reuse.refresh()));
        with.put("rebuild", Template.expression("inputs." + REBUILD));
        String salt = reuse.salt();
        if (salt != null) {
            with.put("salt", Template.literal(salt));
        }
        if (reuse.attest()) {
            with.put("attested", Template.expression("github.repository"));
        }
        AgentCall.putLines(with, "optional", literals(agent.optional()));
        return with;
    }

    /** A pull request may take what the branch that it is for has made; never the other way round. */
    private List<Template> refs() {
        List<Template> refs = new ArrayList<>();
        for (String ref : agent.reuse().reuseFrom()) {
            refs.add(Template.literal(ref.startsWith("refs/") ? ref : "refs/heads/" + ref));
        }
        if (options.pullRequests() == PullRequests.FAN_OUT) {
            refs.add(Template.expression("github.base_ref && format('refs/heads/{0}', github.base_ref) || ''"));
        }
        return refs;
    }

    private static List<Template> literals(List<String> texts) {
        return texts.stream().map(Template::literal).toList();
    }
}
