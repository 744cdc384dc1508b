package dev.stagefan.registry;

import dev.stagefan.http.Pace;
import dev.stagefan.http.WaitListener;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * Asks registries by the OCI distribution spec 1.1. Whatever is read is checked against its digest and its size. What
 * fails of something that may pass is tried again. Credentials go to the registry that they are for, and to no other host.
 *
 * <p>May be used by several threads at once. An interrupt ends what its thread waits for.
 */
public final class RegistryClient implements AutoCloseable {
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
        throw new UnsupportedOperationException();
    }

    /** What a manifest or an index is, or nothing where it is not there. */
    public Optional<Descriptor> head(ImageReference reference) throws RegistryException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    /** A manifest or an index. */
    public Manifest manifest(ImageReference reference) throws RegistryException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    /**
     * The manifest for a platform, which an index is searched for. A manifest that is in no index is taken for any platform,
     * as BuildKit does.
     *
     * @param platform as {@code linux/amd64}
     */
    public Manifest manifest(ImageReference reference, String platform) throws RegistryException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    /**
     * The bytes of a layer or a configuration, as they come. A connection that breaks is continued where it broke. A read
     * that would reach the end throws a {@link RegistryException} instead where the digest or the size of what came is
     * wrong: what was read until then must not be used.
     */
    public InputStream blob(Repository repository, Descriptor descriptor)
            throws RegistryException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    /** All bytes of something of up to 4 MiB, checked. */
    public byte[] smallBlob(Repository repository, Descriptor descriptor)
            throws RegistryException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    public boolean blobExists(Repository repository, String digest) throws RegistryException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    /** Puts a tag on what a reference is now, in the same repository. */
    public void tag(ImageReference from, String tag) throws RegistryException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    /**
     * Puts what one repository has into another too: without a byte moved where the registry can, else by a copy, also
     * between registries.
     */
    public void mount(Repository from, Repository to, Descriptor descriptor)
            throws RegistryException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    /** Puts bytes into a repository, unless they are there. */
    public Descriptor pushBlob(Repository repository, String mediaType, byte[] bytes)
            throws RegistryException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    /**
     * Puts a manifest into a repository, by its digest. All that it names must be there.
     *
     * @return its digest
     */
    public String push(Repository repository, Manifest manifest) throws RegistryException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    /**
     * Puts a manifest into a repository, under a tag.
     *
     * @return its digest
     */
    public String push(Repository repository, Manifest manifest, String tag)
            throws RegistryException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    /**
     * Puts an artifact into a repository, under a tag.
     *
     * @return the digest of its manifest
     */
    public String push(Repository repository, Artifact artifact, String tag)
            throws RegistryException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    /** An artifact whose parts are up to 4 MiB each, or nothing where it is not there. */
    public Optional<Artifact> artifact(ImageReference reference) throws RegistryException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    /** The tags of a repository, in the registry's order; none where it is not there. */
    public List<String> tags(Repository repository) throws RegistryException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    /**
     * Removes a tag, or a manifest with all its tags where the reference has a digest. What is not there is removed already.
     */
    public void delete(ImageReference reference) throws RegistryException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    /**
     * Proves, before there is a long build to lose, that a repository may be read or written: asks for a manifest that is not
     * there, or begins an upload and cancels it.
     */
    public void checkAccess(Repository repository, Access access) throws RegistryException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    /**
     * What all layers of an image come to, in bytes as they are stored and sent.
     *
     * @param platform as {@code linux/amd64}, where the reference is an index
     */
    public long layerBytes(ImageReference reference, String platform) throws RegistryException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    /** Ends what is under way, and frees the connections. */
    @Override
    public void close() {}
}
