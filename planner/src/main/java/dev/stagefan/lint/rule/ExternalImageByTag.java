package dev.stagefan.lint.rule;

import dev.stagefan.dockerfile.DockerfileException;
import dev.stagefan.dockerfile.Instruction;
import dev.stagefan.dockerfile.Origin;
import dev.stagefan.dockerfile.Position;
import dev.stagefan.dockerfile.Severity;
import dev.stagefan.dockerfile.instruction.MountReader;
import dev.stagefan.dockerfile.value.ImageReference;
import dev.stagefan.dockerfile.value.Refusal;
import dev.stagefan.graph.StageNode;
import dev.stagefan.lint.Finding;
import dev.stagefan.lint.Rule;
import dev.stagefan.lint.Subject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * SF010: COPY or a mount takes from an image that it names by a tag.
 *
 * <p>A name of one word without a tag is not found: it may as well be a named context, which not every command line that
 * is linted says.
 */
final class ExternalImageByTag extends Rule {
    ExternalImageByTag() {
        super(
                "SF010",
                "external-image-by-tag",
                Severity.WARNING,
                "A COPY or mount takes from an image by its tag, which can be another image tomorrow");
    }

    /** An instruction that takes from an image. */
    private record Use(StageNode stage, String reference, Position position) {}

    @Override
    public List<Finding> check(Subject subject) {
        Map<String, List<Use>> uses = new LinkedHashMap<>();
        for (StageNode stage : subject.reachable()) {
            for (Use use : uses(subject, stage)) {
                // The graph knows what is a stage, or a named context in its place.
                if (stage.facts().images().contains(use.reference())) {
                    uses.computeIfAbsent(use.reference(), key -> new ArrayList<>())
                            .add(use);
                }
            }
        }
        return uses.values().stream().flatMap(of -> find(of).stream()).toList();
    }

    /** The first use is where it is told. */
    private Optional<Finding> find(List<Use> uses) {
        Use first = uses.get(0);
        ImageReference image = reference(first).orElse(null);
        boolean isOneWord =
                first.reference().indexOf('/') < 0 && first.reference().indexOf(':') < 0;
        if (image == null || image.digest() != null || isOneWord) {
            return Optional.empty();
        }
        boolean isMoving = image.tag() == null || image.tag().chars().noneMatch(Character::isDigit);
        List<String> stages =
                uses.stream().map(use -> use.stage().label()).distinct().toList();
        String message = first.reference()
                + (image.tag() == null
                        ? " has neither tag nor digest, so it is whatever latest is at that moment"
                        : " is named by its tag, which can be another image tomorrow")
                + (stages.size() > 1 ? "; " + Lines.list(stages) + " can get different ones on their runners" : "");
        Finding finding = found(first.position(), message, "add its digest, as " + digested(first.reference(), image));
        return Optional.of(isMoving || stages.size() > 1 ? finding : finding.as(Severity.NOTE));
    }

    private static String digested(String reference, ImageReference image) {
        return reference + (image.tag() == null ? ":TAG" : "") + "@sha256:…";
    }

    private static Optional<ImageReference> reference(Use use) {
        try {
            return Optional.of(ImageReference.parse(use.reference()));
        } catch (Refusal none) {
            return Optional.empty();
        }
    }

    private static List<Use> uses(Subject subject, StageNode stage) {
        List<Use> uses = new ArrayList<>();
        for (Instruction instruction : subject.written(stage).instructions()) {
            if (instruction instanceof Instruction.Copy copy) {
                String from = copy.flags().from();
                if (from != null && !from.isEmpty()) {
                    uses.add(new Use(stage, from, copy.origin().positionOf("--from=" + from)));
                }
            } else if (instruction instanceof Instruction.Run run) {
                run.mounts()
                        .forEach(mount -> mounted(run.origin(), mount)
                                .ifPresent(from -> uses.add(
                                        new Use(stage, from, run.origin().positionOf("--mount=" + mount)))));
            }
        }
        return uses;
    }

    private static Optional<String> mounted(Origin origin, String mount) {
        try {
            return Optional.of(MountReader.fromAsWritten(mount, origin.position()))
                    .filter(from -> !from.isEmpty());
        } catch (DockerfileException unreadable) {
            return Optional.empty();
        }
    }
}
