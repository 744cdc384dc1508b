package dev.stagefan.workflow;

import dev.stagefan.dockerfile.Dockerfile;
import dev.stagefan.dockerfile.Instruction;
import dev.stagefan.dockerfile.Instruction.Arg;
import dev.stagefan.dockerfile.Instruction.ArgDeclaration;
import dev.stagefan.workflow.yaml.Triggers;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Build args that whoever starts the workflow may set. An input that is left empty passes nothing on. */
final class ExposedArgs {
    /** A default that is its own value: nothing in it expands, and at most one pair of quotes surrounds it. */
    private static final Pattern STATIC = Pattern.compile("(['\"]?)([A-Za-z0-9_.:/@+,=%^~ -]*)\\1");

    private ExposedArgs() {}

    /**
     * The inputs, in the order in which they were asked for.
     *
     * @throws WorkflowException if a name cannot be an input, or no job's stages can see it
     */
    static List<Triggers.Input> of(Subject subject) throws WorkflowException {
        List<Triggers.Input> inputs = new ArrayList<>();
        for (String name : subject.options().exposedArgs()) {
            boolean seen = subject.plan().jobs().stream()
                    .anyMatch(job -> job.buildArgs().contains(name));
            if (!seen) {
                throw new WorkflowException("could not expose the build arg " + name
                        + " because no stage that is built sees it; try the name of an ARG that one declares");
            }
            String given = subject.plan().request().buildArgs().get(name);
            String otherwise = given == null ? "the Dockerfile's default" : "the plan's value";
            inputs.add(Triggers.Input.text(
                    BuildArgs.requireHarmless(name),
                    "build arg " + name + "; empty for " + otherwise,
                    given == null ? staticDefault(name, subject.dockerfile()) : evaluated(given) ? "" : given));
        }
        return inputs;
    }

    /** The one default that the Dockerfile gives, or nothing where there are several or it must be expanded. */
    private static String staticDefault(String name, Dockerfile dockerfile) {
        Stream<Instruction> all = Stream.concat(
                dockerfile.globalArgs().stream(),
                dockerfile.stages().stream().flatMap(stage -> stage.instructions().stream()));
        List<String> defaults = all.filter(Arg.class::isInstance)
                .flatMap(arg -> ((Arg) arg).declarations().stream())
                .filter(declaration -> declaration.name().equals(name))
                .map(ArgDeclaration::value)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        Matcher matcher = STATIC.matcher(defaults.size() == 1 ? defaults.get(0) : "");
        return matcher.matches() ? matcher.group(2) : "";
    }

    /** An input's default is shown and passed on as it is, save that GitHub would evaluate an expression in it. */
    private static boolean evaluated(String value) {
        return value.contains("${{");
    }
}
