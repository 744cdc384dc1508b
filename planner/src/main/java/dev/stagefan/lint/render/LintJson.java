package dev.stagefan.lint.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stagefan.dockerfile.text.Casing;
import dev.stagefan.lint.Finding;
import dev.stagefan.lint.Report;
import java.util.List;

/** Findings as JSON, schema {@code stagefan/lint/v1}; the same findings always give the same text. */
public final class LintJson {
    private static final String SCHEMA = "stagefan/lint/v1";

    private LintJson() {}

    /**
     * The document, with a line feed at its end.
     *
     * @param dockerfile the path to show as that of the Dockerfile
     */
    public static String render(Report report, String dockerfile) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("schema", SCHEMA);
        document.put("dockerfile", dockerfile);
        add(document.putArray("findings"), report.findings());
        add(document.putArray("ignored"), report.ignored());
        return JsonText.of(document);
    }

    private static void add(ArrayNode array, List<Finding> findings) {
        for (Finding finding : findings) {
            array.addObject()
                    .put("code", finding.rule().code())
                    .put("name", finding.rule().name())
                    .put("severity", Casing.lower(finding.severity().name()))
                    .put("message", finding.message())
                    .put("line", finding.position().line())
                    .put("column", finding.position().column())
                    .put("help", finding.help());
        }
    }
}
