package dev.stagefan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkTreeTest {
    @TempDir
    Path temporary;

    private Path root;

    @BeforeEach
    void plantATree() throws IOException {
        root = Files.createDirectories(temporary.toRealPath().resolve("repository"));
        Files.createDirectories(root.resolve(".git"));
        Files.createDirectories(root.resolve("services/api"));
    }

    @Test
    void isTheNearestDirectoryWithAGitEntry() {
        assertThat(WorkTree.around(root.resolve("services/api")).root()).isEqualTo(root);
    }

    @Test
    void mayHaveAFileForItsGitEntry() throws IOException {
        Files.writeString(root.resolve("services/.git"), "gitdir: elsewhere\n");

        assertThat(WorkTree.around(root.resolve("services/api")).root()).isEqualTo(root.resolve("services"));
    }

    @Test
    void pathsAreRelativeToItsRoot() {
        WorkTree tree = WorkTree.around(root.resolve("services"));

        assertThat(tree.relative(root.resolve("services/api/Dockerfile"))).contains("services/api/Dockerfile");
        assertThat(tree.relative(root.resolve("services/../docker/./Dockerfile")))
                .contains("docker/Dockerfile");
        assertThat(tree.relative(root)).contains(".");
    }

    @Test
    void pathsOutsideHaveNone() {
        WorkTree tree = WorkTree.around(root);

        assertThat(tree.relative(temporary.resolve("Dockerfile"))).isEmpty();
        assertThat(tree.relative(root.resolve("../repository-two/Dockerfile"))).isEmpty();
    }

    @Test
    void aLinkToTheTreeIsTheTree() throws IOException {
        Path link = Files.createSymbolicLink(temporary.resolve("link"), root);

        assertThat(WorkTree.around(root).relative(link.resolve("services/api"))).contains("services/api");
        assertThat(WorkTree.around(link.resolve("services")).relative(root.resolve("services")))
                .contains("services");
    }

    @Test
    void aLinkInTheTreeKeepsItsName() throws IOException {
        Files.writeString(root.resolve("services/Dockerfile.real"), "FROM scratch\n");
        Files.createSymbolicLink(root.resolve("Dockerfile"), Path.of("services/Dockerfile.real"));

        assertThat(WorkTree.around(root).relative(root.resolve("Dockerfile"))).contains("Dockerfile");
    }
}
