package dev.stagefan.lint;

import dev.stagefan.dockerfile.Position;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Applies rules to a Dockerfile. */
public final class Linter {
    private static final Comparator<Position> BY_PLACE =
            Comparator.comparingInt(Position::line).thenComparingInt(Position::column);

    private static final Comparator<Finding> ORDER = Comparator.comparing(Finding::position, BY_PLACE)
            .thenComparing(finding -> finding.rule().code())
            .thenComparing(Finding::message);

    private final Set<String> known;
    private final List<Rule> active;

    private Linter(Set<String> known, List<Rule> active) {
        this.known = known;
        this.active = active;
    }

    /** A linter that applies all of the rules. */
    public static Linter of(List<Rule> rules) {
        return of(rules, rules);
    }

    /**
     * A linter that applies some of the rules.
     *
     * @param rules all that there are: an ignore may name any of them
     * @param applied those to apply
     */
    public static Linter of(List<Rule> rules, List<Rule> applied) {
        return new Linter(codes(rules), List.copyOf(applied));
    }

    private static Set<String> codes(List<Rule> rules) {
        return rules.stream().map(Rule::code).collect(Collectors.toUnmodifiableSet());
    }

    /** What the rules find, without what the Dockerfile's comments ignore. */
    public Report lint(Subject subject) {
        Ignores ignores = Ignores.of(subject.dockerfile());
        List<Finding> findings = new ArrayList<>();
        List<Finding> ignored = new ArrayList<>();
        for (Rule rule : active) {
            for (Finding finding : rule.check(subject)) {
                (ignores.covers(finding) ? ignored : findings).add(finding);
            }
        }
        if (active.contains(BadIgnore.RULE)) {
            findings.addAll(ignores.faults(known, codes(active)));
        }
        findings.sort(ORDER);
        ignored.sort(ORDER);
        return new Report(findings, ignored);
    }
}
