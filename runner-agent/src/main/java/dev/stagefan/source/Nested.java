package dev.stagefan.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.Status;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.errors.NoWorkTreeException;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.jspecify.annotations.Nullable;

/** Repositories in a work tree: submodules, checked out or not. */
final class Nested {
    private final Path context;
    /** Commits of the submodules by path from the context; read when first asked for. */
    private @Nullable Map<String, String> submodules;

    Nested(Path context) {
        this.context = context;
    }

    /**
     * A folder with a repository of its own.
     *
     * @param commit that is checked out
     * @param untouched whether its files are those of the commit, and no others
     */
    record Checkout(String commit, boolean untouched) {}

    /** The commit of a submodule that is not checked out; empty for a folder that is none. */
    Optional<String> commitOf(String path) throws IOException {
        if (submodules == null) {
            submodules = read();
        }
        return Optional.ofNullable(submodules.get(path));
    }

    Checkout checkout(Path folder, String path) throws IOException {
        try (Repository repository = new FileRepositoryBuilder()
                        .setMustExist(true)
                        .setWorkTree(folder.toFile())
                        .findGitDir(folder.toFile())
                        .build();
                Git git = new Git(repository)) {
            ObjectId head = repository.resolve("HEAD");
            String commit = head == null ? ObjectId.zeroId().name() : head.name();
            boolean submodule = commitOf(path).isPresent();
            return new Checkout(commit, submodule && isUntouched(git.status().call()));
        } catch (GitAPIException | NoWorkTreeException e) {
            throw new SourceException(
                    SourceException.Kind.UNREADABLE,
                    "could not read the repository in " + path + " because " + e.getMessage()
                            + "; check the submodule out anew",
                    e);
        }
    }

    private static boolean isUntouched(Status status) {
        return status.isClean() && status.getIgnoredNotInIndex().isEmpty();
    }

    private Map<String, String> read() throws IOException {
        Map<String, String> found = new HashMap<>();
        Optional<Repository> around = Repositories.around(context);
        if (around.isEmpty()) {
            return found;
        }
        try (Repository repository = around.get()) {
            if (repository.isBare()) {
                return found;
            }
            Path root = repository.getWorkTree().toPath().toRealPath();
            String prefix = root.relativize(context.toRealPath()).toString();
            DirCache index = repository.readDirCache();
            for (int i = 0; i < index.getEntryCount(); i++) {
                DirCacheEntry entry = index.getEntry(i);
                if (entry.getFileMode().equals(FileMode.GITLINK)) {
                    String path = entry.getPathString();
                    boolean inside = prefix.isEmpty() || path.startsWith(prefix + "/");
                    if (inside) {
                        String name = prefix.isEmpty() ? path : path.substring(prefix.length() + 1);
                        found.put(name, entry.getObjectId().name());
                    }
                }
            }
        }
        return found;
    }
}
