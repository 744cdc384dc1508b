package dev.stagefan.buildkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BuilderTextTest {
    @Test
    void dockersOwnBuilderWithItsContainerdStoreCanExportACache() {
        String text = """
                Name:   default
                Driver: docker

                Nodes:
                Name:      default
                Endpoint:  default
                Status:    running
                Buildkit:  v0.13.2
                Platforms: linux/amd64, linux/amd64/v2, linux/arm64*
                Labels:
                 org.mobyproject.buildkit.worker.moby.host-gateway-ip: 172.17.0.1
                """;

        assertThat(BuilderText.parse(text).builder()).satisfies(builder -> {
            assertThat(builder.name()).isEqualTo("default");
            assertThat(builder.driver()).isEqualTo("docker");
            assertThat(builder.version()).hasToString("v0.13.2");
            assertThat(builder.platforms()).containsExactly("linux/amd64", "linux/amd64/v2", "linux/arm64");
            assertThat(builder.nodes()).containsExactly("default");
            assertThat(builder.pushesByDigest()).isFalse();
            assertThat(builder.cacheExport()).isFalse();
            assertThat(builder.exportsInParallel()).isFalse();
            assertThat(builder.unusable()).isEmpty();
        });
        String containerd = text + " org.mobyproject.buildkit.worker.snapshotter: overlayfs\n";
        assertThat(BuilderText.parse(containerd).builder().cacheExport()).isTrue();
    }

    @Test
    void ofSeveralNodesTheOldestVersionCounts() {
        Builder builder = BuilderText.parse("""
                Name:          fleet
                Driver:        kubernetes
                Last Activity: 2026-11-25 08:40:26 +0000 UTC

                Nodes:
                Name:             fleet0
                Endpoint:         kubernetes:///fleet
                Driver Options:   image="moby/buildkit:v0.33.1"
                Status:           running
                BuildKit version: v0.33.1
                Platforms:        linux/amd64
                Devices:
                 Name: not-a-node
                File#buildkitd.toml:
                 > Name: not-a-node

                Name:             fleet1
                Endpoint:         kubernetes:///fleet
                Status:           running
                BuildKit version: v0.27.1
                Platforms:        linux/arm64
                """).builder();

        assertThat(builder.nodes()).containsExactly("fleet0", "fleet1");
        assertThat(builder.version()).hasToString("v0.27.1");
        assertThat(builder.exportsInParallel()).isFalse();
        assertThat(builder.platforms()).containsExactly("linux/amd64", "linux/arm64");
        assertThat(builder.pushesByDigest()).isTrue();
        assertThat(builder.cacheExport()).isTrue();
    }

    @Test
    void aNodeThatDoesNotSayItsVersionLeavesItOpen() {
        Builder builder = BuilderText.parse("""
                Name:   fleet
                Driver: remote

                Nodes:
                Name:             fleet0
                BuildKit version: v0.33.1

                Name:             fleet1
                """).builder();

        assertThat(builder.version()).isNull();
        assertThat(builder.exportsInParallel()).isFalse();
        assertThat(builder.unusable()).isEmpty();
    }

    @Test
    void aBuilderThatIsTooOldSaysWhichAndWhy() {
        Builder builder = BuilderText.parse("""
                Name:   old
                Driver: docker-container

                Nodes:
                Name:     old0
                Buildkit: v0.11.6
                """).builder();

        assertThat(builder.unusable()).get().asString().contains("BuildKit v0.11.6 is older than 0.12", "; try ");
    }

    @Test
    void anErrorIsSaid() {
        assertThat(BuilderText.parse("""
                Name:   two
                Driver: remote

                Nodes:
                Name:     two0
                Endpoint: unix:///nowhere
                Error:    dial unix /nowhere: connect: no such file or directory
                """).error()).isEqualTo("dial unix /nowhere: connect: no such file or directory");
    }

    @Test
    void versionsAreNumbersWithWhatFollows() {
        assertThat(BuildkitVersion.parse("v0.28.0-rc1")).get().matches(version -> version.isAtLeast(0, 28));
        assertThat(BuildkitVersion.parse("0.13.1+ds1")).get().matches(version -> !version.isAtLeast(0, 14));
        assertThat(BuildkitVersion.parse("v1.0.0")).get().matches(version -> version.isAtLeast(0, 28));
        assertThat(BuildkitVersion.parse("v0.0.0+unknown")).isEmpty();
        assertThat(BuildkitVersion.parse("master")).isEmpty();
    }
}
