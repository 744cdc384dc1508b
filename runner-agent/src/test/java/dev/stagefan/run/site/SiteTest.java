package dev.stagefan.run.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What is chosen, and what Docker is told: by programs that write down their arguments. */
@EnabledOnOs(OS.LINUX)
@Timeout(60)
class SiteTest {
    @TempDir
    private Path temporary;

    private Path programs;
    private final List<String> told = new ArrayList<>();

    @BeforeEach
    void aMachineWithAShell() throws IOException {
        programs = Files.createDirectory(temporary.resolve("bin"));
        for (String name : List.of("sh", "cat", "rm", "sleep", "awk", "umount", "setsid")) {
            for (String folder : List.of("/usr/bin", "/bin")) {
                Path program = Path.of(folder, name);
                if (Files.isExecutable(program) && Files.notExists(programs.resolve(name))) {
                    Files.createSymbolicLink(programs.resolve(name), program);
                }
            }
        }
    }

    @Test
    void withDockerItStartsBuildersAndARegistryAndRemovesThemAtTheEnd() throws Exception {
        docker("27.0.0");

        try (Site site = open(request(List.of(), 2, null, SiteRequest.Keep.NOTHING))) {
            assertThat(site.builders()).containsExactly("stagefan-x-1", "stagefan-x-2");
            assertThat(site.registry()).isEqualTo("127.0.0.1:49153");
            assertThat(site.environment()).containsKey("BUILDX_CONFIG");
        }

        assertThat(told).containsExactly("starts 2 builders with Docker (moby/buildkit:v0.33.1)");
        assertThat(calls())
                .contains(
                        "run --detach --name stagefan-x-registry --publish 127.0.0.1::5000"
                                + " --volume stagefan-x-registry:/var/lib/registry " + DockerSite.REGISTRY_IMAGE,
                        "buildx create --name stagefan-x-2 --driver docker-container"
                                + " --driver-opt image=moby/buildkit:v0.33.1 --driver-opt network=host"
                                + " --buildkitd-config /etc/buildkitd.toml"
                                + " --buildkitd-flags --allow-insecure-entitlement=network.host")
                .endsWith(
                        "rm --force buildx_buildkit_stagefan-x-10 buildx_buildkit_stagefan-x-20 stagefan-x-registry",
                        "volume rm --force buildx_buildkit_stagefan-x-10_state buildx_buildkit_stagefan-x-20_state");
    }

    @Test
    void whatIsToBeKeptIsNotRemoved() throws Exception {
        docker("27.0.0");

        open(request(List.of(), 1, "registry.example.com", SiteRequest.Keep.CACHES))
                .close();

        assertThat(calls()).noneMatch(call -> call.startsWith("volume rm") || call.startsWith("run "));
    }

    @Test
    void aRegistryThatGoesOnKeepsItsVolume() throws Exception {
        docker("27.0.0");
        open(request(List.of(), 1, null, SiteRequest.Keep.CACHES), Site.Beginning.WHERE_THE_RUN_BEFORE_WAS)
                .close();
        assertThat(calls()).noneMatch(call -> call.startsWith("volume rm"));

        open(request(List.of(), 1, null, SiteRequest.Keep.CACHES), Site.Beginning.ANEW)
                .close();
        assertThat(calls()).contains("volume rm --force stagefan-x-registry");
    }

    @Test
    void withoutDockerAndWithoutBuildkitdItSaysWhatIsMissingAndTheWaysOut() {
        assertThatThrownBy(() -> open(request(List.of(), 4, null, SiteRequest.Keep.NOTHING)))
                .isInstanceOf(SiteException.class)
                .hasMessageStartingWith("could not start builders because there is no docker on the PATH, and without"
                        + " Docker there is no buildkitd on the PATH")
                .hasMessageContaining("there is no runc on the PATH")
                .hasMessageEndingWith("; start Docker, or give builders that are there with --builder, or as root a"
                        + " buildkitd with --buildkitd");
    }

    @Test
    void aDockerWhoseEngineDoesNotAnswerIsNoDocker() throws Exception {
        docker("");

        assertThatThrownBy(() -> open(request(List.of(), 4, null, SiteRequest.Keep.NOTHING)))
                .hasMessageStartingWith(
                        "could not start builders because no Docker engine answers (Cannot connect to the engine),");
    }

    @Test
    void buildersThatAreThereAreTakenAsTheyAre() throws Exception {
        try (Site site = open(request(List.of("east", "west"), 2, "registry.example.com", SiteRequest.Keep.NOTHING))) {
            assertThat(site.builders()).containsExactly("east", "west");
            assertThat(site.registry()).isEqualTo("registry.example.com");
            assertThat(site.environment()).doesNotContainKey("BUILDX_CONFIG");
        }
        assertThat(told).containsExactly("builds on east, west and hands on through registry.example.com");
    }

    @Test
    void aBuilderThatDoesNotStartIsAnErrorAndNothingStays() throws Exception {
        docker("27.0.0");
        Files.createFile(temporary.resolve("no-builder"));

        assertThatThrownBy(() -> open(request(List.of(), 1, null, SiteRequest.Keep.NOTHING)))
                .hasMessage("could not start the builder stagefan-x-1 because Buildx says: ERROR: no such image; give"
                        + " builders that are there with --builder");
        assertThat(calls()).endsWith("volume rm --force buildx_buildkit_stagefan-x-10_state");
    }

    private Site open(SiteRequest request) throws Exception {
        return open(request, Site.Beginning.ANEW);
    }

    private Site open(SiteRequest request, Site.Beginning beginning) throws Exception {
        return Site.open(request, Map.of("PATH", programs.toString()), beginning, told::add);
    }

    private SiteRequest request(List<String> builders, int runners, @Nullable String registry, SiteRequest.Keep keep) {
        return new SiteRequest(
                builders,
                runners,
                registry,
                null,
                null,
                builders.isEmpty() ? Path.of("/etc/buildkitd.toml") : null,
                builders.isEmpty() ? List.of("network.host") : List.of(),
                keep,
                "stagefan-x",
                temporary.resolve("engines"),
                temporary.resolve("registry"),
                temporary.resolve("logs"));
    }

    /** A client that writes down what it is asked. */
    private void docker(String server) throws IOException {
        Path docker = Files.writeString(programs.resolve("docker"), """
                #!/bin/sh
                echo "$*" >>%1$s/calls
                case "$*" in
                  version*) [ -n "%2$s" ] || { echo 'Cannot connect to the engine' >&2; exit 1; } ;;
                  port*) echo 127.0.0.1:49153 ;;
                  *inspect*) [ ! -e %1$s/no-builder ] || { echo 'ERROR: no such image' >&2; exit 1; } ;;
                esac
                """.formatted(temporary, server));
        Files.setPosixFilePermissions(docker, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private List<String> calls() throws IOException {
        return Files.readAllLines(temporary.resolve("calls"));
    }
}
