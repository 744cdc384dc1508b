package dev.stagefan.registry;

import dev.stagefan.http.Pace;
import dev.stagefan.http.WaitListener;
import dev.stagefan.registry.RegistryException.Kind;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import okhttp3.OkHttpClient;

/**
 * Asks registries by the OCI distribution spec 1.1. Whatever is read is checked against its digest and its size. What
 * fails of something that may pass is tried again. Credentials go to the registry that they are for, and to no other host.
 *
 * <p>May be used by several threads at once. An interrupt ends what its thread waits for.
 */
public final class RegistryClient implements AutoCloseable {
    /** Its logger writes to standard error what its exceptions say too. Kept, because one that nobody holds is forgotten. */
    private static final Logger LOGGER = Logger.getLogger("okhttp3");

    /** Is asked for to see whether one may ask; whether it is there does not matter. */
    private static final String NO_TAG = "stagefan-access-check";

    private final DockerConfig config;
    private final Exchange exchange;
    private final Patience patience;
    private final Map<String, RegistryHost> hosts = new ConcurrentHashMap<>();

    private RegistryClient(DockerConfig config, Exchange exchange, Patience patience) {
        this.config = config;
        this.exchange = exchange;
        this.patience = patience;
    }

    /** A client that waits as time passes, and says nothing of it. */
    public static RegistryClient of(DockerConfig config) {
        return of(config, Retries.USUAL, Pace.REAL, (reason, until) -> {});
    }

    /**
     * A client.
     *
     * @param listener told of each wait before another attempt, from the thread that waits
     */
    public static RegistryClient of(DockerConfig config, Retries retries, Pace pace, WaitListener listener) {
        LOGGER.setLevel(Level.OFF);
        OkHttpClient client = new OkHttpClient.Builder()
                .connectTimeout(retries.silence())
                .readTimeout(retries.silence())
                .writeTimeout(retries.silence())
                .followSslRedirects(false)
                .build();
        return new RegistryClient(
                config, new Exchange(client, pace.clock(), new Secrets()), new Patience(retries, pace, listener));
    }

    /** What a manifest or an index is, or nothing where it is not there. */
    public Optional<Descriptor> head(ImageReference reference) throws RegistryException, InterruptedException {
        return manifests(reference.repository()).head(reference);
    }

    /** A manifest or an index. */
    public Manifest manifest(ImageReference reference) throws RegistryException, InterruptedException {
        return manifests(reference.repository()).get(reference);
    }

    /**
     * The manifest for a platform, which an index is searched for. A manifest that is in no index is taken for any platform,
     * as BuildKit does.
     *
     * @param platform as {@code linux/amd64}
     */
    public Manifest manifest(ImageReference reference, String platform) throws RegistryException, InterruptedException {
        return manifests(reference.repository()).get(reference, Platform.parse(platform));
    }

    /**
     * The bytes of a layer or a configuration, as they come. A connection that breaks is continued where it broke. A read
     * that would reach the end throws a {@link RegistryException} instead where the digest or the size of what came is
     * wrong: what was read until then must not be used.
     */
    public InputStream blob(Repository repository, Descriptor descriptor)
            throws RegistryException, InterruptedException {
        return new Blobs(host(repository), repository).open(descriptor);
    }

    /** All bytes of something of up to 4 MiB, checked. */
    public byte[] smallBlob(Repository repository, Descriptor descriptor)
            throws RegistryException, InterruptedException {
        return new Blobs(host(repository), repository).small(descriptor);
    }

    public boolean blobExists(Repository repository, String digest) throws RegistryException, InterruptedException {
        return new Blobs(host(repository), repository).exists(digest);
    }

    /** Puts a tag on what a reference is now, in the same repository. */
    public void tag(ImageReference from, String tag) throws RegistryException, InterruptedException {
        push(from.repository(), manifest(from), tag);
    }

    /**
     * Puts what one repository has into another too: without a byte moved where the registry can, else by a copy, also
     * between registries.
     */
    public void mount(Repository from, Repository to, Descriptor descriptor)
            throws RegistryException, InterruptedException {
        if (blobExists(to, descriptor.digest())) {
            return;
        }
        if (!from.host().equals(to.host()) || !mounted(from, to, descriptor)) {
            uploads(to).put(descriptor, () -> blob(from, descriptor));
        }
    }

    /** What is in the way of a mount need not be in the way of a copy, which otherwise says so. */
    private boolean mounted(Repository from, Repository to, Descriptor descriptor)
            throws RegistryException, InterruptedException {
        try {
            return uploads(to).mount(from, descriptor);
        } catch (RegistryException e) {
            if (e.kind() == Kind.TRANSIENT || e.kind() == Kind.UNREACHABLE) {
                throw e;
            }
            return false;
        }
    }

    /** Puts bytes into a repository, unless they are there. */
    public Descriptor pushBlob(Repository repository, String mediaType, byte[] bytes)
            throws RegistryException, InterruptedException {
        Descriptor descriptor = Descriptor.of(mediaType, bytes);
        if (!blobExists(repository, descriptor.digest())) {
            uploads(repository).put(descriptor, () -> new ByteArrayInputStream(bytes));
        }
        return descriptor;
    }

    /**
     * Puts a manifest into a repository, by its digest. All that it names must be there.
     *
     * @return its digest
     */
    public String push(Repository repository, Manifest manifest) throws RegistryException, InterruptedException {
        return manifests(repository).put(manifest, manifest.digest());
    }

    /**
     * Puts a manifest into a repository, under a tag.
     *
     * @return its digest
     */
    public String push(Repository repository, Manifest manifest, String tag)
            throws RegistryException, InterruptedException {
        return manifests(repository)
                .put(manifest, ImageReference.tagged(repository, tag).wanted());
    }

    /**
     * Puts an artifact into a repository, under a tag.
     *
     * @return the digest of its manifest
     */
    public String push(Repository repository, Artifact artifact, String tag)
            throws RegistryException, InterruptedException {
        Descriptor config = pushBlob(repository, MediaTypes.EMPTY, Artifact.NO_CONFIG);
        List<Descriptor> layers = new ArrayList<>();
        for (Artifact.Part part : artifact.parts()) {
            layers.add(pushBlob(repository, part.mediaType(), part.bytes()));
        }
        return push(repository, artifact.manifest(config, layers), tag);
    }

    /** An artifact whose parts are up to 4 MiB each, or nothing where it is not there. */
    public Optional<Artifact> artifact(ImageReference reference) throws RegistryException, InterruptedException {
        Optional<Descriptor> there = head(reference);
        if (there.isEmpty()) {
            return Optional.empty();
        }
        Repository repository = reference.repository();
        Manifest manifest =
                manifest(ImageReference.digested(repository, there.get().digest()));
        String type = manifest.artifactType();
        if (type == null) {
            throw new RegistryException(
                    Kind.REFUSED,
                    "could not read " + reference + " because it is an image, and no artifact; use another tag");
        }
        List<Artifact.Part> parts = new ArrayList<>();
        for (Descriptor layer : manifest.layers()) {
            parts.add(new Artifact.Part(layer.mediaType(), smallBlob(repository, layer)));
        }
        return Optional.of(new Artifact(type, parts, manifest.annotations()));
    }

    /** The tags of a repository, in the registry's order; none where it is not there. */
    public List<String> tags(Repository repository) throws RegistryException, InterruptedException {
        return new Tags(host(repository), repository).list();
    }

    /**
     * Removes a tag, or a manifest with all its tags where the reference has a digest. What is not there is removed already.
     */
    public void delete(ImageReference reference) throws RegistryException, InterruptedException {
        manifests(reference.repository()).delete(reference);
    }

    /**
     * Proves, before there is a long build to lose, that a repository may be read or written: asks for a manifest that is not
     * there, or begins an upload and cancels it.
     */
    public void checkAccess(Repository repository, Access access) throws RegistryException, InterruptedException {
        if (access == Access.PUSH) {
            uploads(repository).check();
        } else {
            head(ImageReference.tagged(repository, NO_TAG));
        }
    }

    /**
     * What all layers of an image come to, in bytes as they are stored and sent.
     *
     * @param platform as {@code linux/amd64}, where the reference is an index
     */
    public long layerBytes(ImageReference reference, String platform) throws RegistryException, InterruptedException {
        return manifest(reference, platform).layers().stream()
                .mapToLong(Descriptor::size)
                .sum();
    }

    /** Ends what is under way, and frees the connections. */
    @Override
    public void close() {
        exchange.client().dispatcher().cancelAll();
        exchange.client().dispatcher().executorService().shutdown();
        exchange.client().connectionPool().evictAll();
    }

    private Manifests manifests(Repository repository) {
        return new Manifests(host(repository), repository);
    }

    private Uploads uploads(Repository repository) {
        return new Uploads(host(repository), repository);
    }

    private RegistryHost host(Repository repository) {
        return hosts.computeIfAbsent(repository.host(), name -> new RegistryHost(name, config, exchange, patience));
    }
}
