package dev.stagefan.workflow;

import dev.stagefan.workflow.yaml.Action;
import dev.stagefan.workflow.yaml.ActionSource;
import dev.stagefan.workflow.yaml.LocalAction;
import dev.stagefan.workflow.yaml.Template;
import dev.stagefan.workflow.yaml.Value;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the user asked of a workflow whose jobs call the runner agent, beside what any workflow is asked.
 *
 * @param action the action that calls it
 * @param jar the runnable jar that the action runs, or null where it builds one of its own source
 * @param optional images, as the Dockerfile names them, that builders may look up themselves; {@code all} for all
 * @param planPath path of the plan's file, relative to the repository, with forward slashes
 * @param settingsPath likewise of the settings file that the plan was made with, or null for none
 * @param reuse which jobs run although nothing changed, and what is taken instead of those that do not
 * @param history where the report keeps what the jobs took, or null where it keeps nothing
 */
public record AgentOptions(
        ActionSource action,
        @Nullable Jar jar,
        List<String> optional,
        String planPath,
        @Nullable String settingsPath,
        ReuseOptions reuse,
        @Nullable History history) {
    private static final Pattern PINNED =
            Pattern.compile("([A-Za-z0-9][A-Za-z0-9-]*/[A-Za-z0-9._-]+(?:/[A-Za-z0-9._-]+)*)"
                    + "@([0-9a-f]{40})(?: +# *(v[0-9][0-9A-Za-z.-]*))?");
    private static final Pattern LOCAL = Pattern.compile("\\./[A-Za-z0-9._-]+(?:/[A-Za-z0-9._-]+)*");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern URL = Pattern.compile("https://[!-~]+");

    public AgentOptions {
        optional = List.copyOf(optional);
    }

    /** Takes again whatever the same ref has made, and keeps no history. */
    public static AgentOptions of(ActionSource action, @Nullable Jar jar, List<String> optional, String planPath) {
        return new AgentOptions(action, jar, optional, planPath, null, ReuseOptions.DEFAULT, null);
    }

    /**
     * A runnable jar of stagefan.
     *
     * @param location an {@code https} URL, or a path on the runner, relative to the repository
     * @param sha256 of its content, 64 hex digits
     */
    public record Jar(String location, String sha256) {
        /**
         * Checks what the user gave.
         *
         * @throws WorkflowException if no action could fetch that, or check it
         */
        public static Jar of(String location, String sha256) throws WorkflowException {
            boolean url = location.contains("://");
            if (url && !URL.matcher(location).matches()) {
                throw new WorkflowException("could not take the jar from \"" + location
                        + "\" because it is no https URL; try one, or the jar's path in the repository");
            }
            if (!url) {
                OptionRules.checkPath(location);
            }
            if (!SHA256.matcher(sha256).matches()) {
                throw new WorkflowException("could not read the SHA-256 \"" + sha256
                        + "\" because it is not 64 hex digits in lower case; try what sha256sum says of the jar");
            }
            return new Jar(location, sha256);
        }

        /** Whether the jar is a file of the repository. */
        boolean isInRepository() {
            return !location.contains("://") && !location.startsWith("/");
        }
    }

    /**
     * Reads {@code OWNER/REPO/PATH@COMMIT}, with {@code # vX.Y.Z} behind it where the commit is a release, or
     * {@code ./PATH} for an action of the same repository.
     *
     * @throws WorkflowException if it is neither
     */
    public static ActionSource action(String text) throws WorkflowException {
        Matcher pinned = PINNED.matcher(text);
        if (pinned.matches()) {
            String version = pinned.group(3);
            return new Action(pinned.group(1), pinned.group(2), version == null ? "" : version);
        }
        if (LOCAL.matcher(text).matches() && !text.contains("/../") && !text.endsWith("/..")) {
            return new LocalAction(text);
        }
        throw new WorkflowException("could not read the action \"" + text
                + "\" because it is neither OWNER/REPO/PATH@COMMIT, with a commit of 40 hex digits, nor ./PATH; a tag"
                + " can be moved, so try the commit that it stands for");
    }

    /** Whether the action's own files must be checked out before it can run. */
    boolean needsRepository() {
        return needsRepository(action, jar);
    }

    static boolean needsRepository(ActionSource action, @Nullable Jar jar) {
        return action instanceof LocalAction || (jar != null && jar.isInRepository());
    }

    /** What the action is told of its jar. */
    static void putJar(Map<String, Value> with, @Nullable Jar jar) {
        if (jar != null) {
            with.put("jar", Template.literal(jar.location()));
            with.put("jar-sha256", Template.literal(jar.sha256()));
        }
    }
}
