package dev.stagefan.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagefan.dockerfile.Dockerfile;
import dev.stagefan.dockerfile.DockerfileException;
import dev.stagefan.dockerfile.instruction.DockerfileReader;
import dev.stagefan.dockerfile.value.Platform;
import dev.stagefan.graph.BuildRequest;
import dev.stagefan.graph.StageGraph;
import dev.stagefan.graph.resolve.GraphBuilder;
import dev.stagefan.key.KeyPart;
import dev.stagefan.key.KeyRequest;
import dev.stagefan.key.StageKey;
import dev.stagefan.key.StageKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The keys of the example atom; {@code -Dstagefan.golden.update=true} writes them anew. */
class AtomKeysTest {
    private static final Path EXAMPLE = Path.of("..", "examples", "atom");
    private static final Path GOLDEN = Path.of("src/test/resources/dev/stagefan/source/atom-keys.txt");
    private static final String DIGEST = "sha256:" + "1".repeat(64);

    private static StageKeys keys(Path context, Map<String, String> buildArgs, String digest)
            throws IOException, DockerfileException {
        Dockerfile dockerfile = DockerfileReader.read(Files.readString(context.resolve("Dockerfile")));
        BuildRequest request =
                new BuildRequest("atom_image", buildArgs, Platform.LINUX_AMD64, Platform.LINUX_AMD64, Map.of());
        StageGraph graph = GraphBuilder.build(dockerfile, request);
        return StageKeys.of(new KeyRequest(
                dockerfile,
                graph,
                Map.of("busybox:1.37", digest),
                Map.of("", WorkTreeFiles.of(context)),
                Map.of(),
                Map.of(),
                "",
                "Dockerfile",
                Set.of()));
    }

    @Test
    void parts() throws IOException, DockerfileException {
        StringBuilder actual = new StringBuilder();
        StageKeys keys = keys(EXAMPLE, Map.of(), DIGEST);
        assertThat(keys.keyless()).isEmpty();
        for (StageKey key : keys.keys().values()) {
            actual.append(key.label()).append(' ').append(key.hex()).append('\n');
            for (KeyPart part : key.parts()) {
                actual.append("  ")
                        .append(part.kind())
                        .append(' ')
                        .append(part.name())
                        .append(": ")
                        .append(part.value())
                        .append('\n');
                part.files()
                        .forEach((path, content) -> actual.append("    ")
                                .append(path)
                                .append(": ")
                                .append(content)
                                .append('\n'));
            }
        }
        if (Boolean.getBoolean("stagefan.golden.update")) {
            Files.writeString(GOLDEN, actual);
        }
        assertThat(actual.toString()).isEqualTo(Files.readString(GOLDEN));
    }

    @ParameterizedTest
    @CsvSource({
        "AITER_COMMIT, 0000000, 'build_aiter atom_image'",
        "MAX_JOBS, 4, 'build_triton build_aiter atom_image'",
        "GPU_ARCH, gfx90a, 'base build_mori build_rccl build_triton build_aiter atom_image'",
        "NOBODY, x, ''"
    })
    void aBuildArgChangesTheStagesThatSeeIt(String name, String value, String changed)
            throws IOException, DockerfileException {
        StageKeys before = keys(EXAMPLE, Map.of(), DIGEST);
        StageKeys after = keys(EXAMPLE, Map.of(name, value), DIGEST);
        String labels = before.keys().values().stream()
                .filter(key -> !key.equals(after.keys().get(key.stage())))
                .map(StageKey::label)
                .reduce("", (all, label) -> all.isEmpty() ? label : all + " " + label);
        assertThat(labels).isEqualTo(changed);
    }
}
