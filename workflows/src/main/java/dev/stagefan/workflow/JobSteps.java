package dev.stagefan.workflow;

import dev.stagefan.plan.Job;
import dev.stagefan.workflow.yaml.Step;
import dev.stagefan.workflow.yaml.Template;
import dev.stagefan.workflow.yaml.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The steps that get a runner ready to build. */
final class JobSteps {
    static final String NO_CONTEXT = "No stage that is built here reads a file of the repository.";

    private final Subject subject;

    JobSteps(Subject subject) {
        this.subject = subject;
    }

    /** Everything before the first build of a job that pushes. */
    List<Step> beforePushing(Job job) throws WorkflowException {
        return beforePushing(job, checkout(job));
    }

    /** The same for a job that checks out in a way of its own. */
    List<Step> beforePushing(Job job, Step checkout) throws WorkflowException {
        List<Step> steps = beforeBuilding(job, checkout);
        steps.add(RegistrySteps.login(subject.options().registry()));
        return steps;
    }

    /** Everything before the first build of a job that pushes nothing. */
    List<Step> beforeBuilding(Job job) throws WorkflowException {
        return beforeBuilding(job, checkout(job));
    }

    private List<Step> beforeBuilding(Job job, Step checkout) throws WorkflowException {
        List<Step> steps = new ArrayList<>(named(checkout));
        steps.add(setUpBuildKit(job));
        for (int i = 0; i < job.ssh().size(); i++) {
            steps.add(startSshAgent(job.ssh().get(i), i));
        }
        return steps;
    }

    /** Everything before a job asks the registry something. */
    List<Step> beforeAsking(Step checkout) {
        List<Step> steps = new ArrayList<>(named(checkout));
        steps.add(RegistrySteps.login(subject.options().registry()));
        return steps;
    }

    private List<Step> named(Step checkout) {
        return subject.options().image() == null
                ? List.of(checkout, RegistrySteps.nameImage(subject.options().registry()))
                : List.of(checkout);
    }

    private Step checkout(Job job) {
        return needsRepository(job)
                ? RegistrySteps.wholeCheckout()
                : RegistrySteps.sparseCheckout(
                        NO_CONTEXT,
                        "Check out the Dockerfile",
                        List.of(subject.plan().dockerfile()));
    }

    /** Whether a build of the job reads files beside the Dockerfile; a folder as named context is some. */
    boolean needsRepository(Job job) {
        return job.readsContext()
                || subject.plan().request().namedContexts().values().stream()
                        .anyMatch(context -> !context.contains("://"));
    }

    private Step setUpBuildKit(Job job) {
        RemoteBuildKit remote = subject.options().buildKit();
        Map<String, Value> with = new LinkedHashMap<>();
        if (remote != null) {
            Map<String, Template> env = new LinkedHashMap<>();
            remote.all()
                    .forEach(certificate ->
                            env.put(certificate.variable(), Template.expression("secrets." + certificate.secret())));
            with.put("driver", Template.literal("remote"));
            with.put("endpoint", Template.literal(remote.endpoint()));
            return new Step.Uses("", "Connect to BuildKit", null, Actions.SETUP_BUILDX, env, with);
        }
        with.put("driver-opts", Template.literal("image=" + Actions.BUILDKIT_IMAGE));
        List<String> flags = job.entitlements().stream()
                .map(entitlement ->
                        "--allow-insecure-entitlement " + entitlement.split("=", 2)[0])
                .distinct()
                .toList();
        if (!flags.isEmpty()) {
            with.put("buildkitd-flags", Template.literal(String.join(" ", flags)));
        }
        return new Step.Uses("", "Set up BuildKit", null, Actions.SETUP_BUILDX, Map.of(), with);
    }

    private Step startSshAgent(String id, int index) throws WorkflowException {
        Map<String, Template> env = new LinkedHashMap<>();
        env.put("PRIVATE_KEY", Template.expression("secrets." + SecretNames.ofSshKey(id, subject.options())));
        env.put("SOCKET", Credentials.socket(index));
        return new Step.Run(
                "Without its secret the agent has no key; a RUN that needs one then says so.",
                "Start the SSH agent " + id,
                null,
                env,
                """
                eval "$(ssh-agent -a "$SOCKET")"
                if [ -n "$PRIVATE_KEY" ]; then
                  ssh-add - <<< "$PRIVATE_KEY"
                fi
                """);
    }
}
