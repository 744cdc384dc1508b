package dev.stagefan.workflow;

import dev.stagefan.workflow.yaml.Flag;
import dev.stagefan.workflow.yaml.Step;
import dev.stagefan.workflow.yaml.Template;
import dev.stagefan.workflow.yaml.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The steps that check out, name the image and log in: what any job needs before it asks the registry something. */
final class RegistrySteps {
    private RegistrySteps() {}

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

    /** A sparse-checkout pattern that matches just this path (git help gitignore). */
    private static String gitPattern(String path) {
        return "/" + path.replaceAll("([\\\\*?\\[])", "\\\\$1");
    }

    /** A repository's name may have capitals, an image's must not; no expression can change that. */
    static Step nameImage(Registry registry) {
        String repository = registry.path().isEmpty() ? "GITHUB_REPOSITORY" : "repository";
        String script = (registry.path().isEmpty() ? "" : "repository=${GITHUB_REPOSITORY#*/}\n") + "echo \"IMAGE="
                + registry.prefix() + "/${" + repository + ",,}\" >> \"$GITHUB_ENV\"";
        return new Step.Run(
                "", "Name the image in lower case", null, Map.of(), script.contains("\n") ? script + "\n" : script);
    }

    static Step login(Registry registry) {
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
}
