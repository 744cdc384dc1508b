package dev.stagefan.buildkit;

import dev.stagefan.buildkit.BuildFailure.Kind;
import dev.stagefan.buildlog.VertexName;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Tells kinds of failures apart by what BuildKit says of them. Where a process of the Dockerfile failed, what it wrote does
 * not count: a program's own "connection reset" is no reason to build again.
 */
final class FailureKinds {
    /** Of BuildKit; the second form is that of versions before 0.11. buildkit: solver/llbsolver/errdefs, executor */
    private static final Pattern PROCESS_FAILED = Pattern.compile(
            "(?:process \".*\" did not complete successfully|executor failed running .*): exit code: \\d+[^:]*",
            Pattern.DOTALL);

    private static final Pattern COMMAND = Pattern.compile("process \".*\" did not", Pattern.DOTALL);

    private static final Pattern DISK_FULL =
            Pattern.compile("no space left on device|disk quota exceeded", Pattern.CASE_INSENSITIVE);

    /** As in {@code unexpected status from PUT request to https://host:443/…: 503 Service Unavailable}. */
    private static final Pattern STATUS = Pattern.compile("status\\b[^\\n]*?:? (\\d{3})\\b(?!\\.)");

    /** Of git, which ends with 128 for all that goes wrong. */
    private static final Pattern GIT_STATUS = Pattern.compile("returned error: (\\d{3})\\b");

    private static final Pattern REMOTE =
            Pattern.compile("https?://|dial tcp: lookup|failed to (?:push|copy|authorize|fetch)"
                    + "|failed to (?:do request|resolve)|httpReadSeeker|git stderr|failed commit on ref");

    private static final Pattern ENGINE_GONE = Pattern.compile(
            "code = Unavailable|error reading from server"
                    + "|transport is closing|closing transport|failed to receive status|failed to list workers|listing workers for"
                    + "|connect to the docker (?:daemon|API)|dial unix|waiting for connection|no such container|is not running"
                    + "|graceful_stop|code = Canceled desc = grpc: the client connection",
            Pattern.CASE_INSENSITIVE);

    /** buildkit: util/resolver/retryhandler/retry.go */
    private static final Pattern RETRYING = Pattern.compile("retrying in \\d");

    private static final String WAITING = "[internal] waiting for connection";
    private static final String BOOTING = "[internal] booting buildkit";

    private static final Pattern DENIED = Pattern.compile(
            "insufficient_scope|authorization failed|access denied"
                    + "|access to the resource is denied|\\bdenied:|\\bunauthorized\\b|no basic auth credentials"
                    + "|authentication required|incorrect username or password|permission_denied|could not read Username"
                    + "|Permission denied \\(publickey",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern TRANSIENT = Pattern.compile(
            "toomanyrequests|connection reset by peer|connection refused"
                    + "|broken pipe|\\bEOF\\b|TLS handshake timeout|i/o timeout|no such host|name resolution|server misbehaving"
                    + "|Client\\.Timeout|deadline exceeded|connection timed out|no route to host|network is unreachable|GOAWAY"
                    + "|stream error|use of closed network connection|request canceled|http2: |unexpected commit digest"
                    + "|Could not resolve host|early EOF|server closed|the remote end hung up|short read|bad record MAC"
                    // An upload that was cut off and went on, or that the registry forgot; one that did not arrive as
                    // it was
                    // sent. OCI distribution spec: error codes BLOB_UPLOAD_UNKNOWN, BLOB_UPLOAD_INVALID, DIGEST_INVALID
                    + "|invalid content range|blob upload (?:unknown|invalid)|BLOB_UPLOAD_|did not match uploaded content",
            Pattern.CASE_INSENSITIVE);

    private FailureKinds() {}

    /**
     * Names the kind.
     *
     * @param message what Buildx says
     * @param step name of the step that failed; empty where none did
     * @param stepError what BuildKit says of that step; empty likewise
     * @param lastLines what the step wrote last
     * @param inDockerfile whether BuildKit names a line of the Dockerfile
     */
    static Kind of(String message, String step, String stepError, List<String> lastLines, boolean inDockerfile) {
        if (PROCESS_FAILED.matcher(stepError).matches()) {
            boolean full =
                    lastLines.stream().anyMatch(line -> DISK_FULL.matcher(line).find());
            return full ? Kind.DISK_FULL : Kind.STEP;
        }
        String all = COMMAND.matcher(message + "\n" + stepError).replaceAll("process did not");
        if (DISK_FULL.matcher(all).find()) {
            return Kind.DISK_FULL;
        }
        boolean remote = REMOTE.matcher(all).find();
        if (step.startsWith(WAITING)
                || step.startsWith(BOOTING)
                || (!remote && ENGINE_GONE.matcher(all).find())) {
            return Kind.ENGINE_GONE;
        }
        if (hasStatusThatPasses(all) || wasTriedAgain(step, lastLines)) {
            return Kind.TRANSIENT;
        }
        if (DENIED.matcher(all).find() || hasStatus(all, 401) || hasStatus(all, 403)) {
            return Kind.DENIED;
        }
        if (remote && TRANSIENT.matcher(all).find()) {
            return Kind.TRANSIENT;
        }
        return inDockerfile ? Kind.STEP : Kind.OTHER;
    }

    /**
     * Whether BuildKit took the fault for one that passes. A registry's own words hide the status: of a 500 with an error in
     * its body nothing is left but {@code unknown: …}.
     */
    private static boolean wasTriedAgain(String step, List<String> lastLines) {
        boolean its = VertexName.parse(step)
                .filter(name -> name.keyword().equals("RUN"))
                .isEmpty();
        return its && lastLines.stream().anyMatch(line -> RETRYING.matcher(line).lookingAt());
    }

    private static boolean hasStatusThatPasses(String text) {
        return statuses(text).anyMatch(status -> status >= 500 || status == 429 || status == 408);
    }

    private static boolean hasStatus(String text, int wanted) {
        return statuses(text).anyMatch(status -> status == wanted);
    }

    private static IntStream statuses(String text) {
        return List.of(STATUS, GIT_STATUS).stream()
                .map(pattern -> pattern.matcher(text))
                .flatMap(Matcher::results)
                .mapToInt(result -> Integer.parseInt(result.group(1)));
    }
}
