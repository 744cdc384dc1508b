package dev.stagefan.registry;

import dev.stagefan.registry.RegistryException.Kind;
import dev.stagefan.registry.RegistryHost.Question;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Puts blobs into one repository (distribution spec 1.1: pushing blobs).
 *
 * @param host its registry
 */
record Uploads(RegistryHost host, Repository repository) {
    /** GitHub's registry takes no more in one piece of an upload (ocx-sh/ocx#237). */
    private static final int PIECE = 4 << 20;

    /** What a registry may ask for at least; it is kept in memory. */
    private static final int LARGEST_PIECE = 64 << 20;

    private static final int CREATED = 201;
    private static final int NOT_FOUND = 404;
    private static final MediaType BYTES = MediaType.get("application/octet-stream");

    /** Where an upload goes on, and how much each piece but the last has to bring. */
    private record Session(HttpUrl next, int piece) {}

    /** Opens what is to be uploaded, from its start. */
    @FunctionalInterface
    interface Source {
        InputStream open() throws RegistryException, InterruptedException;
    }

    /** Puts a blob, from its start again where something breaks: what part of it arrived cannot be known for sure. */
    void put(Descriptor descriptor, Source source) throws RegistryException, InterruptedException {
        String call = "push the layer " + repository + "@" + descriptor.digest();
        host.patiently(call, () -> {
            Session session = begin(call);
            try (InputStream content = source.open()) {
                if (descriptor.size() > session.piece()) {
                    inPieces(call, session, descriptor, content);
                } else {
                    byte[] all = content.readNBytes(session.piece());
                    finish(call, session.next(), descriptor, RequestBody.create(all, BYTES));
                }
            }
            return descriptor;
        });
    }

    /**
     * Has the registry take a blob from another of its repositories.
     *
     * @return whether it did
     */
    boolean mount(Repository from, Descriptor descriptor) throws RegistryException, InterruptedException {
        String call = "take the layer " + descriptor.digest() + " of " + from + " into " + repository;
        HttpUrl url = host.address(repository, "blobs/uploads/")
                .addQueryParameter("mount", descriptor.digest())
                .addQueryParameter("from", from.path())
                .build();
        Question question =
                new Question(call, Access.PUSH, Set.of(Scope.pull(from), Scope.push(repository)), post(url), Set.of());
        return host.ask(question, response -> {
            if (response.code() == CREATED) {
                return true;
            }
            cancel(response);
            return false;
        });
    }

    /** Begins an upload and cancels it. */
    void check() throws RegistryException, InterruptedException {
        HttpUrl url = host.address(repository, "blobs/uploads/").build();
        Question question = Question.write("push to " + repository, repository, post(url));
        host.ask(question, response -> {
            cancel(response);
            return response.code();
        });
    }

    private Session begin(String call) throws IOException, InterruptedException {
        HttpUrl url = host.address(repository, "blobs/uploads/").build();
        try (Response response = host.attempt(Question.write(call, repository, post(url)))) {
            String least = response.header("OCI-Chunk-Min-Length", "0");
            int piece = least != null && least.matches("\\d{1,9}") ? Integer.parseInt(least) : 0;
            return new Session(next(call, response), Math.min(Math.max(piece, PIECE), LARGEST_PIECE));
        }
    }

    private void inPieces(String call, Session session, Descriptor descriptor, InputStream content)
            throws IOException, InterruptedException {
        HttpUrl next = session.next();
        for (long start = 0; start < descriptor.size(); ) {
            byte[] piece = content.readNBytes(session.piece());
            if (piece.length == 0) {
                throw new IllegalStateException("the source has fewer bytes than its descriptor");
            }
            Request request = new Request.Builder()
                    .url(next)
                    .header("Content-Range", start + "-" + (start + piece.length - 1))
                    .patch(RequestBody.create(piece, BYTES))
                    .build();
            try (Response response = host.attempt(Question.write(call, repository, request))) {
                next = next(call, response);
            }
            start += piece.length;
        }
        finish(call, next, descriptor, RegistryHost.nothing());
    }

    private void finish(String call, HttpUrl next, Descriptor descriptor, RequestBody rest)
            throws IOException, InterruptedException {
        HttpUrl url = next.newBuilder()
                .addQueryParameter("digest", descriptor.digest())
                .build();
        Request request = new Request.Builder().url(url).put(rest).build();
        host.attempt(Question.write(call, repository, request)).close();
    }

    private HttpUrl next(String call, Response response) throws RegistryException {
        HttpUrl next = location(response);
        if (next == null) {
            throw new RegistryException(
                    Kind.REFUSED,
                    "could not " + call + " because " + host.name()
                            + " does not say where the upload goes on; tell the registry's keepers");
        }
        return next;
    }

    private @Nullable HttpUrl location(Response response) {
        return host.next(response, response.header("Location"));
    }

    /** Frees what the registry keeps for an upload. One that cannot do that forgets it after a while. */
    private void cancel(Response begun) throws InterruptedException {
        HttpUrl url = location(begun);
        if (url == null) {
            return;
        }
        Request request = new Request.Builder().url(url).delete().build();
        try {
            host.attempt(Question.write("cancel an upload to " + repository, repository, request, NOT_FOUND))
                    .close();
        } catch (IOException e) {
            return;
        }
    }

    private static Request post(HttpUrl url) {
        return new Request.Builder().url(url).post(RegistryHost.nothing()).build();
    }
}
