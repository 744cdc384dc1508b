package dev.stagefan.cli;

import dev.stagefan.registry.Repository;
import dev.stagefan.workflow.AgentOptions;
import dev.stagefan.workflow.CleanOptions;
import dev.stagefan.workflow.CleanWorkflow;
import dev.stagefan.workflow.Registry;
import dev.stagefan.workflow.WorkflowException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of a workflow that cleans on a schedule, and the writing of it. */
final class CleanWorkflowOptions {
    private static final String NAME = "Clean";

    @Option(names = "--workflow", paramLabel = "FILE", description = "Delete nothing here: write a workflow that does.")
    @Nullable
    String file;

    @Option(names = "--name", paramLabel = "NAME", description = "What GitHub's pages call it (default: " + NAME + ").")
    @Nullable
    String name;

    @Option(
            names = "--action",
            paramLabel = "ACTION",
            description = "The action that cleans: OWNER/REPO/PATH@COMMIT, with '# v1.2.3' behind it for a release, or"
                    + " ./PATH in this repository.")
    @Nullable
    String action;

    @Option(names = "--jar", paramLabel = "URL|PATH", description = "The runnable jar that the action runs.")
    @Nullable
    String jar;

    @Option(names = "--jar-sha256", paramLabel = "HEX", description = "The SHA-256 of that jar.")
    @Nullable
    String jarSha256;

    @Option(
            names = "--schedule",
            paramLabel = "CRON",
            description = "When it runs, in UTC, as '47 4 * * 0'; may be repeated.")
    List<String> schedules = new ArrayList<>();

    @Option(
            names = "--registry-username-secret",
            paramLabel = "NAME",
            description = "The GitHub secret that holds the registry's user name.")
    @Nullable
    String usernameSecret;

    @Option(
            names = "--registry-password-secret",
            paramLabel = "NAME",
            description = "The GitHub secret that holds the registry's password or token.")
    @Nullable
    String passwordSecret;

    /** Writes the workflow into its file. */
    void write(Surroundings surroundings, CleanCommand given, Repository image, String path) throws Failure {
        refuseOthers(given);
        if (action == null || schedules.isEmpty()) {
            throw Failure.badInput("could not write the workflow because "
                    + (action == null
                            ? "no action is given; give its commit with --action OWNER/REPO/PATH@COMMIT"
                            : "it would never run; give --schedule '47 4 * * 0'"));
        }
        if ((jar == null) != (jarSha256 == null)) {
            throw Failure.badInput(
                    "could not name the action's jar because only one of --jar and --jar-sha256 is given;"
                            + " give both");
        }
        try {
            String workflow = CleanWorkflow.generate(new CleanOptions(
                    name == null ? NAME : name,
                    schedules,
                    Registry.parse(image.host(), PublishOptions.credentials(usernameSecret, passwordSecret)),
                    image.path(),
                    AgentOptions.action(action),
                    jar == null || jarSha256 == null ? null : AgentOptions.Jar.of(jar, jarSha256),
                    given.olderThan,
                    given.keep,
                    command(surroundings, given, path)));
            new GeneratedFile("the workflow", path, workflow).write(surroundings);
        } catch (WorkflowException e) {
            throw Failure.badInput(e);
        }
    }

    /** Refuses what means nothing without a workflow to write. */
    void requireNone() throws Failure {
        boolean some = name != null
                || action != null
                || jar != null
                || jarSha256 != null
                || !schedules.isEmpty()
                || usernameSecret != null
                || passwordSecret != null;
        if (some) {
            throw Failure.badInput(
                    "could not tell what the options of a workflow are for because its file is not given;"
                            + " give it with --workflow");
        }
    }

    /** What the workflow does not do. */
    private static void refuseOthers(CleanCommand given) throws Failure {
        List<String> refused = new ArrayList<>();
        if (given.cacheImage != null) {
            refused.add("--cache-image");
        }
        if (!given.namespaces.isEmpty()) {
            refused.add("--namespace");
        }
        if (given.untagged) {
            refused.add("--untagged");
        }
        if (given.delete) {
            refused.add("--delete");
        }
        if (!refused.isEmpty()) {
            throw Failure.badInput("could not use " + String.join(", ", refused)
                    + " because --workflow writes one without; leave it out, and change what is written by hand");
        }
    }

    /** The command that writes the same, at the root of the repository. */
    private String command(Surroundings surroundings, CleanCommand given, String path) {
        String relative = WorkTree.around(surroundings.directory())
                .relative(surroundings.directory().resolve(path))
                .orElse(path);
        List<String> words = new ArrayList<>(List.of("stagefan", "clean"));
        add(words, "--image", given.image);
        add(words, "--older-than", given.olderThan);
        add(words, "--keep", given.keep);
        add(words, "--workflow", relative);
        add(words, "--name", name);
        add(words, "--action", action);
        add(words, "--jar", jar);
        add(words, "--jar-sha256", jarSha256);
        schedules.forEach(schedule -> add(words, "--schedule", schedule));
        add(words, "--registry-username-secret", usernameSecret);
        add(words, "--registry-password-secret", passwordSecret);
        return words.stream().map(CommandText::quote).collect(Collectors.joining(" "));
    }

    private static void add(List<String> words, String option, @Nullable Object value) {
        if (value != null) {
            words.addAll(List.of(option, value.toString()));
        }
    }
}
