package dev.stagefan.registry;

import dev.stagefan.registry.RegistryException.Kind;

/**
 * What to try where a registry does not do as it is asked.
 *
 * @param host the registry
 * @param access what is asked for
 * @param standing who asks
 */
record Advice(String host, Access access, Standing standing) {
    /** Who asks a registry. */
    enum Standing {
        /** Nobody in particular, which is all that the registry wants to know. */
        ANYBODY,
        /** One without credentials, though the registry has asked for some. */
        STRANGER,
        /** One with credentials. */
        KNOWN
    }

    private static final String GITHUB = "ghcr.io";
    private static final int TOO_MANY_REQUESTS = 429;

    /**
     * A clause without its end.
     *
     * @param status what the registry answers; 0 where that says no more than the kind does
     */
    String of(int status, Kind kind) {
        if (status == TOO_MANY_REQUESTS) {
            return isKnown()
                    ? "try again later, or with fewer jobs at once"
                    : "try again later, or log in with " + login() + ", which raises most limits";
        }
        return switch (kind) {
            case UNAUTHORIZED ->
                isKnown() ? "log in again with " + login() + ": the password or token may have expired" : logIn();
            case DENIED -> denied();
            case NOT_FOUND -> notFound();
            case READ_ONLY -> "name a registry that takes images: a mirror or a cache of another does not";
            case UNREACHABLE -> "check the registry's name";
            case TRANSIENT -> "try again later";
            case CORRUPT -> "try again, and if it stays so, push it anew";
            case REFUSED -> "check that it is a registry that speaks the OCI distribution API, and the name";
        };
    }

    boolean isKnown() {
        return standing == Standing.KNOWN;
    }

    /** GitHub's packages have rights of their own (docs.github.com: packages/learn-github-packages). */
    private String denied() {
        if (!isKnown()) {
            return logIn();
        }
        if (!host.equals(GITHUB)) {
            return "give the user or token that docker login has for " + host + " the right to " + access.verb()
                    + " there";
        }
        return "give the job \"permissions: packages: " + access.verb() + "\"; a package that was first pushed by hand"
                + " or by another repository also has to give this repository the role "
                + (access == Access.PULL ? "Read" : "Write")
                + " (Package settings, Manage Actions access)"
                + (access == Access.PULL ? "" : "; runs for forks and for Dependabot may never write");
    }

    private String notFound() {
        String advice = access == Access.PULL
                ? "check the name"
                : "check the name, and create the repository where the registry does not do so by itself";
        return standing != Standing.STRANGER
                ? advice
                : advice + "; what is private is found after " + login() + " only";
    }

    /** Registries do not tell a stranger whether something is not there or not for strangers, GitHub's among them. */
    private String logIn() {
        return (access == Access.PULL ? "check the name, or " : "") + "log in with " + login()
                + ", or with docker/login-action in a workflow";
    }

    private String login() {
        return host.equals(Repository.DOCKER_HUB) ? "docker login" : "docker login " + host;
    }
}
