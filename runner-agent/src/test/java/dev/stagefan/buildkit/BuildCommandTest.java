package dev.stagefan.buildkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BuildCommandTest {
    @Test
    void eachPartIsAWordOfItsOwn() {
        BuildCommand command = new BuildCommand(
                "stage-3",
                Path.of("/work"),
                "context with blank",
                "/tmp/Dockerfile",
                "final",
                "linux/arm64",
                Map.of("VERSION", "a secret"),
                Map.of("base", "docker-image://alpine@sha256:1"),
                List.of("id=token,env=TOKEN"),
                List.of("default"),
                List.of("network.host"),
                List.of("type=registry,ref=r:c"),
                List.of("type=registry,ref=r:d,mode=max"),
                List.of("type=image,push=true"),
                List.of("r:tag"),
                Map.of("title", "a, b = \"c\""),
                Map.of("note", "$(rm)"),
                List.of());

        assertThat(command.arguments())
                .containsExactly(
                        "build",
                        "--progress=rawjson",
                        "--provenance=false",
                        "--sbom=false",
                        "--file=/tmp/Dockerfile",
                        "--target=final",
                        "--platform=linux/arm64",
                        "--build-arg=VERSION",
                        "--build-context=base=docker-image://alpine@sha256:1",
                        "--secret=id=token,env=TOKEN",
                        "--ssh=default",
                        "--allow=network.host",
                        "--cache-from=type=registry,ref=r:c",
                        "--cache-to=type=registry,ref=r:d,mode=max",
                        "--output=type=image,push=true",
                        "--tag=r:tag",
                        "--label=title=a, b = \"c\"",
                        "--annotation=note=$(rm)",
                        "context with blank");
        assertThat(command.environment(Map.of())).isEqualTo(Map.of("VERSION", "a secret"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PATH",
                "HOME",
                "HTTP_PROXY",
                "https_proxy",
                "no_proxy",
                "DOCKER_HOST",
                "BUILDX_BUILDER",
                "GODEBUG",
                "AWS_REGION",
                "SSL_CERT_FILE",
                "LD_PRELOAD",
                "TMPDIR",
                "not a name",
                "é",
                "1ST"
            })
    void aBuildArgThatWouldMeanSomethingToBuildxIsNotPutIntoItsEnvironment(String name) {
        BuildCommand command = command(Map.of(name, "value"), List.of());

        assertThat(command.arguments()).contains("--build-arg=" + name + "=value");
        assertThat(command.environment(Map.of())).isEmpty();
    }

    @Test
    void aBuildArgDoesNotReplaceAVariableOrASecretOfTheSameName() {
        BuildCommand command =
                command(new LinkedHashMap<>(Map.of("TAKEN", "1", "token", "2", "FREE", "")), List.of("id=token"));
        Map<String, String> inherited = Map.of("TAKEN", "by the user");

        assertThat(command.arguments(inherited))
                .contains("--build-arg=TAKEN=1", "--build-arg=token=2", "--build-arg=FREE");
        assertThat(command.environment(inherited)).isEqualTo(Map.of("FREE", ""));
    }

    @Test
    void aContextThatLooksLikeAnOptionIsNone() {
        BuildCommand command = new BuildCommand(
                "image",
                Path.of("."),
                "-x",
                "Dockerfile",
                null,
                null,
                Map.of(),
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                Map.of(),
                List.of());

        assertThat(command.arguments()).endsWith("--file=Dockerfile", "./-x");
    }

    @Test
    void aBuildCanBeSplitIntoOneThatPushesAndOneThatExportsItsCache() {
        BuildCommand both = command(Map.of(), List.of());

        assertThat(both.exporting(List.of(), List.of("type=image,push=true")).arguments())
                .contains("--output=type=image,push=true")
                .noneMatch(word -> word.startsWith("--cache-to"));
        assertThat(both.exporting(List.of("type=registry,ref=r"), List.of()).arguments())
                .contains("--cache-to=type=registry,ref=r")
                .noneMatch(word -> word.startsWith("--output"));
    }

    @Test
    void stagesMayBeBuiltWithoutAnyCache() {
        assertThat(withoutCache("left", "slice").arguments())
                .contains("--no-cache-filter=left", "--no-cache-filter=slice")
                .doesNotContain("--no-cache");
        assertThat(withoutCache(BuildCommand.ALL_STAGES).arguments())
                .contains("--no-cache")
                .noneMatch(word -> word.startsWith("--no-cache-filter"));
        assertThat(withoutCache("left").exporting(List.of(), List.of()).withoutCache())
                .containsExactly("left");
    }

    private static BuildCommand withoutCache(String... stages) {
        return new BuildCommand(
                "image",
                Path.of("."),
                ".",
                "Dockerfile",
                null,
                null,
                Map.of(),
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                Map.of(),
                List.of(stages));
    }

    private static BuildCommand command(Map<String, String> buildArgs, List<String> secrets) {
        return new BuildCommand(
                "image",
                Path.of("."),
                ".",
                "Dockerfile",
                null,
                null,
                buildArgs,
                Map.of(),
                secrets,
                List.of(),
                List.of(),
                List.of(),
                List.of("type=registry,ref=both"),
                List.of("type=image"),
                List.of(),
                Map.of(),
                Map.of(),
                List.of());
    }
}
