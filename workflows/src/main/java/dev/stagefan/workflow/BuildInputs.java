package dev.stagefan.workflow;

import dev.stagefan.plan.Input;
import dev.stagefan.plan.Job;
import dev.stagefan.plan.Transport;
import dev.stagefan.workflow.yaml.Template;
import dev.stagefan.workflow.yaml.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What one build step of a job says to docker/build-push-action, and the variables that it needs for that. */
final class BuildInputs {
    /** Variable of the workflow for what is the same in all of its pushes of stages. */
    static final String PUSH_BY_DIGEST = "PUSH_BY_DIGEST";

    static final String PUSH_ATTRIBUTES =
            "type=image,push-by-digest=true,name-canonical=true,push=true,compression=zstd";

    /** Variable for the name of the image, registry included. */
    static final String IMAGE = "IMAGE";

    private static final int LONGEST_LIST = 15_000;

    private final Subject subject;
    private final Job job;
    private final BuildArgs args;
    private final Credentials credentials;
    private final Map<String, Template> env = new LinkedHashMap<>();

    private BuildInputs(Job job, Subject subject, Credentials credentials) throws WorkflowException {
        this.job = job;
        this.subject = subject;
        this.args = BuildArgs.of(job, subject);
        this.credentials = credentials;
        env.putAll(args.env());
        env.putAll(credentials.env());
    }

    /** For a build that runs instructions. */
    static BuildInputs of(Job job, Subject subject) throws WorkflowException {
        return new BuildInputs(job, subject, Credentials.of(job, subject.options()));
    }

    /** For a build that finds everything in a cache; secrets are no part of a cache key. */
    static BuildInputs withoutSecrets(Job job, Subject subject) throws WorkflowException {
        return new BuildInputs(job, subject, Credentials.NONE);
    }

    /** Variables that the step needs for what {@link #with} said. */
    Map<String, Template> env() {
        return env;
    }

    /**
     * What to build, and from what.
     *
     * @param caches to import, each as {@code cache-from} has it
     */
    Map<String, Value> with(BuildFile file, List<Template> caches) throws WorkflowException {
        String context = job.readsContext() ? withoutTemplate(subject.plan().context()) : ".";
        Map<String, Value> with = new LinkedHashMap<>();
        with.put("context", Template.literal(context));
        with.put("file", file.path());
        if (file.target() != null) {
            with.put("target", Template.literal(file.target()));
        }
        with.put(
                "platforms",
                Template.literal(subject.plan().request().platform().toString()));
        putList(with, "build-contexts", buildContexts());
        putList(with, "build-args", args.list());
        putList(with, "secret-envs", credentials.secretEnvs());
        putList(with, "ssh", credentials.ssh());
        putList(
                with,
                "allow",
                job.entitlements().stream().map(Template::literal).toList());
        putList(with, "cache-from", caches);
        return with;
    }

    /** Where a build's cache goes; a cache that another job builds on must not get lost silently. */
    static Template cacheTo(String tag, boolean handedOn) {
        return cache(tag).text(",mode=max,compression=zstd" + (handedOn ? "" : ",ignore-error=true"));
    }

    /** A push without a tag: whoever needs the image names it by its digest. */
    static Template pushByDigest() {
        return Template.environment(PUSH_BY_DIGEST).text(",name=").then(image());
    }

    static Template image() {
        return Template.environment(IMAGE);
    }

    private List<Template> buildContexts() throws WorkflowException {
        List<Template> contexts = new ArrayList<>();
        for (Map.Entry<String, String> context :
                subject.plan().request().namedContexts().entrySet()) {
            contexts.add(ListInput.item(context.getKey() + "=" + withoutTemplate(context.getValue())));
        }
        for (Input input : job.inputs()) {
            if (input.transport() != Transport.REGISTRY_CACHE) {
                contexts.add(Template.literal(input.label() + "=docker-image://")
                        .then(image())
                        .text("@")
                        .then(digest(input, subject)));
            }
        }
        return contexts;
    }

    /** The very cache that another job of this run has exported. */
    static Template cacheOf(Input input, Subject subject) {
        return Template.literal("type=registry,ref=").then(image()).text("@").then(digest(input, subject));
    }

    private static Template digest(Input input, Subject subject) {
        String output = Handover.taken(input, subject.job(input.job())).name();
        return Template.expression("needs." + input.job() + ".outputs." + output);
    }

    /** The cache of earlier runs with this tag. */
    static Template cache(String tag) {
        return Template.literal("type=registry,ref=").then(image()).text(":" + tag);
    }

    private void putList(Map<String, Value> with, String key, List<Template> items) {
        Template list = Template.lines(items);
        if (list.source().length() > LONGEST_LIST) {
            with.put(key, inParts(key, items));
        } else if (!items.isEmpty()) {
            with.put(key, list);
        }
    }

    /** GitHub evaluates a text of 20,000 characters at most, so a longer list goes by several variables. */
    private Template inParts(String key, List<Template> items) {
        String prefix = key.toUpperCase(Locale.ROOT).replace('-', '_') + "_";
        List<Template> parts = new ArrayList<>();
        List<Template> part = new ArrayList<>();
        int length = 0;
        for (Template item : items) {
            if (length + item.source().length() > LONGEST_LIST) {
                parts.add(part(prefix + (parts.size() + 1), part));
                part.clear();
                length = 0;
            }
            part.add(item);
            length += item.source().length() + 1;
        }
        parts.add(part(prefix + (parts.size() + 1), part));
        return Template.lines(parts);
    }

    private Template part(String variable, List<Template> items) {
        env.put(variable, Template.lines(items));
        return Template.environment(variable);
    }

    /** build-push-action compiles contexts as Handlebars templates (docker/build-push-action: src/context.ts). */
    private static String withoutTemplate(String context) throws WorkflowException {
        if (context.contains("{{") || context.contains("\n")) {
            throw new WorkflowException("could not name the build context \"" + context
                    + "\" because docker/build-push-action reads \"{{\" and line breaks in it as something else; try a"
                    + " folder of another name");
        }
        return context;
    }
}
