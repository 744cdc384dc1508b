package dev.stagefan.lint;

import dev.stagefan.dockerfile.Position;
import dev.stagefan.dockerfile.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rule: looks at a Dockerfile and says what it finds. Stateless. */
public abstract class Rule {
    private final String code;
    private final String name;
    private final Severity severity;
    private final String summary;

    /**
     * A rule's description.
     *
     * @param code as {@code SF001}: never reused, never renumbered
     * @param name kebab-case, what was found, as {@code shell-syntax-in-copy}; also the name of its page
     * @param severity of its findings, where a finding does not say less
     * @param summary one sentence that says what the rule is about, without its final full stop
     */
    protected Rule(String code, String name, Severity severity, String summary) {
        this.code = code;
        this.name = name;
        this.severity = severity;
        this.summary = summary;
    }

    public final String code() {
        return code;
    }

    public final String name() {
        return name;
    }

    public final Severity severity() {
        return severity;
    }

    public final String summary() {
        return summary;
    }

    /** What it finds, in any order. */
    public abstract List<Finding> check(Subject subject);

    /** A finding as severe as the rule. */
    protected final Finding found(Position position, String message, @Nullable String help) {
        return new Finding(this, severity, position, message, help);
    }
}
