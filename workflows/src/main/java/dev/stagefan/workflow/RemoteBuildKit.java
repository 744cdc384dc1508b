package dev.stagefan.workflow;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A BuildKit that runs somewhere already, and that the jobs build with instead of one of their own.
 *
 * @param endpoint as {@code tcp://buildkitd.example.com:1234}
 * @param certificates what the names of the three secrets with the client's certificates begin with, or null where the
 *     endpoint asks for none
 */
public record RemoteBuildKit(String endpoint, @Nullable String certificates) {
    private static final Pattern ENDPOINT = Pattern.compile("tcp://[A-Za-z0-9.-]+:[0-9]{1,5}|unix:///[A-Za-z0-9._/-]+");
    private static final Pattern SECRET = Pattern.compile("(?!GITHUB_)[A-Z_][A-Z0-9_]*");

    /**
     * Checks what the user gave.
     *
     * @throws WorkflowException if docker/setup-buildx-action would not take it
     */
    public static RemoteBuildKit of(String endpoint, @Nullable String certificates) throws WorkflowException {
        if (!ENDPOINT.matcher(endpoint).matches()) {
            throw new WorkflowException(
                    "could not build with the BuildKit at \"" + endpoint
                            + "\" because it is neither tcp://HOST:PORT nor unix:///PATH; try tcp://buildkitd.example.com:1234");
        }
        if (certificates != null && !SECRET.matcher(certificates).matches()) {
            throw new WorkflowException("could not name the secrets of the BuildKit's certificates \"" + certificates
                    + "\" because a secret's name is capitals, digits and \"_\", and does not start with GITHUB_; try"
                    + " BUILDKIT");
        }
        return new RemoteBuildKit(endpoint, certificates);
    }

    /** Of each certificate: the ending of the setup action's variable and of the secret's name, and what it is. */
    List<Certificate> all() {
        String prefix = certificates;
        if (prefix == null) {
            return List.of();
        }
        return List.of(
                new Certificate("CACERT", prefix + "_CACERT", "certificate of the BuildKit's authority"),
                new Certificate("CERT", prefix + "_CERT", "client's certificate for the BuildKit"),
                new Certificate("KEY", prefix + "_KEY", "client's key for the BuildKit"));
    }

    /** A secret with a certificate, PEM. */
    record Certificate(String ending, String secret, String description) {
        /** The variable by which docker/setup-buildx-action takes it (its README, "BuildKit daemon TLS"). */
        String variable() {
            return "BUILDER_NODE_0_AUTH_TLS_" + ending;
        }
    }
}
