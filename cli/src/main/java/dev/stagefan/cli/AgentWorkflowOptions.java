package dev.stagefan.cli;

import dev.stagefan.workflow.AgentOptions;
import dev.stagefan.workflow.History;
import dev.stagefan.workflow.ReuseOptions;
import dev.stagefan.workflow.WorkflowException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** The options of a workflow whose jobs call the runner agent. */
final class AgentWorkflowOptions {
    @Option(
            names = "--agent",
            description = "Let each job call the runner agent, and write the plan next to the workflow.")
    boolean agent;

    @Option(
            names = "--action",
            paramLabel = "ACTION",
            description =
                    "The action that calls it: OWNER/REPO/PATH@COMMIT, with '# v1.2.3' behind it for a release, or"
                            + " ./PATH in this repository.")
    @Nullable
    String action;

    @Option(
            names = "--jar",
            paramLabel = "URL|PATH",
            description = "The runnable jar that the action runs (default: it builds one of its own source, which takes"
                    + " a minute or two in each job).")
    @Nullable
    String jar;

    @Option(names = "--jar-sha256", paramLabel = "HEX", description = "The SHA-256 of that jar.")
    @Nullable
    String jarSha256;

    @Option(
            names = "--optional",
            paramLabel = "IMAGE",
            description = "An image, or all, that the jobs' builders may look up themselves where a runner cannot, as"
                    + " by a mirror that only they know; may be repeated.")
    List<String> optional = new ArrayList<>();

    @Option(
            names = "--refresh",
            paramLabel = "STAGE=WHEN",
            description = "Build a stage although nothing changed: nightly, weekly, never, or git:URL#REF for whenever"
                    + " that ref moved; may be repeated.")
    List<String> refresh = new ArrayList<>();

    @Option(
            names = "--resolve-arg",
            paramLabel = "NAME=git:URL#REF",
            description = "Set a build arg to the commit that a ref of another repository stands for when the run"
                    + " starts; may be repeated.")
    List<String> resolveArgs = new ArrayList<>();

    @Option(
            names = "--reuse-from",
            paramLabel = "BRANCH",
            description = "Also take stages that the workflow has made for this branch; may be repeated.")
    List<String> reuseFrom = new ArrayList<>();

    @Option(
            names = "--salt",
            paramLabel = "TEXT",
            description = "A part of every stage key: another text, and every stage is built once more.")
    @Nullable
    String salt;

    @Option(
            names = "--attest",
            description = "Attest what is pushed (actions/attest), and take again only what is attested.")
    boolean attest;

    @Option(
            names = "--history",
            paramLabel = "WHERE",
            converter = HistoryChoice.class,
            description = "Keep what the jobs took, for later plans: oci, next to the image; branch, in the branch"
                    + " stagefan-history; or artifact, with each run.")
    @Nullable
    History history;

    /**
     * Reads the options.
     *
     * @param planPath path of the plan's file, relative to the repository
     * @param settingsPath likewise of the settings file that the plan was made with, or null for none
     */
    AgentOptions options(String planPath, @Nullable String settingsPath) throws Failure, WorkflowException {
        if (action == null) {
            throw Failure.badInput("could not write a workflow that calls the agent because no action is given;"
                    + " give its commit with --action OWNER/REPO/PATH@COMMIT");
        }
        String location = jar;
        String sha256 = jarSha256;
        if ((location == null) != (sha256 == null)) {
            throw Failure.badInput("could not name the agent's jar because only one of --jar and --jar-sha256 is given;"
                    + " give both");
        }
        return new AgentOptions(
                AgentOptions.action(action),
                location == null || sha256 == null ? null : AgentOptions.Jar.of(location, sha256),
                optional,
                planPath,
                settingsPath,
                new ReuseOptions(refresh, resolveArgs, reuseFrom, salt, attest),
                history);
    }

    /** Refuses what means nothing to the workflow without the agent. */
    void requireNone() throws Failure {
        Map<String, Boolean> all = new LinkedHashMap<>();
        all.put("--action", action != null);
        all.put("--jar", jar != null);
        all.put("--jar-sha256", jarSha256 != null);
        all.put("--optional", !optional.isEmpty());
        all.put("--refresh", !refresh.isEmpty());
        all.put("--resolve-arg", !resolveArgs.isEmpty());
        all.put("--reuse-from", !reuseFrom.isEmpty());
        all.put("--salt", salt != null);
        all.put("--attest", attest);
        all.put("--history", history != null);
        for (Map.Entry<String, Boolean> option : all.entrySet()) {
            if (option.getValue()) {
                throw Failure.badInput("could not use " + option.getKey()
                        + " because the workflow does not call the agent; give --agent, too");
            }
        }
    }

    static final class HistoryChoice implements ITypeConverter<History> {
        @Override
        public History convert(String value) {
            return new Choice<>(History.class).convert(value);
        }
    }
}
