package dev.stagefan.lint.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stagefan.dockerfile.Dockerfile;
import dev.stagefan.dockerfile.Severity;
import dev.stagefan.lint.Finding;
import dev.stagefan.lint.Report;
import dev.stagefan.lint.Rule;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.function.Function;

/**
 * Findings as SARIF 2.1.0, which code scanning reads. What is ignored is left out: GitHub would show it, suppressed or not.
 */
public final class Sarif {
    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";
    private static final String VERSION = "2.1.0";

    private final List<Rule> rules;
    private final Function<Rule, String> pages;

    /**
     * A renderer for findings of these rules.
     *
     * @param rules all that were applied
     * @param pages a rule's page, in Markdown
     */
    public Sarif(List<Rule> rules, Function<Rule, String> pages) {
        this.rules = List.copyOf(rules);
        this.pages = pages;
    }

    /**
     * The document, with a line feed at its end.
     *
     * @param path the Dockerfile's path relative to the root of the repository
     */
    public String render(Report report, Dockerfile dockerfile, String path) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("$schema", SCHEMA);
        document.put("version", VERSION);
        ObjectNode run = document.putArray("runs").addObject();
        ObjectNode driver = run.putObject("tool").putObject("driver");
        driver.put("name", "stagefan");
        ArrayNode descriptors = driver.putArray("rules");
        rules.forEach(rule -> descriptors.add(descriptor(rule)));
        run.put("columnKind", "utf16CodeUnits");
        ArrayNode results = run.putArray("results");
        Fingerprints fingerprints = new Fingerprints(dockerfile);
        report.findings().forEach(finding -> results.add(result(finding, path, fingerprints)));
        return JsonText.of(document);
    }

    private ObjectNode descriptor(Rule rule) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("id", rule.code());
        node.put("name", rule.name());
        node.putObject("shortDescription").put("text", rule.summary() + ".");
        node.putObject("help").put("text", rule.summary() + ".").put("markdown", pages.apply(rule));
        node.putObject("defaultConfiguration").put("level", level(rule.severity()));
        return node;
    }

    private ObjectNode result(Finding finding, String path, Fingerprints fingerprints) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("ruleId", finding.rule().code());
        node.put("ruleIndex", rules.indexOf(finding.rule()));
        node.put("level", level(finding.severity()));
        String help = finding.help() == null ? "" : "\nHelp: " + finding.help() + ".";
        node.putObject("message").put("text", finding.message() + "." + help);
        ObjectNode place = node.putArray("locations").addObject().putObject("physicalLocation");
        place.putObject("artifactLocation").put("uri", uri(path)).put("uriBaseId", "%SRCROOT%");
        // Without an end the region goes to the end of the line.
        place.putObject("region")
                .put("startLine", finding.position().line())
                .put("startColumn", finding.position().column());
        node.putObject("partialFingerprints").put("primaryLocationLineHash", fingerprints.of(finding));
        return node;
    }

    private static String level(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case NOTE -> "note";
        };
    }

    private static String uri(String path) {
        try {
            return new URI(null, null, path, null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("a path always makes a URI", e);
        }
    }
}
