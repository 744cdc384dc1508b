package dev.stagefan.source;

import java.net.URISyntaxException;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.LsRemoteCommand;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.errors.NoRemoteRepositoryException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.transport.URIish;
import org.jspecify.annotations.Nullable;

/** What refs of remote repositories mean now. */
public final class RemoteRefs {
    private static final int TIMEOUT_SECONDS = 30;
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");

    private RemoteRefs() {}

    /**
     * The commit that a ref means now. A name that is both a branch's and a tag's is the branch's, as to BuildKit.
     *
     * @param url of the repository, as Git takes it
     * @param ref a branch, a tag, a full name, or a commit, which is not looked up; null for the default branch
     * @return 40 hex digits
     * @throws SourceException where the repository does not answer within half a minute, or has no such ref
     */
    public static String commit(String url, @Nullable String ref) throws SourceException {
        if (ref != null && COMMIT.matcher(ref).matches()) {
            return ref;
        }
        Map<String, Ref> refs = list(url);
        String name = ref == null || ref.isEmpty() ? Constants.HEAD : ref;
        for (String full : new String[] {name, "refs/heads/" + name, "refs/tags/" + name, "refs/" + name}) {
            Ref found = refs.get(full);
            if (found != null && found.getObjectId() != null) {
                ObjectId peeled = found.getPeeledObjectId();
                return (peeled == null ? found.getObjectId() : peeled).name();
            }
        }
        throw new SourceException(
                SourceException.Kind.NOT_THERE,
                "could not find " + name + " in " + shown(url) + "; name a branch or tag that it has");
    }

    private static Map<String, Ref> list(String url) throws SourceException {
        try {
            LsRemoteCommand command = Git.lsRemoteRepository().setRemote(url).setTimeout(TIMEOUT_SECONDS);
            return command.callAsMap();
        } catch (GitAPIException | RuntimeException e) {
            Throwable cause = root(e);
            boolean gone = cause instanceof NoRemoteRepositoryException;
            // What JGit says holds the URL, and with it the token that may be in it; so it is neither shown nor kept.
            throw new SourceException(
                    gone ? SourceException.Kind.NOT_THERE : SourceException.Kind.UNREACHABLE,
                    "could not ask " + shown(url) + " for its refs because "
                            + (gone ? "there is no repository" : "it failed: " + reason(cause, url))
                            + "; check the URL, and whether it can be read without a password");
        }
    }

    private static Throwable root(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause == null ? failure : root(cause);
    }

    private static String reason(Throwable cause, String url) {
        String message = String.valueOf(cause.getMessage());
        try {
            URIish uri = new URIish(url);
            for (String secret : new String[] {url, uri.getPass(), uri.getUser()}) {
                message = secret == null || secret.isEmpty() ? message : message.replace(secret, "…");
            }
            return message.replaceAll("[^ /]*@", "…@").replaceAll("\\?[^ ]*", "");
        } catch (URISyntaxException e) {
            return cause.getClass().getSimpleName();
        }
    }

    /** A URL without who asks and with what. */
    static String shown(String url) {
        int query = url.indexOf('?');
        String plain = query < 0 ? url : url.substring(0, query);
        return plain.replaceAll("(?<=://)[^/@]*@", "").replaceAll("\\p{Cntrl}", "\uFFFD");
    }
}
