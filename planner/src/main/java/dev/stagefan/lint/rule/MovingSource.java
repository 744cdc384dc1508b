package dev.stagefan.lint.rule;

import dev.stagefan.dockerfile.Instruction;
import dev.stagefan.dockerfile.Origin;
import dev.stagefan.dockerfile.Position;
import dev.stagefan.dockerfile.Severity;
import dev.stagefan.dockerfile.Stage;
import dev.stagefan.dockerfile.value.ImageReference;
import dev.stagefan.dockerfile.value.Refusal;
import dev.stagefan.graph.Base;
import dev.stagefan.graph.StageNode;
import dev.stagefan.lint.Finding;
import dev.stagefan.lint.Rule;
import dev.stagefan.lint.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * SF007: what a stage starts from or fetches may be another thing a minute later. One build of one runner sees one of them;
 * a stage that several jobs need may be built on several runners.
 */
final class MovingSource extends Rule {
    /** Fewer consumers are built where the stage is. */
    private static final int SHARED = 2;

    /** A tag with a number in it names a release, which is made anew, but seldom. */
    private static final Pattern RELEASE = Pattern.compile(".*\\d.*");

    private static final Set<String> MOVING = Set.of(
            "latest",
            "edge",
            "nightly",
            "main",
            "master",
            "stable",
            "rolling",
            "dev",
            "devel",
            "lts",
            "current",
            "unstable",
            "sid",
            "testing",
            "canary",
            "beta",
            "next",
            "mainline");

    /** Variants of the latest release, where a tag has nothing but these. */
    private static final Set<String> VARIANTS = Set.of("alpine", "slim", "alpine-slim", "debug", "jdk", "jre");

    private static final Pattern CLONE =
            Pattern.compile("\\bgit\\s+(?:-\\S+\\s+(?:\\S+=\\S*\\s+)?)*clone\\b(?<arguments>[^\\n;&|]*)");
    /** What names the commit later on. */
    private static final Pattern CHOICE =
            Pattern.compile("\\bgit\\s+(?:-\\S+(?:\\s+[^\\s-]\\S*)?\\s+)*?(?:checkout|switch|reset|fetch|worktree)\\b");

    private static final Pattern BRANCH = Pattern.compile("(?:\\s-b|\\s--branch)[\\s=]\\s*[\"']?(?<name>[^\\s\"']+)");
    private static final Pattern COMMIT = Pattern.compile("\\s--revision[\\s=]");
    private static final Pattern MOVING_BRANCH =
            Pattern.compile("main|master|develop|dev|devel|trunk|nightly|staging|next|latest|HEAD");

    MovingSource() {
        super(
                "SF007",
                "moving-source",
                Severity.WARNING,
                "A stage that several stages need fetches what may be another thing a minute later");
    }

    @Override
    public List<Finding> check(Subject subject) {
        List<Finding> findings = new ArrayList<>();
        for (StageNode stage : subject.reachable()) {
            int consumers = subject.consumers(stage).size();
            if (consumers >= SHARED) {
                base(subject, stage, consumers).ifPresent(findings::add);
                findings.addAll(clones(subject.written(stage), stage, consumers));
            }
        }
        return findings;
    }

    private List<Finding> clones(Stage written, StageNode stage, int consumers) {
        List<Instruction.Run> runs = written.instructions().stream()
                .filter(Instruction.Run.class::isInstance)
                .map(Instruction.Run.class::cast)
                .toList();
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            String rest =
                    runs.subList(i + 1, runs.size()).stream().map(RunScript::of).collect(Collectors.joining("\n"));
            Position position = runs.get(i).origin().position();
            movingClone(RunScript.of(runs.get(i)), rest)
                    .map(branch -> found(
                            position,
                            stage.label() + ", which " + consumers + " stages need, clones " + branch
                                    + " as it is at that minute: two runners may get two commits",
                            "check out a commit or a tag, which an ARG may name"))
                    .ifPresent(findings::add);
        }
        return findings;
    }

    /**
     * The first moving branch that a script clones.
     *
     * @param rest what the stage runs afterwards, which may check out what it wants
     */
    private static Optional<String> movingClone(String script, String rest) {
        Matcher clone = CLONE.matcher(script);
        while (clone.find()) {
            Optional<String> branch = movingBranch(clone.group("arguments"));
            if (branch.isPresent()
                    && !CHOICE.matcher(script.substring(clone.end()) + rest).find()) {
                return branch;
            }
        }
        return Optional.empty();
    }

    private Optional<Finding> base(Subject subject, StageNode stage, int consumers) {
        if (!(stage.base() instanceof Base.OfImage image)) {
            return Optional.empty();
        }
        Stage written = subject.written(stage);
        Origin from = written.from();
        return tag(image.reference())
                .filter(MovingSource::isMoving)
                .map(tag -> found(
                        from.positionOf(written.base()),
                        stage.label() + ", which " + consumers + " stages need, starts from the tag " + tag
                                + ": two runners may get two images",
                        "name the version, or pin the image by its digest, as "
                                + written.base().replaceFirst("@.*", "") + "@sha256:…"));
    }

    /** The tag; empty where there is a digest, or no reading the reference. */
    private static Optional<String> tag(String reference) {
        try {
            ImageReference image = ImageReference.parse(reference);
            String tag = image.tag() == null ? "latest" : image.tag();
            return image.digest() == null ? Optional.of(tag) : Optional.empty();
        } catch (Refusal e) {
            return Optional.empty();
        }
    }

    private static boolean isMoving(String tag) {
        List<String> words = List.of(tag.split("[-._]"));
        return !RELEASE.matcher(tag).matches()
                && (words.stream().anyMatch(MOVING::contains) || VARIANTS.containsAll(words));
    }

    /** What a clone takes, for people; empty where it may be settled. */
    private static Optional<String> movingBranch(String arguments) {
        Matcher branch = BRANCH.matcher(arguments);
        if (!branch.find()) {
            return COMMIT.matcher(arguments).find() ? Optional.empty() : Optional.of("the default branch");
        }
        String name = branch.group("name");
        return MOVING_BRANCH.matcher(name).matches() ? Optional.of("the branch " + name) : Optional.empty();
    }
}
