package dev.stagefan.cli;

import dev.stagefan.agent.Publication;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code stagefan agent merge}. */
@Command(
        name = "merge",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        abbreviateSynopsis = true,
        description = {
            "Make the final image of the plan out of what its other jobs handed on, and publish it.",
            "",
            "Writes a line to standard output: \"image\" and the digest. On GitHub that is the step's output digest, too."
        },
        footer = {
            "",
            "Examples:",
            "  stagefan agent merge --plan plan.json --image ghcr.io/acme/widget --tag nightly \\",
            "    --input stage-0=sha256:7a1e... --input slice-3=sha256:09c4...",
            "  stagefan agent merge --plan plan.json --image ghcr.io/acme/widget --needs \"$$NEEDS\" --tag \"$$TAGS\" \\",
            "    --label \"$$LABELS\""
        })
final class AgentMergeCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Option(
            names = "--tag",
            paramLabel = "TAG",
            description =
                    "A tag of --image, or a full name with a tag, for the final image; may be repeated, and may have"
                            + " several lines with one each (default: no tag, by digest only).")
    List<String> tags = new ArrayList<>();

    @Option(
            names = "--label",
            paramLabel = "NAME=VALUE",
            description = "A label of the final image; may be repeated, and may have several lines.")
    List<String> labels = new ArrayList<>();

    @Option(
            names = "--annotation",
            paramLabel = "NAME=VALUE",
            description = "An annotation of the final image's manifest; likewise.")
    List<String> annotations = new ArrayList<>();

    @Option(
            names = "--inline-cache",
            description =
                    "Embed the cache of the final image's own layers in it, too. Image and cache then go one after"
                            + " the other.")
    boolean inlineCache;

    @Mixin
    AgentPlanOptions plan = new AgentPlanOptions();

    @Mixin
    AgentJobOptions options = new AgentJobOptions();

    AgentMergeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws Failure {
        AgentPlan read = plan.read(surroundings);
        Publication publication = new Publication(
                Lines.of(tags).stream().map(this::name).toList(),
                NamedValues.parseTexts("--label", "org.opencontainers.image.title=widget", Lines.of(labels)),
                NamedValues.parseTexts("--annotation", "org.opencontainers.image.title=widget", Lines.of(annotations)),
                inlineCache);
        return new AgentWork(surroundings, options)
                .carryOut(options.order(surroundings, read, read.plan().mergeJob(), publication))
                .number();
    }

    private String name(String tag) {
        return tag.contains("/") || tag.contains(":") ? tag : plan.image + ":" + tag;
    }
}
