package dev.stagefan.lint;

import dev.stagefan.dockerfile.Severity;
import java.util.List;

/** A rule: looks at a Dockerfile and says what it finds. Stateless. */
public interface Rule {
    /** As {@code SF001}: never reused, never renumbered. */
    String code();

    /** Kebab-case, what was found, as {@code shell-syntax-in-copy}; also the name of its page. */
    String name();

    Severity severity();

    /** One sentence that says what the rule is about. */
    String summary();

    /** What it finds, in the order of the file. */
    List<Finding> check(Subject subject);
}
