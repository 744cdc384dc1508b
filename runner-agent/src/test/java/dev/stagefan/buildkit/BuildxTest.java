package dev.stagefan.buildkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stagefan.buildkit.BuildFailure.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Which Buildx is found, and one that does not behave; scripts stand in for it. */
@DisabledOnOs(OS.WINDOWS)
class BuildxTest {
    @TempDir
    private Path folder;

    @Test
    void anythingNamedByHandComesFirst() throws Exception {
        program("docker", "echo github.com/docker/buildx v0.36.1 abc");
        Path named = program("mine", "echo github.com/docker/buildx v0.37.2");

        assertThat(Buildx.find(Map.of("PATH", path(), Buildx.VARIABLE, named.toString()))
                        .version())
                .isEqualTo("v0.37.2");
    }

    @Test
    void dockersPluginComesBeforeOneOnThePath() throws Exception {
        program("buildx", "echo github.com/docker/buildx v0.37.2");
        program("docker", "[ \"$1 $2\" = 'buildx version' ] && echo github.com/docker/buildx 0.13.1+ds1 abc");

        assertThat(find().version()).isEqualTo("0.13.1+ds1");
    }

    @Test
    void aDockerWithoutThePluginIsPassedOver() throws Exception {
        program("docker", "echo 'docker: unknown command: docker buildx' >&2; exit 1");
        program("buildx", "echo github.com/docker/buildx v0.37.2");

        assertThat(find().version()).isEqualTo("v0.37.2");
    }

    @Test
    void noneAtAllIsSaidWithAWayOut() {
        assertThatThrownBy(this::find)
                .isInstanceOf(BuildxException.class)
                .hasMessageMatching("could not find Buildx because .*; try installing .*");
    }

    @Test
    void oneThatIsTooOldIsSaid() throws Exception {
        program("buildx", "echo github.com/docker/buildx v0.12.1");

        assertThatThrownBy(this::find)
                .isInstanceOf(BuildxException.class)
                .hasMessageContaining("could not use Buildx v0.12.1");
    }

    @Test
    void aBuilderThatIsNotThereIsSaidAsBuildxSaysIt() throws Exception {
        program("buildx", """
                [ "$1" = version ] && echo github.com/docker/buildx v0.37.2 && exit
                echo 'ERROR: no builder "nope" found' >&2; exit 1
                """);
        Buildx buildx = find();

        assertThatThrownBy(() -> buildx.inspect("nope"))
                .hasMessageMatching("could not use the builder nope because .*no builder \"nope\" found; try .*");
    }

    @Test
    void aBuildxThatHeedsNoSignalIsKilledWithWhatItStarted() throws Exception {
        program("buildx", """
                [ "$1" = version ] && echo github.com/docker/buildx v0.37.2 && exit
                trap '' INT TERM
                echo '{"vertexes":[{"digest":"sha256:1","name":"deaf"}]}' >&2
                while :; do sleep 1; done
                """);
        Buildx buildx = find();
        Cancellation cancellation = new Cancellation();
        CompletableFuture<Void> begun = new CompletableFuture<>();
        CompletableFuture<Void> cancelled = begun.thenRunAsync(cancellation::cancel);

        assertThatThrownBy(() -> buildx.build(builder(), command(), event -> begun.complete(null), cancellation))
                .isInstanceOfSatisfying(
                        BuildFailure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(Kind.CANCELLED));
        cancelled.join();
        assertThat(ProcessHandle.current().descendants()).isEmpty();
    }

    @Test
    void anErrorOfBuildxItselfIsItsMessage() throws Exception {
        program("buildx", """
                [ "$1" = version ] && echo github.com/docker/buildx v0.37.2 && exit
                echo 'unknown flag: --progress' >&2; exit 125
                """);

        assertThatThrownBy(() -> find().build(builder(), command(), BuildListener.NONE, new Cancellation()))
                .isInstanceOfSatisfying(BuildFailure.class, failure -> {
                    assertThat(failure.kind()).isEqualTo(Kind.OTHER);
                    assertThat(failure).hasMessage("unknown flag: --progress");
                    assertThat(failure.trace().steps()).isEmpty();
                });
    }

    private Buildx find() throws BuildxException, InterruptedException {
        return Buildx.find(Map.of("PATH", path()));
    }

    private Builder builder() {
        return new Builder("default", "remote", null, List.of(), List.of(), true);
    }

    private BuildCommand command() {
        return new BuildCommand(
                "image",
                folder,
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
                List.of());
    }

    private String path() {
        return folder + ":/usr/bin:/bin";
    }

    private Path program(String name, String script) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + script + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
