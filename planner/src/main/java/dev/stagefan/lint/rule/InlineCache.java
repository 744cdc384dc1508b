package dev.stagefan.lint.rule;

import dev.stagefan.dockerfile.Instruction;
import dev.stagefan.dockerfile.Position;
import dev.stagefan.dockerfile.Severity;
import dev.stagefan.dockerfile.Stage;
import dev.stagefan.graph.Base;
import dev.stagefan.graph.StageGraph;
import dev.stagefan.graph.StageNode;
import dev.stagefan.lint.Finding;
import dev.stagefan.lint.Rule;
import dev.stagefan.lint.Subject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * SF003: inline cache is a part of the image's configuration. So it knows the layers of the image alone, and is written
 * before the image is pushed rather than at the same time.
 */
final class InlineCache extends Rule {
    private static final String NAME = "BUILDKIT_INLINE_CACHE";
    private static final String INLINE = "type=inline";
    /** What Go's strconv.ParseBool takes for true; buildx: build/opt.go. */
    private static final Set<String> TRUE = Set.of("1", "t", "T", "true", "TRUE", "True");

    InlineCache() {
        super(
                "SF003",
                "inline-cache",
                Severity.WARNING,
                "An inline cache holds the final stage alone, and is exported before the image rather than beside it");
    }

    @Override
    public List<Finding> check(Subject subject) {
        List<Finding> findings = new ArrayList<>();
        Position target = subject.written(
                        subject.graph().stages().get(subject.graph().target()))
                .from()
                .position();
        if (subject.cacheExports().stream().anyMatch(InlineCache::isInline)) {
            findings.add(asked(subject, target, "--cache-to type=inline"));
        } else if (TRUE.contains(subject.graph().request().buildArgs().getOrDefault(NAME, ""))) {
            findings.add(asked(subject, target, "--build-arg " + NAME));
        }
        declarations(subject).forEach(arg -> findings.add(declared(arg)));
        return findings;
    }

    private static boolean isInline(String export) {
        return Arrays.asList(export.split(",")).contains(INLINE);
    }

    private Finding asked(Subject subject, Position target, String option) {
        List<String> lost = lost(subject.graph());
        String stages = lost.isEmpty() ? "" : " keeps nothing of " + String.join(", ", lost) + ", and";
        return found(
                target,
                "the cache of " + option + stages + " is exported before the image rather than beside it",
                "export it to a registry, as --cache-to type=registry,ref=REF,mode=max,ignore-error=true");
    }

    /** The stages whose layers are not in the final image. */
    private static List<String> lost(StageGraph graph) {
        Set<Integer> kept = new HashSet<>();
        int stage = graph.target();
        kept.add(stage);
        while (graph.stages().get(stage).base() instanceof Base.OfStage base) {
            stage = base.index();
            kept.add(stage);
        }
        return graph.stages().stream()
                .filter(node -> node.reachable() && !kept.contains(node.index()))
                .map(StageNode::label)
                .collect(Collectors.toList());
    }

    private static Stream<Instruction.Arg> declarations(Subject subject) {
        Stream<Instruction> inStages =
                subject.dockerfile().stages().stream().map(Stage::instructions).flatMap(List::stream);
        return Stream.concat(subject.dockerfile().globalArgs().stream(), inStages)
                .filter(Instruction.Arg.class::isInstance)
                .map(Instruction.Arg.class::cast)
                .filter(arg -> arg.declarations().stream()
                        .anyMatch(declaration -> declaration.name().equals(NAME)));
    }

    private Finding declared(Instruction.Arg arg) {
        return found(
                        arg.origin().position(),
                        "this ARG turns no cache on: docker buildx build looks for " + NAME
                                + " among its --build-arg options alone",
                        "remove it, and export the cache to a registry, as --cache-to type=registry,ref=REF,mode=max")
                .as(Severity.NOTE);
    }
}
