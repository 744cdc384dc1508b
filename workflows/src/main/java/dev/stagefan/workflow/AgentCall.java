package dev.stagefan.workflow;

import dev.stagefan.plan.Job;
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

    private static final String RECORD = "/record.json";
    private static final String RECORDS = "/records";

    private final Subject subject;
    private final AgentOptions agent;

    AgentCall(Subject subject, AgentOptions agent) {
        this.subject = subject;
        this.agent = agent;
    }

    /** The step {@code resolve}, whose output {@code bases} holds the digests of the base images. */
    Step resolve() {
        Map<String, Value> with = with("resolve");
        with.put("image", BuildInputs.image());
        return call("", "Look up the base images", "resolve", Map.of(), with);
    }

    /** The step {@code agent}, whose output {@code digests} holds the digests of what the job hands on, by key. */
    Step stage(Job job, String name) throws WorkflowException {
        return build(job, "stage", "", name, Map.of());
    }

    /** The step {@code agent}, whose output {@code digest} is the digest of the final image. */
    Step merge(Job job, String name) throws WorkflowException {
        Map<String, Value> publication = new LinkedHashMap<>();
        publication.put("tags", Template.expression("steps.meta.outputs.tags"));
        publication.put("labels", Template.expression("steps.meta.outputs.labels"));
        return build(job, "merge", "Nothing that another job has built is built here.", name, publication);
    }

    /** Keeps what the job did, also where it failed; a job that was cancelled has nothing to say. */
    Step keepRecord(Job job) {
        Map<String, Value> with = new LinkedHashMap<>();
        with.put(
                "name",
                Template.literal(recordName() + job.id() + "-").then(Template.expression("github.run_attempt")));
        with.put("path", Template.expression("runner.temp").text(RECORD));
        with.put("if-no-files-found", Template.literal("ignore"));
        // A second call of this workflow in one run would fail otherwise.
        with.put("overwrite", Flag.TRUE);
        return new Step.Uses("", "Keep the record", null, "!cancelled()", Actions.UPLOAD, Map.of(), with);
    }

    /** Fetches the records of all jobs and attempts, each into a folder of its own. */
    Step fetchRecords() {
        Map<String, Value> with = new LinkedHashMap<>();
        with.put("pattern", Template.literal(recordName() + "*"));
        with.put("path", Template.expression("runner.temp").text(RECORDS));
        return new Step.Uses("", "Fetch the records", null, Actions.DOWNLOAD, Map.of(), with);
    }

    /** Writes the job summary. */
    Step report() {
        Map<String, Value> with = with("report");
        with.put("records", Template.expression("runner.temp").text(RECORDS));
        return call("", "Compare what happened with the plan", null, Map.of(), with);
    }

    private Step build(Job job, String command, String comment, String name, Map<String, Value> publication)
            throws WorkflowException {
        Credentials credentials = Credentials.of(job, subject.options());
        Map<String, Template> env = new LinkedHashMap<>();
        List<Template> buildArgs = new ArrayList<>();
        for (String arg : job.buildArgs()) {
            if (subject.options().exposedArgs().contains(arg)) {
                // The others are the plan's; an input that is left empty leaves the plan's value, too.
                env.put(BuildArgs.requireHarmless(arg), Template.expression("inputs." + arg));
                buildArgs.add(Template.expression("inputs." + arg + " && '" + arg + "' || ''"));
            }
        }
        env.putAll(credentials.env());
        Map<String, Value> with = with(command);
        with.put("job", Template.literal(job.id()));
        with.put("image", BuildInputs.image());
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
        AgentOptions.Jar jar = agent.jar();
        if (jar != null) {
            with.put("jar", Template.literal(jar.location()));
            with.put("jar-sha256", Template.literal(jar.sha256()));
        }
        return new Step.Uses(comment, name, id, agent.action(), env, with);
    }

    private static void putLines(Map<String, Value> with, String key, List<Template> items) {
        if (!items.isEmpty()) {
            with.put(key, Template.lines(items));
        }
    }

    /** Artifacts are named once a run, in which a caller may have several workflows of ours. */
    private String recordName() {
        String path = agent.planPath();
        String file = path.substring(path.lastIndexOf('/') + 1);
        return Handover.id(file.replaceFirst("(?:\\.plan)?\\.json$", "")) + "-record-";
    }
}
