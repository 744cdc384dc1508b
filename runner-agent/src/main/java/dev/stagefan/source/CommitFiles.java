package dev.stagefan.source;

import dev.stagefan.context.ContextFile;
import dev.stagefan.context.ContextFiles;
import dev.stagefan.context.IgnoreRules;
import dev.stagefan.dockerfile.value.ContainerPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * A build context in a commit, as a checkout of it would be. No file is read but links, ignore files and attributes, so that a
 * clone without blobs, depth and checkout serves.
 */
public final class CommitFiles implements ContextFiles {
    private static final int MOST_LINKS = 40;

    private final Path repository;
    private final ObjectId commit;
    private final String context;

    private CommitFiles(Path repository, ObjectId commit, String context) {
        this.repository = repository;
        this.commit = commit;
        this.context = context;
    }

    /**
     * A folder of a commit.
     *
     * @param repository a folder in a work tree, or a repository without one
     * @param commit its id, or what Git finds it by, as {@code HEAD}
     * @param contextPath of the folder, relative to the root of the repository; empty or {@code .} for that itself
     * @throws SourceException where there is no such repository, commit or folder
     */
    public static CommitFiles of(Path repository, String commit, String contextPath) throws IOException {
        Repository open = Repositories.around(repository)
                .orElseThrow(() -> new SourceException(
                        SourceException.Kind.NOT_THERE,
                        "could not read the commit " + commit + " because " + repository
                                + " is in no Git repository; check one out there, or give no commit"));
        try (open;
                RevWalk walk = new RevWalk(open)) {
            ObjectId id = open.resolve(commit + "^{commit}");
            if (id == null) {
                throw new SourceException(
                        SourceException.Kind.NOT_THERE,
                        "could not find the commit " + commit + " in " + open.getDirectory()
                                + "; fetch it, or name another");
            }
            String context = ContainerPath.absolute(contextPath).substring(1);
            RevCommit found = walk.parseCommit(id);
            requireFolder(open, found, context);
            return new CommitFiles(repository, found.copy(), context);
        } catch (MissingObjectException e) {
            throw missing(commit, e);
        }
    }

    private static void requireFolder(Repository open, RevCommit commit, String context) throws IOException {
        if (context.isEmpty()) {
            return;
        }
        try (TreeWalk found = TreeWalk.forPath(open, context, commit.getTree())) {
            if (found == null || !found.getFileMode(0).equals(FileMode.TREE)) {
                throw new SourceException(
                        SourceException.Kind.NOT_THERE,
                        "could not read the build context because the commit " + commit.name() + " has no folder "
                                + context + "; name one that it has");
            }
        }
    }

    static SourceException missing(String commit, MissingObjectException cause) {
        return new SourceException(
                SourceException.Kind.UNREADABLE,
                "could not read the commit " + commit + " because its folders are not all in this clone; clone with"
                        + " --filter=blob:none or without a filter",
                cause);
    }

    private Repository open() throws IOException {
        return Repositories.around(repository)
                .orElseThrow(() -> new SourceException(
                        SourceException.Kind.NOT_THERE,
                        "could not read " + repository + " because its repository is gone; check it out again"));
    }

    @Override
    public List<ContextFile> list(IgnoreRules rules) throws IOException {
        try (Repository open = open()) {
            return new CommitWalk(open, commit, context, rules).list();
        } catch (MissingObjectException e) {
            throw missing(commit.name(), e);
        }
    }

    @Override
    public Optional<String> text(String path) throws IOException {
        String inside = inside(path);
        try (Repository open = open();
                RevWalk walk = new RevWalk(open)) {
            ObjectId tree = walk.parseCommit(commit).getTree().getId();
            for (int links = 0; links < MOST_LINKS; links++) {
                try (TreeWalk found = TreeWalk.forPath(open, inside, tree)) {
                    if (found == null || found.getFileMode(0).getObjectType() != Constants.OBJ_BLOB) {
                        return Optional.empty();
                    }
                    Blobs blobs = new Blobs(open);
                    blobs.ensure(List.of(found.getObjectId(0)));
                    byte[] bytes = blobs.read(found.getObjectId(0));
                    if (!found.getFileMode(0).equals(FileMode.SYMLINK)) {
                        return Optional.of(new String(bytes, StandardCharsets.UTF_8));
                    }
                    int slash = inside.lastIndexOf('/');
                    String folder = "/" + (slash < 0 ? "" : inside.substring(0, slash));
                    inside = ContainerPath.resolve(folder, PathBytes.decode(bytes))
                            .substring(1);
                }
            }
            return Optional.empty();
        } catch (MissingObjectException e) {
            throw missing(commit.name(), e);
        }
    }

    /** Relative to the root of the repository. */
    private String inside(String path) throws SourceException {
        int depth = 0;
        for (String part : (context + "/" + path).split("/", -1)) {
            depth += part.equals("..") ? -1 : part.isEmpty() || part.equals(".") ? 0 : 1;
            if (depth < 0) {
                throw new SourceException(
                        SourceException.Kind.NOT_THERE,
                        "could not read " + path
                                + " because it lies outside of the repository; compute the keys from the"
                                + " work tree (no --commit)");
            }
        }
        return ContainerPath.absolute(context + "/" + path).substring(1);
    }

    @Override
    public Optional<String> commit() {
        return context.isEmpty() ? Optional.of(commit.name()) : Optional.empty();
    }
}
