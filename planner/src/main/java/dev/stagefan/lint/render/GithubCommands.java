package dev.stagefan.lint.render;

import dev.stagefan.dockerfile.Severity;
import dev.stagefan.lint.Finding;
import dev.stagefan.lint.Report;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Findings as GitHub's workflow commands, which make annotations of them.
 *
 * <p>actions/toolkit: packages/core/src/command.ts
 */
public final class GithubCommands {
    /** Of each kind GitHub shows so many annotations a step; actions/toolkit: docs/problem-matchers.md. */
    private static final int SHOWN = 10;

    private GithubCommands() {}

    /**
     * A command a finding, and a last line where GitHub will leave some of them out.
     *
     * @param dockerfile its path relative to the root of the repository
     */
    public static String render(Report report, String dockerfile) {
        String commands = report.findings().stream()
                .map(finding -> command(finding, dockerfile))
                .collect(Collectors.joining());
        long most = Arrays.stream(Severity.values())
                .mapToLong(severity -> report.findings().stream()
                        .filter(finding -> finding.severity() == severity)
                        .count())
                .max()
                .orElse(0);
        return most <= SHOWN
                ? commands
                : commands + report.findings().size() + " findings; GitHub annotates the first " + SHOWN
                        + " of each severity, and this log has them all\n";
    }

    private static String command(Finding finding, String dockerfile) {
        String help = finding.help() == null ? "" : "\nhelp: " + finding.help();
        return "::%s file=%s,line=%d,col=%d,title=%s::%s\n"
                .formatted(
                        kind(finding.severity()),
                        property(dockerfile),
                        finding.position().line(),
                        finding.position().column(),
                        property(finding.rule().code() + " " + finding.rule().name()),
                        data(finding.message() + help));
    }

    private static String kind(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case NOTE -> "notice";
        };
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
