package dev.stagefan.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagefan.registry.Advice.Standing;
import dev.stagefan.registry.RegistryException.Kind;
import org.junit.jupiter.api.Test;

class AdviceTest {
    @Test
    void knowsTheRightsOfGitHubsPackages() {
        assertThat(new Advice("ghcr.io", Access.PUSH, Standing.KNOWN).of(403, Kind.DENIED))
                .isEqualTo(
                        "give the job \"permissions: packages: write\"; a package that was first pushed by hand or by"
                                + " another repository also has to give this repository the role Write (Package settings,"
                                + " Manage Actions access); runs for forks and for Dependabot may never write");
        assertThat(new Advice("ghcr.io", Access.PULL, Standing.KNOWN).of(403, Kind.DENIED))
                .isEqualTo("give the job \"permissions: packages: read\"; a package that was first pushed by hand or by"
                        + " another repository also has to give this repository the role Read (Package settings,"
                        + " Manage Actions access)");
        assertThat(new Advice("ghcr.io", Access.PULL, Standing.STRANGER).of(403, Kind.DENIED))
                .isEqualTo(
                        "check the name, or log in with docker login ghcr.io, or with docker/login-action in a workflow");
        assertThat(new Advice("ghcr.io", Access.PUSH, Standing.STRANGER).of(403, Kind.DENIED))
                .isEqualTo("log in with docker login ghcr.io, or with docker/login-action in a workflow");
    }

    @Test
    void knowsWhatDockerHubIsCalled() {
        assertThat(new Advice("docker.io", Access.PULL, Standing.STRANGER).of(429, Kind.TRANSIENT))
                .isEqualTo("try again later, or log in with docker login, which raises most limits");
        assertThat(new Advice("docker.io", Access.PULL, Standing.KNOWN).of(401, Kind.UNAUTHORIZED))
                .isEqualTo("log in again with docker login: the password or token may have expired");
    }

    @Test
    void speaksOfALoginWhereOneWasAskedForOnly() {
        assertThat(new Advice("localhost:5000", Access.PULL, Standing.ANYBODY).of(404, Kind.NOT_FOUND))
                .isEqualTo("check the name");
        assertThat(new Advice("ghcr.io", Access.PULL, Standing.STRANGER).of(404, Kind.NOT_FOUND))
                .isEqualTo("check the name; what is private is found after docker login ghcr.io only");
    }

    @Test
    void saysThatARepositoryMayHaveToBeMade() {
        assertThat(new Advice("1.dkr.ecr.eu-west-1.amazonaws.com", Access.PUSH, Standing.KNOWN).of(404, Kind.NOT_FOUND))
                .isEqualTo("check the name, and create the repository where the registry does not do so by itself");
    }
}
