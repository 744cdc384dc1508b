package dev.stagefan.cli.lint;

import dev.stagefan.lint.Rule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The rules' pages of docs/lint, which the jar carries. */
public final class RulePages {
    private RulePages() {}

    /** A rule's page, in Markdown. */
    public static String of(Rule rule) {
        String name = "pages/" + rule.name() + ".md";
        try (InputStream page = RulePages.class.getResourceAsStream(name)) {
            if (page == null) {
                throw new IllegalStateException("the jar lacks " + name);
            }
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
