package dev.stagefan.key;

import dev.stagefan.dockerfile.Instruction;
import dev.stagefan.dockerfile.value.Refusal;
import dev.stagefan.dockerfile.value.RemoteSource;
import dev.stagefan.graph.StageNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What instructions fetch from the network by a URL: pinned by the file itself, or by what was looked up. */
final class RemoteParts {
    /** buildkit: util/gitutil/git_url.go; a full commit is fetched as it is, whatever branches are called. */
    private static final Pattern COMMIT = Pattern.compile(
            "(?s)[^#]*#([0-9a-f]{40})(?::.*)?|[^#?]*\\?(?:[^#]*&)?(?:commit|checksum)=([0-9a-f]{40})(?:[&#].*)?");

    private static final Pattern FULL_CHECKSUM = Pattern.compile("sha256:[0-9a-f]{64}|[0-9a-f]{40}");
    /** What a word can hold that comes to a URL: a variable, a quote or an escape, or the URL itself. */
    private static final Pattern POSSIBLY_REMOTE = Pattern.compile("[$\\\\`'\"@]|://");

    private final KeyRequest request;

    RemoteParts(KeyRequest request) {
        this.request = request;
    }

    /** Whether the value of a named context is a URL. */
    static boolean isRemote(String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        return lower.startsWith("http://")
                || lower.startsWith("https://")
                || lower.startsWith("git://")
                || lower.startsWith("ssh://")
                || lower.startsWith("git@");
    }

    /** The part of a URL that no checksum pins. */
    KeyPart of(String url, String reason) throws KeylessException {
        String known = commit(url);
        known = known.isEmpty() ? request.remotes().getOrDefault(url, "") : known;
        if (known.isEmpty()) {
            throw new KeylessException(reason + ", whose content only the build sees");
        }
        return new KeyPart(KeyPart.Kind.REMOTE, shown(url), known);
    }

    /** The commit that the URL of a repository itself demands; empty where it demands none. */
    private static String commit(String url) {
        Matcher matcher = COMMIT.matcher(url);
        if (!isGit(url) || !matcher.matches()) {
            return "";
        }
        return matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    }

    private static boolean isGit(String url) {
        try {
            return RemoteSource.of(url).kind() == RemoteSource.Kind.GIT;
        } catch (Refusal e) {
            return false;
        }
    }

    /** Without who asks and with what: a key's parts are put where others read them. */
    static String shown(String url) {
        return url.replaceAll("(?<=://)[^/@]*@", "");
    }

    List<KeyPart> of(StageNode node, Certainty certainty) throws KeylessException {
        List<Instruction.Add> adds = adds(node);
        for (Instruction.Add add : adds) {
            int line = add.origin().startLine();
            if (!add.sources().stream().allMatch(source -> certainty.knows(source, line))) {
                throw new KeylessException("line " + line + " adds what a variable of the base image may name");
            }
        }
        for (String trigger : Triggers.of(request, node)) {
            if (trigger.toLowerCase(Locale.ROOT).contains("add") && trigger.indexOf('$') >= 0) {
                throw new KeylessException("an ONBUILD trigger of its base adds what a variable names");
            }
        }
        List<KeyPart> parts = new ArrayList<>();
        for (String source : node.facts().remoteSources()) {
            // What is pinned is pinned by the text and the variables, which count.
            if (!isPinned(source, node, adds, certainty)) {
                parts.add(of(source, reason(source, node, adds)));
            }
        }
        return parts;
    }

    private List<Instruction.Add> adds(StageNode node) {
        return request.dockerfile().stages().get(node.index()).instructions().stream()
                .filter(Instruction.Add.class::isInstance)
                .map(Instruction.Add.class::cast)
                .toList();
    }

    private boolean isPinned(String source, StageNode node, List<Instruction.Add> adds, Certainty certainty) {
        if (!Triggers.of(request, node).isEmpty()) {
            return false;
        }
        List<Instruction.Add> candidates = adds.stream()
                .filter(add -> add.sources().stream().anyMatch(word -> mayBe(word, source)))
                .toList();
        return !candidates.isEmpty() && candidates.stream().allMatch(add -> hasChecksum(add, certainty));
    }

    private static boolean mayBe(String word, String source) {
        boolean plain = POSSIBLY_REMOTE
                .matcher(word.replace("://", ""))
                .results()
                .findAny()
                .isEmpty();
        return plain ? word.equals(source) : POSSIBLY_REMOTE.matcher(word).find();
    }

    private static boolean hasChecksum(Instruction.Add add, Certainty certainty) {
        String checksum = add.flags().checksum();
        if (checksum == null) {
            return false;
        }
        return FULL_CHECKSUM.matcher(checksum).matches()
                || (checksum.indexOf('$') >= 0
                        && certainty.knowsContent(
                                checksum.startsWith("sha256:") ? checksum.substring(7) : checksum,
                                add.origin().startLine()));
    }

    private static String reason(String source, StageNode node, List<Instruction.Add> adds) {
        int line = adds.stream()
                .filter(add -> add.sources().stream().anyMatch(word -> mayBe(word, source)))
                .mapToInt(add -> add.origin().startLine())
                .findFirst()
                .orElse(node.startLine());
        return "line " + line + " adds " + Canonical.shown(shown(source));
    }
}
