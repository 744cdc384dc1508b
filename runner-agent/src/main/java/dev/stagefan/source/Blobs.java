package dev.stagefan.source;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;

/**
 * Small blobs of a repository: links, ignore files, attributes. A partial clone lacks those that nobody has needed yet; JGit
 * does not fetch them, so Git itself is asked to, once for all of them.
 */
final class Blobs {
    private static final int LARGEST = 8 << 20;
    private static final int TIMEOUT_SECONDS = 120;

    private final Repository repository;

    Blobs(Repository repository) {
        this.repository = repository;
    }

    byte[] read(ObjectId id) throws IOException {
        try (ObjectReader reader = repository.newObjectReader()) {
            return reader.open(id, Constants.OBJ_BLOB).getCachedBytes(LARGEST);
        } catch (MissingObjectException e) {
            throw missing(e);
        }
    }

    /** Lets all of these be here. */
    void ensure(Collection<ObjectId> ids) throws IOException {
        List<ObjectId> missing = new ArrayList<>();
        try (ObjectReader reader = repository.newObjectReader()) {
            for (ObjectId id : ids) {
                if (!reader.has(id)) {
                    missing.add(id);
                }
            }
        }
        if (!missing.isEmpty()) {
            fetch(missing);
        }
    }

    /** As Git fetches what a partial clone lacks (git: promisor-remote.c, fetch_objects). */
    private void fetch(List<ObjectId> ids) throws IOException {
        String remote = promisor();
        Process git = new ProcessBuilder(
                        "git",
                        "-c",
                        "fetch.negotiationAlgorithm=noop",
                        "fetch",
                        remote,
                        "--no-tags",
                        "--no-write-fetch-head",
                        "--recurse-submodules=no",
                        "--filter=blob:none",
                        "--stdin")
                .directory(repository.getDirectory())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            try (OutputStream input = git.getOutputStream()) {
                for (ObjectId id : ids) {
                    input.write((id.name() + "\n").getBytes(StandardCharsets.US_ASCII));
                }
            }
            if (!git.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS) || git.exitValue() != 0) {
                throw missing(null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw missing(e);
        } finally {
            git.destroyForcibly();
        }
    }

    private String promisor() throws IOException {
        for (String remote : repository.getRemoteNames()) {
            if (repository.getConfig().getBoolean("remote", remote, "promisor", false)) {
                return remote;
            }
        }
        throw missing(null);
    }

    private static SourceException missing(@Nullable Exception cause) {
        return new SourceException(
                SourceException.Kind.UNREADABLE,
                "could not read a link or an ignore file of the commit because this clone lacks it and could not fetch it;"
                        + " clone without --filter, or check the files out",
                cause);
    }
}
