package dev.stagefan.workflow;

import dev.stagefan.dockerfile.Dockerfile;
import dev.stagefan.plan.Job;
import dev.stagefan.plan.Output;
import dev.stagefan.workflow.yaml.Step;
import dev.stagefan.workflow.yaml.Template;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A copy of the Dockerfile that a job makes on its runner: with a slice's stage at its end, or cut after a stage that
 * {@code --target} cannot name.
 *
 * @param file where it is
 * @param target the stage to build, or null for the copy's last
 * @param step what makes it
 */
record DockerfileCopy(Template file, @Nullable String target, Step step) {

    /** The copy that a build needs, or null where the Dockerfile itself serves. */
    static @Nullable DockerfileCopy of(StageBuild build, Job job, Subject subject) {
        Output output = build.output();
        Integer lastLine = build.slices() && output.cutAfterLine() == null && endsInContinuation(subject.dockerfile())
                ? Integer.valueOf(subject.graph().stages().get(output.stage()).endLine())
                : output.cutAfterLine();
        if (!build.slices() && lastLine == null) {
            return null;
        }
        Template file = Template.expression("runner.temp")
                .text("/" + Handover.id(output) + (build.slices() ? "-slice" : "") + ".Dockerfile");
        Map<String, Template> env = new LinkedHashMap<>();
        env.put("DOCKERFILE", Template.literal(subject.plan().dockerfile()));
        env.put("EDITED", file);
        String sliceName = null;
        if (lastLine != null) {
            env.put("LAST_LINE", Template.literal(lastLine.toString()));
            env.put("SHA256", Template.literal(sha256(subject.dockerfile().text())));
        }
        if (build.slices()) {
            sliceName = sliceName(subject);
            String stage = subject.stageName(output.stage());
            String source = stage == null || output.cutAfterLine() != null ? Integer.toString(output.stage()) : stage;
            env.put(
                    "SLICE",
                    Template.literal(SliceText.of(
                            sliceName,
                            source,
                            output.slicePaths(),
                            subject.dockerfile().directives().escape())));
        }
        String name = build.slices()
                ? "Add a slice of " + output.label() + " to the Dockerfile"
                : "Cut the Dockerfile after " + output.label();
        Step step = new Step.Run(
                comment(build.slices()), name, null, env, script(lastLine != null, build.slices(), job.readsContext()));
        return new DockerfileCopy(file, sliceName, step);
    }

    private static String comment(boolean slices) {
        return slices
                ? "Only the paths that later stages take: less to pull than the whole image."
                : "Only a Dockerfile's last stage can be built without a name.";
    }

    private static String script(boolean cuts, boolean slices, boolean readsContext) {
        StringBuilder script = new StringBuilder();
        if (cuts) {
            script.append("""
                    if [ "$(sha256sum < "$DOCKERFILE")" != "$SHA256  -" ]; then
                      echo "::error::The Dockerfile has changed since this workflow was generated; generate it again."
                      exit 1
                    fi
                    """);
        }
        String original = cuts ? "head -n \"$LAST_LINE\" -- \"$DOCKERFILE\"" : "cat -- \"$DOCKERFILE\"";
        script.append(
                slices
                        ? "{ " + original + "; printf '\\n%s' \"$SLICE\"; } > \"$EDITED\"\n"
                        : original + " > \"$EDITED\"\n");
        if (readsContext) {
            script.append("""
                    if [ -f "$DOCKERFILE.dockerignore" ]; then
                      cp -- "$DOCKERFILE.dockerignore" "$EDITED.dockerignore"
                    fi
                    """);
        }
        return script.toString();
    }

    /** Whether a stage appended to the file would be read as part of its last instruction. */
    private static boolean endsInContinuation(Dockerfile dockerfile) {
        String last = dockerfile
                .text()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .reduce("", (earlier, later) -> later);
        return last.endsWith(String.valueOf(dockerfile.directives().escape()));
    }

    /** A name that no stage and no image of the file has. */
    private static String sliceName(Subject subject) {
        Set<String> taken = new TreeSet<>(subject.graph().images());
        subject.graph().stages().forEach(stage -> taken.add(stage.label()));
        String name = "slice";
        for (int i = 2; taken.contains(name); i++) {
            name = "slice-" + i;
        }
        return name;
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
