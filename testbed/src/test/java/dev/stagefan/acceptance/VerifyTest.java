package dev.stagefan.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stagefan.testbed.Buildx;
import dev.stagefan.testbed.Engine;
import dev.stagefan.testbed.Registry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code stagefan verify} with what Buildx pushes and writes. */
@Tag("engine")
class VerifyTest {
    @TempDir
    Path folder;

    @Test
    void comparesImagesOfARegistryAndOnDisk() throws IOException {
        try (Registry registry = Registry.open();
                Engine engine = Engine.start();
                Buildx buildx = Buildx.on(engine)) {
            buildx.pushBusybox(registry.address() + "/busybox:1");
            String one = registry.address() + "/one:latest";
            String other = registry.address() + "/other:latest";
            write(registry, "");
            buildx.build(folder, List.of("--output", "type=image,push=true,compression=zstd,name=" + one, "."));
            buildx.build(folder, List.of("--output", "type=oci,compression=gzip,dest=" + folder + "/one.tar", "."));
            write(registry, "RUN touch -d 2002-02-02 /d/a\n");
            buildx.build(folder, List.of("--provenance=false", "--push", "--tag", other, "."));

            assertThat(verify(one, "one.tar")).contains("The same: ");
            assertThat(verify(one, one)).contains("all layers are one and the same, and were not read");
            assertThat(verify("one.tar", other)).contains("Not compared: modification times.");
            assertThatThrownBy(() -> verify("--times", one, other))
                    .hasMessageContaining("\n  /d/a  modified: A 2001-01-01T")
                    .hasMessageContaining("Different: 1 path of ");
            assertThatThrownBy(() -> verify(one, registry.address() + "/missing:latest"))
                    .hasMessageContaining("/missing:latest");
        }
    }

    private void write(Registry registry, String more) throws IOException {
        String text = """
                FROM %s/busybox:1
                RUN mkdir /d && echo one >/d/a && touch -d 2001-01-01 /d/a /d
                """.formatted(registry.address());
        Files.writeString(folder.resolve("Dockerfile"), text + more);
    }

    private String verify(String... words) {
        List<String> all = new ArrayList<>(List.of("verify"));
        all.addAll(List.of(words));
        return Stagefan.run(folder, all);
    }
}
