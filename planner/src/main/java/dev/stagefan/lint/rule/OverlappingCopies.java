package dev.stagefan.lint.rule;

import dev.stagefan.dockerfile.Severity;
import dev.stagefan.dockerfile.Stage;
import dev.stagefan.graph.Base;
import dev.stagefan.graph.StageNode;
import dev.stagefan.lint.Finding;
import dev.stagefan.lint.Rule;
import dev.stagefan.lint.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * SF004: of two COPYs to one place the later wins, file by file. It matters where both bring a tree that was there before
 * either stage changed it, as a virtual environment of their base that both install into: what the earlier COPY brought is
 * then overwritten by what it was made of. Trees that each stage has made for itself only come together.
 */
final class OverlappingCopies extends Rule {
    /** Trees that an image has from the start. */
    private static final Pattern OF_EVERY_IMAGE =
            Pattern.compile("/|/(?:usr|usr/local|usr/lib|usr/local/lib|usr/share|lib|etc|var|var/lib)"
                    + "|.*/(?:site-packages|dist-packages)");

    OverlappingCopies() {
        super(
                "SF004",
                "overlapping-copies",
                Severity.WARNING,
                "Two COPYs bring the same path out of two stages, and the later one overwrites the earlier");
    }

    @Override
    public List<Finding> check(Subject subject) {
        List<Finding> findings = new ArrayList<>();
        for (StageNode stage : subject.reachable()) {
            List<CopiedPath> earlier = new ArrayList<>();
            for (CopiedPath later : CopiedPath.of(subject, stage)) {
                earlier.stream()
                        .filter(first -> isOverwritten(subject, first, later))
                        .map(first -> finding(subject, first, later))
                        .findFirst()
                        .ifPresent(findings::add);
                earlier.add(later);
            }
        }
        return findings;
    }

    private Finding finding(Subject subject, CopiedPath first, CopiedPath later) {
        String from = subject.graph().stages().get(first.from()).label();
        String over = subject.graph().stages().get(later.from()).label();
        boolean same = first.target().equals(later.target());
        return found(
                later.position(),
                later.target() + " of " + over + " overwrites "
                        + (same ? "that of " : first.target() + " of ") + from + " (line "
                        + first.position().line() + ") where both have a file",
                "build one stage on the other, or have each install into a place of its own");
    }

    private static boolean isOverwritten(Subject subject, CopiedPath first, CopiedPath later) {
        if (first.from() == later.from()) {
            return false;
        }
        if (first.target().equals(later.target()) && first.isFile() && later.isFile()) {
            return true;
        }
        boolean trees = first.staysInPlace() && later.staysInPlace() && first.isIn(later.target());
        StageNode from = subject.graph().stages().get(first.from());
        StageNode over = subject.graph().stages().get(later.from());
        return trees
                && !Ancestry.of(subject, over).contains(from)
                && !bringsAlong(subject, over, first)
                && isOlder(subject, first.target(), from, over);
    }

    /** Whether the later stage has itself copied what the earlier COPY brings. */
    private static boolean bringsAlong(Subject subject, StageNode stage, CopiedPath path) {
        return CopiedPath.of(subject, stage).stream()
                .anyMatch(own -> own.from() == path.from() && path.isIn(own.target()));
    }

    /** Whether both stages found the path there. */
    private static boolean isOlder(Subject subject, String path, StageNode one, StageNode other) {
        if (OF_EVERY_IMAGE.matcher(path).matches()) {
            return startsFromImage(subject, one) && startsFromImage(subject, other);
        }
        Pattern mention = Pattern.compile(Pattern.quote(path) + "(?![\\w.-])");
        return Ancestry.shared(subject, one, other).stream()
                .map(subject::written)
                .anyMatch(stage -> mentions(stage, mention));
    }

    private static boolean startsFromImage(Subject subject, StageNode stage) {
        StageNode first = Ancestry.of(subject, stage).get(0);
        return first.base() instanceof Base.OfImage && stage.facts().runs();
    }

    private static boolean mentions(Stage stage, Pattern path) {
        return stage.instructions().stream()
                .anyMatch(
                        instruction -> path.matcher(instruction.origin().text()).find());
    }
}
