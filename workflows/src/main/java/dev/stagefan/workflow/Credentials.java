package dev.stagefan.workflow;

import dev.stagefan.graph.StageNode.SecretUse;
import dev.stagefan.plan.Job;
import dev.stagefan.workflow.yaml.Template;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The secrets and SSH agents of a job's builds. A secret goes by an environment variable of the step, so that no letter
 * of it is read as part of a list; one that is not set is not passed, so that BuildKit says which one a RUN misses.
 *
 * @param secretEnvs the lines of {@code secret-envs}
 * @param ssh the lines of {@code ssh}
 * @param env the step's variables
 */
record Credentials(List<Template> secretEnvs, List<Template> ssh, Map<String, Template> env) {

    static final Credentials NONE = new Credentials(List.of(), List.of(), Map.of());

    static Credentials of(Job job, WorkflowOptions options) throws WorkflowException {
        List<Template> secretEnvs = new ArrayList<>();
        Map<String, Template> env = new LinkedHashMap<>();
        for (SecretUse secret : job.secrets()) {
            String name = SecretNames.ofSecret(secret.id(), options);
            String variable = "SECRET_" + name;
            env.put(variable, Template.expression("secrets." + name));
            secretEnvs.add(Template.expression("secrets." + name + " && '" + secret.id() + "=" + variable + "' || ''"));
        }
        List<Template> ssh = new ArrayList<>();
        for (int i = 0; i < job.ssh().size(); i++) {
            ssh.add(Template.literal(job.ssh().get(i) + "=").then(socket(i)));
        }
        return new Credentials(secretEnvs, ssh, env);
    }

    /** Where the job's agent number {@code index} listens; socket paths must be short. */
    static Template socket(int index) {
        return Template.expression("runner.temp").text("/ssh-" + index + ".sock");
    }
}
