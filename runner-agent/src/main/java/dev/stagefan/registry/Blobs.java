package dev.stagefan.registry;

import dev.stagefan.registry.RegistryException.Kind;
import dev.stagefan.registry.RegistryHost.Question;
import java.io.IOException;
import java.io.InputStream;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Layers and configurations of one repository.
 *
 * @param host its registry
 */
record Blobs(RegistryHost host, Repository repository) {
    /** What is small enough to keep in memory; configurations are. */
    private static final long MOST_SMALL = 4 << 20;

    private static final int NOT_FOUND = 404;
    private static final int PARTIAL = 206;

    boolean exists(String digest) throws RegistryException, InterruptedException {
        Request request = request(digest).head().build();
        return host.ask(
                Question.read("look up the layer " + repository + "@" + digest, repository, request, NOT_FOUND),
                Response::isSuccessful);
    }

    InputStream open(Descriptor descriptor) throws RegistryException, InterruptedException {
        String call = call(descriptor);
        InputStream first = host.patiently(call, () -> from(descriptor, 0));
        return new BlobStream(host, call, descriptor, first, offset -> from(descriptor, offset));
    }

    byte[] small(Descriptor descriptor) throws RegistryException, InterruptedException {
        if (descriptor.size() > MOST_SMALL) {
            throw new RegistryException(
                    Kind.REFUSED,
                    "could not " + call(descriptor) + " because it has " + descriptor.size()
                            + " bytes, and what is read in one piece has up to " + MOST_SMALL
                            + "; check that it is what you mean");
        }
        return host.patiently(call(descriptor), () -> {
            try (InputStream stream = from(descriptor, 0)) {
                byte[] bytes = stream.readNBytes((int) descriptor.size() + 1);
                String digest = Digest.like(descriptor.digest(), bytes);
                if (bytes.length != descriptor.size()) {
                    throw BlobStream.corrupt(host.name(), descriptor, bytes.length);
                }
                if (!digest.equals(descriptor.digest())) {
                    throw BlobStream.corrupt(host.name(), digest);
                }
                return bytes;
            }
        });
    }

    /**
     * Asks once for a blob.
     *
     * @param offset how many of its bytes are known already
     */
    private InputStream from(Descriptor descriptor, long offset) throws IOException, InterruptedException {
        Request.Builder request = request(descriptor.digest());
        if (offset > 0) {
            request.header("Range", "bytes=" + offset + "-");
        }
        Response response = host.attempt(Question.read(call(descriptor), repository, request.build()));
        InputStream body = response.body().byteStream();
        boolean part = offset > 0 && response.code() == PARTIAL;
        long length = response.body().contentLength();
        if (length >= 0 && length != descriptor.size() - (part ? offset : 0)) {
            body.close();
            throw BlobStream.corrupt(host.name(), descriptor, length + (part ? offset : 0));
        }
        if (offset == 0 || part) {
            return body;
        }
        try {
            // The host does not know ranges.
            body.skipNBytes(offset);
        } catch (IOException e) {
            body.close();
            throw e;
        }
        return body;
    }

    private String call(Descriptor descriptor) {
        return "read the layer " + repository + "@" + descriptor.digest();
    }

    private Request.Builder request(String digest) {
        return new Request.Builder()
                .url(host.address(repository, "blobs/" + digest).build());
    }
}
