package dev.stagefan.cli;

import dev.stagefan.agent.ResolveOrder;
import dev.stagefan.agent.ResolveOrder.LookUps;
import dev.stagefan.reuse.Attestation;
import dev.stagefan.reuse.GitRef;
import dev.stagefan.reuse.Namespace;
import dev.stagefan.reuse.Refresh;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what is looked up before the jobs of a plan start, and what may be reused. */
final class AgentResolveOptions {
    private static final String LOCAL = "local";

    /** A function of one text that refuses what it cannot read. */
    @FunctionalInterface
    private interface Parser<T> {
        T parse(String text);
    }

    @Option(
            names = "--commit",
            paramLabel = "COMMIT",
            description =
                    "Take the build context from this commit of the repository, of which nothing but the Dockerfile need"
                            + " be checked out (default: from the work tree).")
    @Nullable
    String commit;

    @Option(
            names = "--build-arg",
            paramLabel = "NAME[=VALUE]",
            description = "Set a build arg on top of the plan's, as the jobs get it; without a value, take it from the"
                    + " environment.")
    List<String> buildArgs = new ArrayList<>();

    @Option(
            names = "--resolve-arg",
            paramLabel = "NAME=git:URL[#REF]",
            description =
                    "Set a build arg to the commit that a ref of a Git repository is at; all jobs get the same; may be"
                            + " repeated.")
    List<String> resolveArgs = new ArrayList<>();

    @Option(
            names = "--refresh",
            paramLabel = "STAGE=WHEN",
            description =
                    "Build a stage anew though nothing that it names has changed: nightly, weekly, never (default), or"
                            + " git:URL[#REF], whenever that ref moves; may be repeated.")
    List<String> refresh = new ArrayList<>();

    @Option(
            names = "--rebuild",
            paramLabel = "STAGE",
            description =
                    "A stage to build anew now, with all that consumes it, and without a cache; or all; may be repeated.")
    List<String> rebuild = new ArrayList<>();

    @Option(
            names = "--namespace",
            paramLabel = "REF",
            description =
                    "Whose stages are looked for and kept, as refs/heads/main (default: GITHUB_REF, or " + LOCAL + ").")
    @Nullable
    String namespace;

    @Option(
            names = "--reuse-from",
            paramLabel = "REF",
            description =
                    "Where else stages are looked for; name only refs that you trust as your own; may be repeated.")
    List<String> reuseFrom = new ArrayList<>();

    @Option(
            names = "--salt",
            paramLabel = "TEXT",
            description = "Mix this into all keys: with another text nothing that was built before is found.")
    String salt = "";

    @Option(
            names = "--attested",
            paramLabel = "OWNER/REPO[/WORKFLOW]",
            description =
                    "Reuse only what gh attestation verify says that a workflow of this repository has built, of the ref"
                            + " that it is found under.")
    @Nullable
    String attested;

    @Option(
            names = "--optional",
            paramLabel = "IMAGE",
            description =
                    "An image as the Dockerfile names it, or all, that is left to each job's builder where it cannot be"
                            + " looked up: because the builder has a mirror that this machine does not know of, or has the image"
                            + " itself; what is built on it has no key; may be repeated.")
    List<String> optional = new ArrayList<>();

    @Option(names = "--no-reuse", description = "Look for no stages: all jobs run.")
    boolean noReuse;

    @Option(
            names = "--now",
            paramLabel = "TIME",
            description = "The time by which stages are refreshed, as 2026-11-25T03:00:00Z (default: the clock's).")
    @Nullable
    String now;

    /** The order that the options make. */
    ResolveOrder order(Surroundings surroundings, AgentPlan plan) throws Failure {
        Map<String, String> environment = surroundings.environment();
        Map<String, String> values = RequestOptions.buildArgs(Lines.of(buildArgs), environment);
        Map<String, GitRef> lookedUp =
                named("--resolve-arg", "COMMIT=git:https://github.com/acme/widget#main", resolveArgs, GitRef::parse);
        for (String name : lookedUp.keySet()) {
            if (values.containsKey(name)) {
                throw Failure.badInput("could not set the build arg " + name
                        + " because both --build-arg and --resolve-arg do; leave one of them out");
            }
        }
        return new ResolveOrder(
                plan.plan(),
                plan.root(),
                plan.images(),
                commit == null || commit.isBlank() ? null : commit.strip(),
                values,
                lookedUp,
                named("--refresh", "base=weekly", refresh, Refresh::parse),
                words(rebuild),
                Namespace.of(namespace(environment)),
                Lines.of(reuseFrom).stream().map(Namespace::of).toList(),
                salt,
                attested == null || attested.isBlank()
                        ? null
                        : read(attested.strip(), text -> Attestation.parse(text, environment)),
                Set.copyOf(Lines.of(optional)),
                noReuse ? LookUps.LEFT_OUT : LookUps.MADE,
                time());
    }

    private String namespace(Map<String, String> environment) {
        if (namespace != null && !namespace.isBlank()) {
            return namespace.strip();
        }
        String ref = environment.getOrDefault("GITHUB_REF", "");
        return ref.isEmpty() ? LOCAL : ref;
    }

    private Instant time() throws Failure {
        if (now == null || now.isBlank()) {
            return Instant.now();
        }
        try {
            return Instant.parse(now.strip());
        } catch (DateTimeException e) {
            throw Failure.badInput("could not read --now " + now + " because it is no time; try 2026-11-25T03:00:00Z");
        }
    }

    /** An input of a workflow has them on one line. */
    private static Set<String> words(List<String> given) {
        Set<String> words = new LinkedHashSet<>();
        for (String line : Lines.of(given)) {
            for (String word : line.split("[\\s,]+", -1)) {
                if (!word.isEmpty()) {
                    words.add(word);
                }
            }
        }
        return words;
    }

    private static <T> Map<String, T> named(String option, String example, List<String> given, Parser<T> parser)
            throws Failure {
        Map<String, T> values = new LinkedHashMap<>();
        for (Map.Entry<String, String> entry :
                NamedValues.parse(option, example, Lines.of(given)).entrySet()) {
            values.put(entry.getKey(), read(entry.getValue(), parser));
        }
        return values;
    }

    private static <T> T read(String text, Parser<T> parser) throws Failure {
        try {
            return parser.parse(text);
        } catch (IllegalArgumentException e) {
            throw Failure.badInput(e);
        }
    }
}
