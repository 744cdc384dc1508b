package dev.stagefan.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.jgit.api.LsRemoteCommand;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.transport.PushResult;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.TransportHttp;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.util.FileUtils;
import org.jspecify.annotations.Nullable;

/**
 * Reads, commits to and pushes branches of a remote repository by way of a bare repository of its own in a temporary folder,
 * so that nobody's clone, index or work tree is touched, and it does not matter how deep a clone is.
 */
public final class BranchAccess implements AutoCloseable {
    /** The tip and what it was made on. */
    private static final int DEPTH = 2;

    private static final int TIMEOUT_SECONDS = 120;
    private static final String HEADS = Constants.R_HEADS;

    private final GitRemote remote;
    private final Path folder;
    private final Repository repository;

    private BranchAccess(GitRemote remote, Path folder, Repository repository) {
        this.remote = remote;
        this.folder = folder;
        this.repository = repository;
    }

    /**
     * Prepares; asks nothing yet.
     *
     * @throws IOException where there is no room for temporary files
     */
    public static BranchAccess open(GitRemote remote) throws IOException {
        Path folder = Files.createTempDirectory("stagefan-git-");
        Repository repository = new FileRepository(folder.toFile());
        repository.create(true);
        return new BranchAccess(remote, folder, repository);
    }

    /** Reads where a branch is now, with the files there; empty where the remote has no such branch. */
    public Optional<Tip> fetch(String branch) throws GitException {
        String ref = HEADS + branch;
        if (!Repository.isValidRefName(ref)) {
            throw new GitException(
                    GitException.Kind.NOT_ALLOWED,
                    "could not use the branch " + branch
                            + " because Git takes no such name; use letters, digits, - and /",
                    "no name of a branch");
        }
        if (!heads().containsKey(ref)) {
            return Optional.empty();
        }
        try (Transport transport = transport()) {
            transport.setDepth(DEPTH);
            transport.fetch(NullProgressMonitor.INSTANCE, List.of(new RefSpec("+" + ref + ":" + ref)));
        } catch (IOException e) {
            throw failure("read the branch " + branch + " of " + remote, e);
        }
        return Optional.of(tip(branch, ref));
    }

    /** Where branches are, by the names of their refs. */
    private Map<String, Ref> heads() throws GitException {
        LsRemoteCommand command = new LsRemoteCommand(repository)
                .setRemote(remote.url())
                .setHeads(true)
                .setTimeout(TIMEOUT_SECONDS)
                .setTransportConfigCallback(this::authenticate);
        try {
            return command.callAsMap();
        } catch (GitAPIException e) {
            throw failure("read the branches of " + remote, e);
        }
    }

    private Tip tip(String branch, String ref) throws GitException {
        try (RevWalk walk = new RevWalk(repository)) {
            Ref found = Objects.requireNonNull(repository.exactRef(ref), "was fetched");
            RevCommit commit = walk.parseCommit(found.getObjectId());
            return new Tip(
                    branch,
                    commit.name(),
                    commit.getTree().name(),
                    commit.getParentCount() == 0 ? null : commit.getParent(0).name(),
                    commit.getCommitterIdent().getName() + " <"
                            + commit.getCommitterIdent().getEmailAddress() + ">",
                    commit.getFullMessage());
        } catch (IOException e) {
            throw failure("read the branch " + branch + " of " + remote, e);
        }
    }

    /**
     * The text of a file.
     *
     * @param commit id of a commit that was fetched, or of its parent
     * @return empty where the commit has no such file, or is not among what was fetched
     */
    public Optional<String> text(String commit, String path) throws GitException {
        try (RevWalk walk = new RevWalk(repository)) {
            RevCommit parsed = walk.parseCommit(ObjectId.fromString(commit));
            try (TreeWalk file = TreeWalk.forPath(repository, path, parsed.getTree())) {
                if (file == null || !isFile(file.getFileMode(0))) {
                    return Optional.empty();
                }
                byte[] bytes = repository.open(file.getObjectId(0)).getBytes();
                return Optional.of(new String(bytes, StandardCharsets.UTF_8));
            }
        } catch (MissingObjectException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw failure("read " + path + " of " + remote, e);
        }
    }

    private static boolean isFile(FileMode mode) {
        return mode.equals(FileMode.REGULAR_FILE) || mode.equals(FileMode.EXECUTABLE_FILE);
    }

    /**
     * Makes a commit, here only: {@link #push} sends it.
     *
     * @param parent what it is made on, with all of its files; null for a commit of its own
     * @param files texts by path, which replace what the parent has
     * @param message makes the message of the id of the commit's tree
     * @return its id
     */
    public String commit(
            @Nullable Tip parent, Map<String, String> files, Author author, Instant time, CommitMessage message)
            throws GitException {
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            ObjectId tree = new TreeEdit(repository, inserter).with(parent, files);
            String commit = TreeEdit.commit(inserter, tree, parent, author.at(time), message.of(tree.name()));
            inserter.flush();
            return commit;
        } catch (IOException e) {
            throw failure("commit " + String.join(", ", files.keySet()), e);
        }
    }

    /** Makes a commit's message. */
    @FunctionalInterface
    public interface CommitMessage {
        String of(String tree);
    }

    /**
     * Sends a commit, if the branch still is where it was read.
     *
     * @param expected where the branch was; null where it was not there
     * @throws GitException of kind MOVED where it is elsewhere by now
     */
    public void push(String branch, String commit, @Nullable Tip expected) throws GitException {
        String what = "push the branch " + branch + " to " + remote;
        try (Transport transport = transport()) {
            transport.setPushThin(false);
            RemoteRefUpdate update = new RemoteRefUpdate(
                    repository,
                    commit,
                    ObjectId.fromString(commit),
                    HEADS + branch,
                    true,
                    null,
                    expected == null ? ObjectId.zeroId() : ObjectId.fromString(expected.commit()));
            PushResult result = transport.push(NullProgressMonitor.INSTANCE, List.of(update));
            check(what, update, result);
        } catch (GitException e) {
            throw e;
        } catch (IOException e) {
            throw failure(what, e);
        }
    }

    private void check(String what, RemoteRefUpdate update, PushResult result) throws GitException {
        String said = (update.getMessage() == null ? "" : update.getMessage() + "\n") + result.getMessages();
        switch (update.getStatus()) {
            case OK, UP_TO_DATE -> {}
            case REJECTED_NONFASTFORWARD, REJECTED_REMOTE_CHANGED -> throw moved(what);
            default -> {
                // Between the server's answer of where the branch is and the push; servers have many words for it.
                if (!isAt(update.getRemoteName(), update.getExpectedOldObjectId())) {
                    throw moved(what);
                }
                String reason = Reasons.shown(said, remote);
                throw new GitException(
                        GitException.Kind.REFUSED,
                        "could not " + what + " because the server refuses it: " + reason
                                + "; see to what it asks for, and try again",
                        reason);
            }
        }
    }

    private boolean isAt(String ref, ObjectId expected) throws GitException {
        Ref now = heads().get(ref);
        return now == null ? expected.equals(ObjectId.zeroId()) : expected.equals(now.getObjectId());
    }

    private static GitException moved(String what) {
        String reason = "somebody else pushed to it at the same time";
        return new GitException(
                GitException.Kind.MOVED, "could not " + what + " because " + reason + "; try again", reason);
    }

    private Transport transport() throws GitException {
        try {
            Transport transport = Transport.open(repository, remote.url());
            transport.setTimeout(TIMEOUT_SECONDS);
            authenticate(transport);
            return transport;
        } catch (URISyntaxException | IOException e) {
            throw failure("use " + remote, e);
        }
    }

    /** A server asks for a token where it is needed; GitHub takes any name with it. */
    private void authenticate(Transport transport) {
        String token = remote.token();
        if (token != null && transport instanceof TransportHttp http) {
            http.setPreemptiveBasicAuthentication("x-access-token", token);
        }
    }

    private GitException failure(String what, Exception cause) {
        String reason = Reasons.shown(String.valueOf(cause.getMessage()), remote);
        boolean transport = cause instanceof TransportException || cause instanceof GitAPIException;
        boolean refused = Reasons.isRefusal(cause);
        String advice = !transport
                ? "see that there is room for temporary files"
                : refused
                        ? remote.token() == null
                                ? "give a token in GITHUB_TOKEN"
                                : "check the repository's name, and what the token may do"
                        : "check the address and the network";
        return new GitException(
                refused ? GitException.Kind.NOT_ALLOWED : GitException.Kind.UNREACHABLE,
                "could not " + what + " because " + reason + "; " + advice,
                reason);
    }

    @Override
    public void close() {
        repository.close();
        try {
            FileUtils.delete(folder.toFile(), FileUtils.RECURSIVE | FileUtils.SKIP_MISSING | FileUtils.RETRY);
        } catch (IOException e) {
            throw new UncheckedIOException("could not remove the temporary folder " + folder, e);
        }
    }
}
