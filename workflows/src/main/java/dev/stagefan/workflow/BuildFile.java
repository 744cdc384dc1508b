package dev.stagefan.workflow;

import dev.stagefan.collapse.SliceText;
import dev.stagefan.dockerfile.Dockerfile;
import dev.stagefan.plan.Job;
import dev.stagefan.plan.Output;
import dev.stagefan.workflow.yaml.Step;
import dev.stagefan.workflow.yaml.Template;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The Dockerfile that a build reads: the repository's own, or a copy that the job makes on its runner, cut after a stage
 * that {@code --target} cannot name, or with a slice's stage at its end.
 *
 * @param path where it is
 * @param target the stage to build, or null for the file's last
 * @param steps what makes it
 */
record BuildFile(Template path, @Nullable String target, List<Step> steps) {
    BuildFile {
        steps = List.copyOf(steps);
    }

    /** For the stage that is asked for. */
    static BuildFile ofTarget(Subject subject) {
        return new BuildFile(
                Template.literal(subject.plan().dockerfile()),
                subject.plan().request().target(),
                List.of());
    }

    /** For a whole stage. */
    static BuildFile ofStage(Output output, Job job, Subject subject) {
        Integer lastLine = output.cutAfterLine();
        if (lastLine == null) {
            Template path = Template.literal(subject.plan().dockerfile());
            return new BuildFile(path, subject.stageName(output.stage()), List.of());
        }
        Template path = copy(Handover.id(output.label()));
        Step step = new Step.Run(
                "Only a Dockerfile's last stage can be built without a name.",
                "Cut the Dockerfile after " + output.label(),
                null,
                CopyScript.variables(subject, path, lastLine),
                CopyScript.cutting(job.readsContext()));
        return new BuildFile(path, null, List.of(step));
    }

    /** For the slice of a stage. */
    static BuildFile ofSlice(Output output, Job job, Subject subject) {
        Integer lastLine = output.cutAfterLine() == null && endsInContinuation(subject.dockerfile())
                ? Integer.valueOf(subject.graph().stages().get(output.stage()).endLine())
                : output.cutAfterLine();
        Template path = copy(Handover.id(output.label()) + "-slice");
        String slice = freeName(subject);
        String stage = subject.stageName(output.stage());
        String source = stage == null || output.cutAfterLine() != null ? Integer.toString(output.stage()) : stage;
        char escape = subject.dockerfile().directives().escape();
        Map<String, Template> variables = new LinkedHashMap<>(CopyScript.variables(subject, path, lastLine));
        variables.put("SLICE", Template.literal(SliceText.of(slice, source, output.slicePaths(), escape)));
        Step step = new Step.Run(
                "Only the paths that later stages take: less to pull than the whole image.",
                "Add a slice of " + output.label() + " to the Dockerfile",
                null,
                variables,
                CopyScript.slicing(lastLine != null, job.readsContext()));
        return new BuildFile(path, slice, List.of(step));
    }

    private static Template copy(String name) {
        return Template.expression("runner.temp").text("/" + name + ".Dockerfile");
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
    private static String freeName(Subject subject) {
        Set<String> taken = new TreeSet<>(subject.graph().images());
        subject.graph().stages().forEach(stage -> taken.add(stage.label()));
        String name = "slice";
        for (int i = 2; taken.contains(name); i++) {
            name = "slice-" + i;
        }
        return name;
    }
}
