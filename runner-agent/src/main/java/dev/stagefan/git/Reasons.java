package dev.stagefan.git;

import java.util.Locale;
import java.util.stream.Collectors;
import org.eclipse.jgit.errors.NoRemoteRepositoryException;
import org.jspecify.annotations.Nullable;

/** What a server or JGit says, for people. */
final class Reasons {
    private static final int LONGEST = 1000;

    private Reasons() {}

    /** In one line, without the token, and without the address that a message begins with. */
    static String shown(String said, GitRemote remote) {
        String token = remote.token();
        String safe = token == null ? said : said.replace(token, "***");
        String line = safe.lines()
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .distinct()
                .collect(Collectors.joining("; "))
                .replaceAll("\\p{Cntrl}", " ");
        String prefix = remote.url() + ": ";
        String reason = line.startsWith(prefix) ? line.substring(prefix.length()) : line;
        return reason.length() > LONGEST ? reason.substring(0, LONGEST) + "…" : reason;
    }

    /** Whether the server answered, and does not let in. JGit has no types for it (TransportHttp.connect). */
    static boolean isRefusal(@Nullable Throwable cause) {
        for (Throwable next = cause; next != null; next = next.getCause()) {
            String message = String.valueOf(next.getMessage()).toLowerCase(Locale.ROOT);
            if (next instanceof NoRemoteRepositoryException
                    || message.contains("not authorized")
                    || message.contains("not permitted")
                    || message.contains("authentication is required")) {
                return true;
            }
        }
        return false;
    }
}
