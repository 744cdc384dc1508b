package dev.stagefan.workflow;

import dev.stagefan.plan.Job;
import dev.stagefan.plan.Output;
import dev.stagefan.workflow.yaml.Flag;
import dev.stagefan.workflow.yaml.Step;
import dev.stagefan.workflow.yaml.Template;
import dev.stagefan.workflow.yaml.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The steps that call the runner agent: what they say to the action, and the variables that it needs for that. */
final class AgentCall {
    /** Variable of the workflow for the path of the plan's file. */
    static final String PLAN = "PLAN";

    /** Variable of the workflow for the SHA-256 of the plan's file, {@code sha256:…}. */
    static final String PLAN_DIGEST = "PLAN_DIGEST";

    private static final String OF_PULL_REQUEST = "github.event_name == 'pull_request'";
    private static final String CACHE_IMAGE = OF_PULL_REQUEST + " && format('{0}-pull-requests', env."
            + BuildInputs.IMAGE + ") || env." + BuildInputs.IMAGE;

    private static final String RECORD_NAME = "-record-";
    private static final String RECORD = "/record.json";
    private static final String RECORDS = "/records";

    private final Subject subject;
    private final AgentOptions agent;

    AgentCall(Subject subject, AgentOptions agent) {
        this.subject = subject;
        this.agent = agent;
    }

    /** The step {@code resolve}, whose outputs {@code resolution} and {@code jobs} say what is decided. */
    Step resolve() throws WorkflowException {
        Map<String, Template> env = new LinkedHashMap<>();
        List<Template> buildArgs = exposed(subject.options().exposedArgs(), env);
        Map<String, Value> with = with("resolve");
        with.put("image", BuildInputs.image());
        with.putAll(new ResolveCall(subject.options(), agent).with());
        putLines(with, "build-args", buildArgs);
        return call("", "Decide what is built", "resolve", env, with);
    }

    /** The step {@code agent}, whose output {@code digests} holds the digests of what the job hands on, by key. */
    Step stage(Job job, String name) throws WorkflowException {
        return build(job, "stage", "", name, Map.of());
    }

    /** The step {@code agent}, whose output {@code digest} is the digest of the final image. */
    Step merge(Job job, String name) throws WorkflowException {
        Map<String, Value> publication = new LinkedHashMap<>();
        publication.put("tags", tags(subject.options()));
        publication.put("labels", Template.expression("steps.meta.outputs.labels"));
        return build(job, "merge", "Nothing that another job has built is built here.", name, publication);
    }

    /** The final image's names. A pull request's image gets its number for a tag, whatever else is published. */
    static Template tags(WorkflowOptions options) {
        return Template.expression(
                options.pullRequests() == PullRequests.FAN_OUT
                        ? OF_PULL_REQUEST + " && format('{0}:pr-{1}', env." + BuildInputs.IMAGE
                                + ", github.event.pull_request.number) || steps.meta.outputs.tags"
                        : "steps.meta.outputs.tags");
    }

    /** The expression for the digest of what the step {@code agent} has pushed, empty where it has pushed nothing. */
    static String digest(Output output) {
        return "fromJSON(steps.agent.outputs.digests || '{}')['" + output.key() + "']";
    }

    /** Keeps what the job did, also where it failed; a job that was cancelled has nothing to say. */
    Step keepRecord(Job job) {
        Map<String, Value> with = new LinkedHashMap<>();
        with.put(
                "name",
                Template.literal(artifact(agent) + RECORD_NAME + job.id() + "-")
                        .then(Template.expression("github.run_attempt")));
        with.put("path", Template.expression("runner.temp").text(RECORD));
        with.put("if-no-files-found", Template.literal("ignore"));
        // A second call of this workflow in one run would fail otherwise.
        with.put("overwrite", Flag.TRUE);
        return new Step.Uses("", "Keep the record", null, "!cancelled()", Actions.UPLOAD, Map.of(), with);
    }

    /** Fetches the records of all jobs and attempts, each into a folder of its own. */
    Step fetchRecords() {
        Map<String, Value> with = new LinkedHashMap<>();
        with.put("pattern", Template.literal(artifact(agent) + RECORD_NAME + "*"));
        with.put("path", Template.expression("runner.temp").text(RECORDS));
        return new Step.Uses("", "Fetch the records", null, Actions.DOWNLOAD, Map.of(), with);
    }

    /** Writes the job summary. */
    Step report() {
        Map<String, Value> with = with("report");
        with.put("needs", Template.expression("toJSON(needs)"));
        with.put("records", Template.expression("runner.temp").text(RECORDS));
        String settings = agent.settingsPath();
        if (settings != null) {
            with.put("settings", Template.literal(settings));
        }
        new HistorySteps(subject.options(), agent).put(with);
        return call("", "Compare what happened with the plan", null, Map.of(), with);
    }

    private Step build(Job job, String command, String comment, String name, Map<String, Value> publication)
            throws WorkflowException {
        Credentials credentials = Credentials.of(job, subject.options());
        Map<String, Template> env = new LinkedHashMap<>();
        List<Template> buildArgs = exposed(
                job.buildArgs().stream()
                        .filter(subject.options().exposedArgs()::contains)
                        .toList(),
                env);
        env.putAll(credentials.env());
        Map<String, Value> with = with(command);
        with.put("job", Template.literal(job.id()));
        with.put("image", BuildInputs.image());
        if (subject.options().pullRequests() == PullRequests.FAN_OUT) {
            // Caches have no namespaces: a pull request must not write those that a protected branch builds on.
            with.put("cache-image", Template.expression(CACHE_IMAGE));
        }
        with.put("needs", Template.expression("toJSON(needs)"));
        putLines(with, "build-args", buildArgs);
        putLines(with, "secret-envs", credentials.secretEnvs());
        putLines(with, "ssh", credentials.ssh());
        with.putAll(publication);
        with.put("record", Template.expression("runner.temp").text(RECORD));
        return call(comment, name, "agent", env, with);
    }

    private Map<String, Value> with(String command) {
        Map<String, Value> with = new LinkedHashMap<>();
        with.put("command", Template.literal(command));
        with.put("plan", Template.environment(PLAN));
        with.put("plan-digest", Template.environment(PLAN_DIGEST));
        return with;
    }

    private Step call(
            String comment, String name, @Nullable String id, Map<String, Template> env, Map<String, Value> with) {
        AgentOptions.putJar(with, agent.jar());
        return new Step.Uses(comment, name, id, agent.action(), env, with);
    }

    /** The build args that an input says; one that is left empty leaves the plan's value. */
    private static List<Template> exposed(List<String> names, Map<String, Template> env) throws WorkflowException {
        List<Template> lines = new ArrayList<>();
        for (String name : names) {
            env.put(BuildArgs.requireHarmless(name), Template.expression("inputs." + name));
            lines.add(Template.expression("inputs." + name + " && '" + name + "' || ''"));
        }
        return lines;
    }

    static void putLines(Map<String, Value> with, String key, List<Template> items) {
        if (!items.isEmpty()) {
            with.put(key, Template.lines(items));
        }
    }

    /** What names of artifacts start with: each is used once a run, in which a caller may have several such workflows. */
    static String artifact(AgentOptions agent) {
        String path = agent.planPath();
        String file = path.substring(path.lastIndexOf('/') + 1);
        return Handover.id(file.replaceFirst("(?:\\.plan)?\\.json$", ""));
    }
}
