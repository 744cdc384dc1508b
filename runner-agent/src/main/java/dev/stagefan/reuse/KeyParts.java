package dev.stagefan.reuse;

import dev.stagefan.key.StageKey;
import dev.stagefan.key.StageKeyException;
import dev.stagefan.key.StageKeyJson;
import dev.stagefan.registry.Artifact;
import dev.stagefan.registry.ImageReference;
import dev.stagefan.registry.RegistryClient;
import dev.stagefan.registry.RegistryException;
import dev.stagefan.registry.Repository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps, for each stage, what its key was made of when it was built last: an artifact in the images' repository, which
 * nothing is decided by.
 *
 * @param platform as {@code linux/amd64}
 */
public record KeyParts(RegistryClient registry, Repository repository, String platform) {
    private static final String TYPE = "application/vnd.stagefan.stage-key.v1+json";
    private static final int MOST = 4 << 20;

    /**
     * Keeps them.
     *
     * @param namespace prefix of a {@link Namespace}
     * @return whether they are kept; those of more than 4 MiB are not
     */
    public boolean write(String namespace, StageKey key) throws RegistryException, InterruptedException {
        byte[] json = StageKeyJson.write(key).getBytes(StandardCharsets.UTF_8);
        if (json.length > MOST) {
            return false;
        }
        Artifact artifact = new Artifact(TYPE, List.of(new Artifact.Part(TYPE, json)), Map.of());
        registry.push(repository, artifact, ProductTag.ofParts(namespace, key.label(), platform));
        return true;
    }

    /**
     * Reads them.
     *
     * @return nothing where none were kept
     * @throws IOException where they cannot be read
     */
    public Optional<StageKey> read(String namespace, String label) throws IOException, InterruptedException {
        Optional<Artifact> artifact =
                registry.artifact(ImageReference.tagged(repository, ProductTag.ofParts(namespace, label, platform)));
        if (artifact.isEmpty()) {
            return Optional.empty();
        }
        String json = new String(artifact.get().parts().get(0).bytes(), StandardCharsets.UTF_8);
        try {
            return Optional.of(StageKeyJson.read(json));
        } catch (StageKeyException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
