package dev.stagefan.dockerfile.value;

import dev.stagefan.dockerfile.text.Casing;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A source of ADD or COPY that names a git repository.
 *
 * <p>buildkit: frontend/dockerfile/dfgitutil/git_ref.go, util/gitutil/git_url.go, util/sshutil/scpurl.go
 *
 * @param fetched whether BuildKit clones it; {@code github.com/…} without a scheme is taken for a local path
 * @param checksum the commit that the URL demands, or null
 * @param keepGitDir what the URL says of the .git directory, or null
 */
public record GitSource(
        boolean fetched,
        @Nullable String checksum,
        @Nullable Boolean keepGitDir) {
    private static final Pattern PROTOCOL = Pattern.compile("([a-zA-Z0-9]+)://.*", Pattern.DOTALL);
    private static final Pattern SCP = Pattern.compile(
            "[a-zA-Z0-9_-]+@[a-zA-Z0-9.-]+:[^?#\\n]*(?:\\?(?<query>[^#\\n]*))?(?:#(?<fragment>[^\\n]*))?");
    private static final Set<String> PROTOCOLS = Set.of("http", "https", "ssh", "git");
    private static final Set<String> SWITCHES = Set.of("submodules", "keep-git-dir", "fetch-by-commit");

    /** The git source that a text is; empty where it is none. Refuses a git URL with a query that BuildKit does not know. */
    public static Optional<GitSource> parse(String text) throws Refusal {
        if (text.startsWith("./") || text.startsWith("../")) {
            return Optional.empty();
        }
        if (text.startsWith("github.com/")) {
            Optional<RemoteUrl> url = RemoteUrl.parse(text);
            return url.isEmpty() ? Optional.empty() : Optional.of(of(url.get(), false));
        }
        Matcher protocol = PROTOCOL.matcher(text);
        if (protocol.matches()) {
            Optional<RemoteUrl> url =
                    PROTOCOLS.contains(Casing.lower(protocol.group(1))) ? RemoteUrl.parse(text) : Optional.empty();
            boolean isGit = url.isPresent()
                    && (!url.get().scheme().startsWith("http")
                            || url.get().path().endsWith(".git"));
            return isGit ? Optional.of(of(url.get(), true)) : Optional.empty();
        }
        Matcher scp = SCP.matcher(text);
        if (!scp.matches()) {
            return Optional.empty();
        }
        RemoteUrl.Query query = RemoteUrl.query(orEmpty(scp.group("query")));
        return query.wellFormed()
                ? Optional.of(of(query.pairs(), orEmpty(scp.group("fragment")), true))
                : Optional.empty();
    }

    private static GitSource of(RemoteUrl url, boolean fetched) throws Refusal {
        return of(url.query(), url.fragment(), fetched);
    }

    private static GitSource of(Map<String, List<String>> query, String fragment, boolean fetched) throws Refusal {
        for (Map.Entry<String, List<String>> pair : query.entrySet()) {
            check(pair.getKey(), pair.getValue());
        }
        int colon = fragment.indexOf(':');
        String ref = colon < 0 ? fragment : fragment.substring(0, colon);
        String directory = colon < 0
                ? ""
                : ContainerPath.absolute(fragment.substring(colon + 1)).substring(1);
        String named = agree("ref", ref, value(query, "ref"));
        agree("subdir", directory, value(query, "subdir"));
        checkTagAndBranch(query, named);
        String commit = value(query, "commit").isEmpty() ? value(query, "checksum") : value(query, "commit");
        Boolean keepGitDir = query.containsKey("keep-git-dir")
                ? GoNumbers.truth(value(query, "keep-git-dir")).orElse(true)
                : null;
        return new GitSource(fetched, commit.isEmpty() ? null : commit, keepGitDir);
    }

    private static void check(String key, List<String> values) throws Refusal {
        if (values.size() > 1) {
            throw invalid("query \"" + key + "\" has multiple values");
        }
        String value = values.get(0);
        if (SWITCHES.contains(key)) {
            if (!value.isEmpty() && GoNumbers.truth(value).isEmpty()) {
                throw invalid("invalid " + key + " value: \"" + value + "\"");
            }
            return;
        }
        if (value.isEmpty()) {
            throw invalid("query \"" + key + "\" has no value");
        }
        boolean known = switch (key) {
            case "ref", "tag", "branch", "subdir", "checksum", "commit" -> true;
            case "mtime" -> value.equals("checkout") || value.equals("commit");
            default -> false;
        };
        if (!known) {
            throw invalid("unexpected query \"" + key + "=" + value + "\"");
        }
    }

    private static void checkTagAndBranch(Map<String, List<String>> query, String ref) throws Refusal {
        String tag = prefixed("refs/tags/", value(query, "tag"));
        String branch = prefixed("refs/heads/", value(query, "branch"));
        agree("ref", ref, tag);
        if (!tag.isEmpty() && !branch.isEmpty()) {
            throw invalid("branch conflicts with tag");
        }
        agree("ref", ref, branch);
    }

    private static String prefixed(String prefix, String name) {
        return name.isEmpty() || name.startsWith(prefix) ? name : prefix + name;
    }

    private static String agree(String what, String one, String other) throws Refusal {
        if (!one.isEmpty() && !other.isEmpty() && !one.equals(other)) {
            throw invalid(what + " conflicts: \"" + one + "\" and \"" + other + "\"");
        }
        return one.isEmpty() ? other : one;
    }

    private static String value(Map<String, List<String>> query, String key) {
        List<String> values = query.get(key);
        return values == null ? "" : values.get(0);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static Refusal invalid(String message) {
        return new Refusal("invalid-git-source", "invalid git source: " + message);
    }
}
