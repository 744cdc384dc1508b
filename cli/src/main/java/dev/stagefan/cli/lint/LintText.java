package dev.stagefan.cli.lint;

import dev.stagefan.cli.text.DiagnosticText;
import dev.stagefan.cli.text.Printable;
import dev.stagefan.dockerfile.Diagnostic;
import dev.stagefan.dockerfile.Severity;
import dev.stagefan.lint.Finding;
import dev.stagefan.lint.Report;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Findings for people: each as a diagnostic is shown, and how many there are. */
public final class LintText {
    private LintText() {}

    /**
     * The text, with a line feed at its end.
     *
     * @param lines renders a place in the Dockerfile
     */
    public static String render(Report report, DiagnosticText lines) {
        String findings = report.findings().stream()
                .map(finding -> lines.render(diagnostic(finding)) + "\n")
                .collect(Collectors.joining());
        return findings + Printable.line(lines.path()) + ": " + count(report) + "\n";
    }

    private static Diagnostic diagnostic(Finding finding) {
        String rule = finding.rule().code() + " " + finding.rule().name();
        return new Diagnostic(rule, finding.severity(), finding.message(), finding.position(), finding.help());
    }

    private static String count(Report report) {
        List<String> counts = Stream.of(Severity.values())
                .map(severity -> counted(severity, report))
                .filter(count -> !count.isEmpty())
                .toList();
        String ignored =
                report.ignored().isEmpty() ? "" : "; " + report.ignored().size() + " ignored";
        return (counts.isEmpty() ? "nothing found" : String.join(", ", counts)) + ignored;
    }

    private static String counted(Severity severity, Report report) {
        long number = report.findings().stream()
                .filter(finding -> finding.severity() == severity)
                .count();
        String word = severity.name().toLowerCase(Locale.ROOT);
        return number == 0 ? "" : number + " " + word + (number == 1 ? "" : "s");
    }
}
