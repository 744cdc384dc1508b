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
        steps.add(login());
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
        steps.add(login());
        return steps;
    }

    private List<Step> named(Step checkout) {
        return subject.options().image() == null ? List.of(checkout, nameImage()) : List.of(checkout);
    }

    private Step checkout(Job job) {
        return needsRepository(job)
                ? wholeCheckout()
                : sparseCheckout(
                        NO_CONTEXT,
                        "Check out the Dockerfile",
                        List.of(subject.plan().dockerfile()));
    }

    static Step wholeCheckout() {
        return new Step.Uses(
                "",
                "Check out the repository",
                null,
                Actions.CHECKOUT,
                Map.of(),
                Map.of("persist-credentials", Flag.FALSE));
    }

    /** A checkout of just these files; those that are not there are left out. */
    static Step sparseCheckout(String comment, String name, List<String> paths) {
        Map<String, Value> with = new LinkedHashMap<>();
        with.put("persist-credentials", Flag.FALSE);
        with.put(
                "sparse-checkout",
                Template.lines(paths.stream()
                        .map(path -> Template.literal(gitPattern(path)))
                        .toList()));
        with.put("sparse-checkout-cone-mode", Flag.FALSE);
        return new Step.Uses(comment, name, null, Actions.CHECKOUT, Map.of(), with);
    }

    /** Whether a build of the job reads files beside the Dockerfile; a folder as named context is some. */
    boolean needsRepository(Job job) {
        return job.readsContext()
                || subject.plan().request().namedContexts().values().stream()
                        .anyMatch(context -> !context.contains("://"));
    }

    /** A sparse-checkout pattern that matches just this path (git help gitignore). */
    private static String gitPattern(String path) {
        return "/" + path.replaceAll("([\\\\*?\\[])", "\\\\$1");
    }

    /** A repository's name may have capitals, an image's must not; no expression can change that. */
    private Step nameImage() {
        Registry registry = subject.options().registry();
        String repository = registry.path().isEmpty() ? "GITHUB_REPOSITORY" : "repository";
        String script = (registry.path().isEmpty() ? "" : "repository=${GITHUB_REPOSITORY#*/}\n") + "echo \"IMAGE="
                + registry.prefix() + "/${" + repository + ",,}\" >> \"$GITHUB_ENV\"";
        return new Step.Run(
                "", "Name the image in lower case", null, Map.of(), script.contains("\n") ? script + "\n" : script);
    }

    private static Step setUpBuildKit(Job job) {
        Map<String, Value> with = new LinkedHashMap<>();
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

    private Step login() {
        Registry registry = subject.options().registry();
        Registry.Credentials credentials = registry.credentials();
        Map<String, Value> with = new LinkedHashMap<>();
        with.put("registry", Template.literal(registry.host()));
        with.put(
                "username",
                credentials == null
                        ? Template.expression("github.actor")
                        : Template.expression("secrets." + credentials.usernameSecret()));
        with.put(
                "password",
                Template.expression(
                        "secrets." + (credentials == null ? SecretNames.TOKEN : credentials.passwordSecret())));
        return new Step.Uses("", "Log in to " + registry.host(), null, Actions.LOGIN, Map.of(), with);
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
