package dev.stagefan.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageReferenceTest {
    private static final String DIGEST = "sha256:" + "0123456789abcdef".repeat(4);

    @ParameterizedTest
    @CsvSource({
        "alpine, docker.io/library/alpine",
        "acme/widget, docker.io/acme/widget",
        "docker.io/alpine, docker.io/library/alpine",
        "index.docker.io/alpine, docker.io/library/alpine",
        "ghcr.io/acme/widget, ghcr.io/acme/widget",
        "ghcr.io/widget, ghcr.io/widget",
        "localhost/x, localhost/x",
        "localhost:5000/x, localhost:5000/x",
        "myhost:80/a/b/c, myhost:80/a/b/c",
        "HOST/x, HOST/x",
        "'[::1]:5000/x', '[::1]:5000/x'",
        "a.b/c__d/e-f--g.h, a.b/c__d/e-f--g.h"
    })
    void readsARepositoryAsDockerDoes(String text, String repository) {
        assertThat(Repository.parse(text)).hasToString(repository);
        assertThat(Repository.parse(repository)).hasToString(repository);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ghcr.io/Acme/Widget | because its path has capital letters; write acme/widget",
                "'' | because \"library/\" is no path in a registry; use lower-case",
                "ghcr.io/ | is no path in a registry",
                "ghcr.io/a:b | is no path in a registry; use lower-case letters and digits, with one of . _ -",
                "ghcr.io/a/ | is no path",
                "ghcr.io/a//b | is no path",
                "ghcr.io/../b | is no path",
                "ghcr.io/a?b | is no path",
                "ghcr.io/a%2fb | is no path",
                "a@b.c/x | because \"a@b.c\" is no name of a registry; write it as HOST/PATH",
                "https://ghcr.io/x | is no name of a registry",
                "ghcr.io:port/x | is no name of a registry",
                "ghcr.io:65536/x | is no name of a registry",
                "[:::]/x | is no name of a registry"
            })
    void refusesWhatIsNoRepository(String text, String reason) {
        assertThatThrownBy(() -> Repository.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("could not read \"" + text + "\" as a repository because ")
                .hasMessageContaining(reason);
    }

    @Test
    void refusesAPathThatIsTooLong() {
        assertThatThrownBy(() -> Repository.parse("ghcr.io/" + "a".repeat(256)))
                .hasMessageContaining("longer than 255 characters");
    }

    @Test
    void readsTagsAndDigests() {
        assertThat(ImageReference.parse("alpine")).hasToString("docker.io/library/alpine:latest");
        assertThat(ImageReference.parse("localhost:5000/x")).hasToString("localhost:5000/x:latest");
        assertThat(ImageReference.parse("localhost:5000/x:y")).hasToString("localhost:5000/x:y");
        assertThat(ImageReference.parse("ghcr.io/a/b@" + DIGEST)).hasToString("ghcr.io/a/b@" + DIGEST);
        assertThat(ImageReference.parse("ghcr.io/a/b:c@" + DIGEST))
                .hasToString("ghcr.io/a/b:c@" + DIGEST)
                .extracting(ImageReference::wanted)
                .isEqualTo(DIGEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a:", "a:-x", "a:x/y", "a@sha256:0", "a@md5:x", "a:b:c", "a@", "a:é"})
    void refusesWhatIsNoReference(String text) {
        assertThatThrownBy(() -> ImageReference.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "docker.io, https://registry-1.docker.io/v2/",
        "ghcr.io, https://ghcr.io/v2/",
        "registry.example:5000, https://registry.example:5000/v2/",
        "localhost:5000, http://localhost:5000/v2/",
        "127.0.0.1:5000, http://127.0.0.1:5000/v2/",
        "127.1.2.3:5000, http://127.1.2.3:5000/v2/",
        "'[::1]:5000', 'http://[::1]:5000/v2/'",
        "127.0.0.1.example, https://127.0.0.1.example/v2/",
        "10.0.0.1:5000, https://10.0.0.1:5000/v2/"
    })
    void speaksPlainHttpToThisMachineOnly(String host, String url) {
        assertThat(RegistryHost.url(host)).hasToString(url);
    }

    @ParameterizedTest
    @CsvSource({
        "linux/amd64, linux/amd64",
        "linux/x86_64, linux/amd64",
        "linux/arm64/v8, linux/arm64",
        "Linux/AArch64, linux/arm64",
        "linux/arm/v7, linux/arm",
        "linux/arm/6, linux/arm/v6",
        "windows/amd64, windows/amd64"
    })
    void readsAPlatform(String text, String platform) {
        assertThat(Platform.parse(text)).hasToString(platform);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "linux", "linux/", "/amd64", "linux/arm/v7/x"})
    void refusesWhatIsNoPlatform(String text) {
        assertThatThrownBy(() -> Platform.parse(text)).hasMessageContaining("write it as linux/amd64");
    }

    @ParameterizedTest
    @CsvSource({
        "linux/amd64, linux/amd64, true",
        "linux/amd64, linux/amd64/v3, true",
        "linux/amd64/v3, linux/amd64, false",
        "linux/arm/v6, linux/arm/v7, true",
        "linux/arm/v7, linux/arm/v6, false",
        "linux/amd64, windows/amd64, false"
    })
    void knowsWhatRunsWhere(String image, String machine, boolean runs) {
        assertThat(Platform.parse(image).fitness(Platform.parse(machine)) >= 0).isEqualTo(runs);
    }
}
