package dev.stagefan.clean;

import dev.stagefan.clean.CleanException.Reach;
import dev.stagefan.registry.Descriptor;
import dev.stagefan.registry.ImageReference;
import dev.stagefan.registry.Manifest;
import dev.stagefan.registry.RegistryClient;
import dev.stagefan.registry.RegistryException;
import dev.stagefan.registry.RegistryException.Kind;
import dev.stagefan.registry.Repository;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A repository by the OCI distribution API, which tells what has a tag and what indexes list, and nothing of what is left
 * over; that is for the registry's own garbage collection.
 */
public final class RegistryStore implements CleanStore {
    private final RegistryClient client;
    private final Repository repository;
    private final ManifestReader reader;

    public RegistryStore(RegistryClient client, Repository repository) {
        this.client = client;
        this.repository = repository;
        this.reader = new ManifestReader(client, repository);
    }

    @Override
    public List<StoredManifest> read() throws CleanException, InterruptedException {
        try {
            Map<String, List<String>> tags = new TreeMap<>();
            List<String> all = client.tags(repository);
            for (Optional<Tagged> tagged : Parallel.map(all, this::look)) {
                tagged.ifPresent(found -> tags.computeIfAbsent(found.digest(), digest -> new ArrayList<>())
                        .add(found.tag()));
            }
            Map<String, StoredManifest> stored = new TreeMap<>();
            for (List<StoredManifest> found : Parallel.map(
                    List.copyOf(tags.keySet()), digest -> read(digest, tags.getOrDefault(digest, List.of())))) {
                // What has a tag goes before the same found as a part of an index.
                found.forEach(manifest -> stored.merge(
                        manifest.digest(), manifest, (one, other) -> one.tags().isEmpty() ? other : one));
            }
            return List.copyOf(stored.values());
        } catch (RegistryException e) {
            throw new CleanException(String.valueOf(e.getMessage()), Reach.ALL);
        }
    }

    private record Tagged(String tag, String digest) {}

    /** Nothing where somebody has removed it meanwhile. */
    private Optional<Tagged> look(String tag) throws RegistryException, InterruptedException {
        return client.head(ImageReference.tagged(repository, tag))
                .map(Descriptor::digest)
                .map(digest -> new Tagged(tag, digest));
    }

    /** What is under a digest, and with it, where it is one of stagefan's, what it lists. */
    private List<StoredManifest> read(String digest, List<String> tags) throws RegistryException, InterruptedException {
        Optional<Manifest> manifest = manifest(digest);
        if (manifest.isEmpty()) {
            return List.of();
        }
        boolean own = tags.stream().anyMatch(tag -> OwnTag.parse(tag).isPresent());
        Instant created = own ? reader.created(manifest.get()) : null;
        List<StoredManifest> found = new ArrayList<>();
        found.add(new StoredManifest(digest, tags, created, ManifestReader.content(manifest.get())));
        if (own) {
            for (String child : found.get(0).content().children()) {
                found.addAll(readChild(child));
            }
        }
        return found;
    }

    private List<StoredManifest> readChild(String digest) throws RegistryException, InterruptedException {
        Optional<Manifest> manifest = manifest(digest);
        List<StoredManifest> found = new ArrayList<>();
        if (manifest.isPresent()) {
            found.add(new StoredManifest(digest, List.of(), null, ManifestReader.content(manifest.get())));
            for (String child : found.get(0).content().children()) {
                found.addAll(readChild(child));
            }
        }
        return found;
    }

    private Optional<Manifest> manifest(String digest) throws RegistryException, InterruptedException {
        try {
            return Optional.of(reader.manifest(digest));
        } catch (RegistryException e) {
            if (e.kind() == Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public void delete(StoredManifest manifest) throws CleanException, InterruptedException {
        try {
            client.delete(ImageReference.digested(repository, manifest.digest()));
        } catch (RegistryException e) {
            if (e.kind() == Kind.READ_ONLY) {
                throw new CleanException(
                        "could not delete " + repository + "@" + manifest.digest() + " because " + repository.host()
                                + " deletes nothing by this API; let it (a distribution registry with"
                                + " REGISTRY_STORAGE_DELETE_ENABLED=true), or use its own rules for keeping tags",
                        Reach.ALL);
            }
            throw new CleanException(String.valueOf(e.getMessage()), e.kind() == Kind.REFUSED ? Reach.ONE : Reach.ALL);
        }
    }
}
