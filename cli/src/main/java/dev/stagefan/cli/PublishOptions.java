package dev.stagefan.cli;

import dev.stagefan.workflow.Registry;
import dev.stagefan.workflow.RemoteBuildKit;
import dev.stagefan.workflow.WorkflowException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say where the workflow publishes the image, and with which secrets it builds. */
final class PublishOptions {
    @Option(
            names = "--image",
            paramLabel = "NAME",
            description = "The image's name in the registry (default: the repository's name).")
    @Nullable
    String image;

    @Option(
            names = "--tag",
            paramLabel = "PATTERN",
            description = "A tag pattern of docker/metadata-action, as type=schedule or type=raw,value=nightly;"
                    + " may be repeated (default: that action's own).")
    List<String> tags = new ArrayList<>();

    @Option(
            names = "--registry",
            paramLabel = "HOST[/PATH]",
            description = "Where images and caches go (default: ghcr.io).")
    @Nullable
    String registry;

    @Option(
            names = "--registry-username-secret",
            paramLabel = "NAME",
            description = "The GitHub secret that holds the registry's user name.")
    @Nullable
    String usernameSecret;

    @Option(
            names = "--registry-password-secret",
            paramLabel = "NAME",
            description = "The GitHub secret that holds the registry's password or token.")
    @Nullable
    String passwordSecret;

    @Option(
            names = "--secret-name",
            paramLabel = "ID=NAME",
            description = "The GitHub secret behind a secret that the Dockerfile mounts (default: the id in"
                    + " upper case).")
    List<String> secretNames = new ArrayList<>();

    @Option(
            names = "--ssh-secret-name",
            paramLabel = "ID=NAME",
            description = "The GitHub secret that holds the private key behind an SSH agent that the Dockerfile"
                    + " mounts (default: SSH_PRIVATE_KEY).")
    List<String> sshSecretNames = new ArrayList<>();

    @Option(
            names = "--environment",
            paramLabel = "NAME",
            description = "The deployment environment that holds the secrets.")
    @Nullable
    String environment;

    @Option(
            names = "--buildkit-endpoint",
            paramLabel = "URL",
            description = "Build with the BuildKit that runs there, as tcp://buildkitd.example.com:1234, instead of one"
                    + " in each job.")
    @Nullable
    String buildKitEndpoint;

    @Option(
            names = "--buildkit-certificates",
            paramLabel = "PREFIX",
            description = "The GitHub secrets PREFIX_CACERT, PREFIX_CERT and PREFIX_KEY hold the client's certificates"
                    + " for that BuildKit.")
    @Nullable
    String buildKitCertificates;

    /** The BuildKit that the jobs build with; null for one in each job. */
    @Nullable
    RemoteBuildKit buildKit() throws Failure, WorkflowException {
        if (buildKitEndpoint == null) {
            if (buildKitCertificates != null) {
                throw Failure.badInput("could not use --buildkit-certificates because each job starts a BuildKit of its"
                        + " own; give --buildkit-endpoint, too");
            }
            return null;
        }
        return RemoteBuildKit.of(buildKitEndpoint, buildKitCertificates);
    }

    Registry registry() throws Failure, WorkflowException {
        return Registry.parse(
                registry == null ? Registry.GITHUB.host() : registry, credentials(usernameSecret, passwordSecret));
    }

    /**
     * The names of the secrets that a workflow logs in with; null for the workflow's own token.
     *
     * @throws Failure if only one of the two is given
     */
    static Registry.@Nullable Credentials credentials(@Nullable String usernameSecret, @Nullable String passwordSecret)
            throws Failure {
        if ((usernameSecret == null) != (passwordSecret == null)) {
            throw Failure.badInput("could not log in to the registry because only one of --registry-username-secret and"
                    + " --registry-password-secret is given; give both");
        }
        return usernameSecret == null || passwordSecret == null
                ? null
                : new Registry.Credentials(usernameSecret, passwordSecret);
    }
}
