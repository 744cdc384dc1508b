package dev.stagefan.lint;

import dev.stagefan.dockerfile.Position;
import dev.stagefan.dockerfile.Severity;
import java.util.List;

/** SF000: an ignore that is itself at fault. The linter finds these itself, once all other rules are done. */
public final class BadIgnore extends Rule {
    public static final BadIgnore RULE = new BadIgnore();

    private BadIgnore() {
        super(
                "SF000",
                "bad-ignore",
                Severity.WARNING,
                "A comment asks to ignore a finding, but gives no reason, cannot be read, or ignores nothing");
    }

    @Override
    public List<Finding> check(Subject subject) {
        return List.of();
    }

    static Finding fault(Position position, String message, String help) {
        return RULE.found(position, message, help);
    }
}
