package dev.stagefan.workflow;

import dev.stagefan.plan.Job;
import dev.stagefan.workflow.yaml.Template;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a job's build args reach its builds. A value that the plan knows stands in the file. A value that is an input, or
 * that a list would not keep, goes by an environment variable of the step: {@code --build-arg NAME} takes it from there,
 * and nothing in it can be read as a further arg.
 *
 * @param list the lines of {@code build-args}
 * @param env the step's variables
 */
record BuildArgs(List<Template> list, Map<String, Template> env) {
    /** Variables that the workflow, or the tools of a build step, themselves obey. */
    private static final Pattern OBEYED = Pattern.compile("IMAGE|PUSH_BY_DIGEST|PLAN|PLAN_DIGEST"
            + "|PATH|HOME|SHELL|IFS|ENV|BASH_.*|LD_.*|NODE_.*|GO[A-Z]+|TMPDIR"
            + "|(?i:https?_proxy|ftp_proxy|all_proxy|no_proxy)|SSL_.*|SSH_.*|CI|TZ|OTEL_.*"
            + "|_?JAVA_(?:TOOL_)?OPTIONS|JDK_JAVA_OPTIONS|JAVA_HOME.*|MAVEN_.*"
            + "|(?:STAGEFAN|DOCKER|BUILDX|BUILDKIT|BUILDCTL|GH|GITHUB|RUNNER|ACTIONS|INPUT|STATE|SECRET)_.*");

    static BuildArgs of(Job job, Subject subject) throws WorkflowException {
        List<Template> list = new ArrayList<>();
        Map<String, Template> env = new LinkedHashMap<>();
        for (String name : job.buildArgs()) {
            String value = subject.plan().request().buildArgs().get(name);
            if (subject.options().exposedArgs().contains(name)) {
                env.put(name, Template.expression("inputs." + name + orElse(value)));
                list.add(
                        value == null
                                ? Template.expression("inputs." + name + " && '" + name + "' || ''")
                                : Template.literal(name));
            } else if (value != null && ListInput.survives(name + "=" + value)) {
                list.add(ListInput.item(name + "=" + value));
            } else if (value != null) {
                env.put(requireHarmless(name), Template.literal(value));
                list.add(Template.literal(name));
            }
        }
        return new BuildArgs(list, env);
    }

    /** An input that is left empty, or a run without inputs, gets what the plan was made with. */
    private static String orElse(@Nullable String value) {
        return value == null ? "" : " || '" + value.replace("'", "''") + "'";
    }

    /** The name, where a variable of that name is the Dockerfile's business only. */
    static String requireHarmless(String name) throws WorkflowException {
        if (!name.matches("[A-Za-z_][A-Za-z0-9_]*") || OBEYED.matcher(name).matches()) {
            throw new WorkflowException("could not pass the build arg " + name
                    + " by an environment variable because the workflow or the build tools obey that name themselves; try an ARG of"
                    + " another name");
        }
        return name;
    }
}
