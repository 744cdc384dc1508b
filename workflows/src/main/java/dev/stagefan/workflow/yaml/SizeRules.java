package dev.stagefan.workflow.yaml;

import dev.stagefan.workflow.yaml.YamlNode.Mapping;
import dev.stagefan.workflow.yaml.YamlNode.Sequence;
import dev.stagefan.workflow.yaml.YamlNode.Text;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** How long a file and a text in it may be. Beyond these GitHub ignores the file, or finds no job in it. */
final class SizeRules {
    static final int LONGEST_FILE = 500_000;
    static final int LONGEST_TEXT = 20_000;

    private SizeRules() {}

    static List<String> problems(Workflow workflow) {
        List<String> problems = new ArrayList<>();
        String text = WorkflowWriter.write(workflow);
        if (isTooLong(text)) {
            problems.add("it would have " + bytes(text) + " bytes and GitHub starts no workflow of " + LONGEST_FILE
                    + " or more; try fewer jobs (--max-jobs)");
        }
        texts("", WorkflowWriter.document(workflow, SharedSteps.none()), problems);
        return problems;
    }

    static boolean isTooLong(String text) {
        return bytes(text) >= LONGEST_FILE;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static void texts(String path, YamlNode node, List<String> problems) {
        if (node instanceof Mapping mapping) {
            mapping.entries().forEach(entry -> texts(path + "." + entry.key(), entry.value(), problems));
        } else if (node instanceof Sequence sequence) {
            sequence.items().forEach(item -> texts(path, item.value(), problems));
        } else if (node instanceof Text text && text.value().length() >= LONGEST_TEXT) {
            problems.add(path.substring(1) + " would have " + text.value().length()
                    + " characters and GitHub reads no text of " + LONGEST_TEXT
                    + " or more; try fewer jobs (--max-jobs)");
        }
    }
}
