package dev.stagefan.workflow;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where images and caches go.
 *
 * @param host as {@code ghcr.io} or {@code localhost:5000}
 * @param path what stands between host and image name, without slashes at its ends; empty for nothing
 * @param credentials the secrets to log in with, or null for the workflow's own token, which GitHub's registry takes
 */
public record Registry(String host, String path, @Nullable Credentials credentials) {
    private static final String PART = "[a-z0-9]+(?:[._-]+[a-z0-9]+)*";

    /** GitHub's own registry, with the workflow's own token. */
    public static final Registry GITHUB = new Registry("ghcr.io", "", null);

    /** Names of the secrets that hold user name and password. */
    public record Credentials(String usernameSecret, String passwordSecret) {}

    /**
     * Reads {@code HOST[/PATH]}.
     *
     * @param credentials null only for GitHub's registry
     * @throws WorkflowException if it is no registry's address, or nobody could log in there
     */
    public static Registry parse(String text, @Nullable Credentials credentials) throws WorkflowException {
        int slash = text.indexOf('/');
        String host = slash < 0 ? text : text.substring(0, slash);
        String path = slash < 0 ? "" : text.substring(slash + 1);
        boolean known = host.toLowerCase(Locale.ROOT)
                .matches("(?:[a-z0-9][a-z0-9-]*)(?:\\.[a-z0-9][a-z0-9-]*)*(?::[0-9]{1,5})?");
        if (!known || (slash >= 0 && !isPath(path))) {
            throw new WorkflowException("could not read the registry \"" + text
                    + "\" because it is not HOST[/PATH] with a lower-case path; try docker.io/acme");
        }
        if (credentials == null && !host.equals(GITHUB.host())) {
            throw new WorkflowException("could not log in to " + host
                    + " because only ghcr.io takes the workflow's own token; try --registry-username-secret and"
                    + " --registry-password-secret");
        }
        return new Registry(host, path, credentials);
    }

    /** Whether {@code text} is what a repository name may be made of: lower-case parts between slashes. */
    static boolean isPath(String text) {
        return text.matches(PART + "(?:/" + PART + ")*");
    }

    /** Host and path, as an image reference starts. */
    String prefix() {
        return path.isEmpty() ? host : host + "/" + path;
    }
}
