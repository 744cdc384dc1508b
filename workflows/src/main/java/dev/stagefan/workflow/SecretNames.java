package dev.stagefan.workflow;

import java.util.Locale;
import java.util.Map;

/** Which GitHub secret stands behind an id that a Dockerfile mounts. */
final class SecretNames {
    /** The workflow's own token, which needs no declaration and no environment. */
    static final String TOKEN = "GITHUB_TOKEN";

    private SecretNames() {}

    static String ofSecret(String id, WorkflowOptions options) throws WorkflowException {
        return name(id, options.secretNames(), inNameLetters(id), "--secret-name " + id + "=NAME");
    }

    static String ofSshKey(String id, WorkflowOptions options) throws WorkflowException {
        return name(id, options.sshSecretNames(), "SSH_PRIVATE_KEY", "--ssh-secret-name " + id + "=NAME");
    }

    private static String name(String id, Map<String, String> names, String byDefault, String way)
            throws WorkflowException {
        // The id becomes part of a list and of an expression, where other letters would mean something.
        if (!id.matches("[A-Za-z0-9_.:/@-]+")) {
            throw new WorkflowException("could not pass on the secret or SSH agent \"" + id
                    + "\" because its id has letters that the actions read as something else; try an id of letters,"
                    + " digits, \"_\", \"-\" and \".\" in the Dockerfile");
        }
        // GitHub keeps secrets under their names in upper case.
        String name = names.getOrDefault(id, byDefault).toUpperCase(Locale.ROOT);
        boolean reserved = name.startsWith("GITHUB_") && !name.equals(TOKEN);
        if (reserved || !name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
            throw new WorkflowException("could not name a GitHub secret \"" + name + "\" for the id " + id
                    + " because GitHub does not allow that name; try " + way);
        }
        return name;
    }

    private static String inNameLetters(String id) {
        return id.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9_]", "_");
    }
}
