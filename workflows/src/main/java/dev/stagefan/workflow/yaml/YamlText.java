package dev.stagefan.workflow.yaml;

import dev.stagefan.workflow.yaml.YamlNode.Alias;
import dev.stagefan.workflow.yaml.YamlNode.Anchor;
import dev.stagefan.workflow.yaml.YamlNode.Entry;
import dev.stagefan.workflow.yaml.YamlNode.Item;
import dev.stagefan.workflow.yaml.YamlNode.Mapping;
import dev.stagefan.workflow.yaml.YamlNode.Raw;
import dev.stagefan.workflow.yaml.YamlNode.Sequence;
import dev.stagefan.workflow.yaml.YamlNode.Text;
import java.util.List;

/** Writes nodes as block-style YAML, two spaces a level, lines never folded. */
final class YamlText {
    private final StringBuilder out = new StringBuilder();

    private YamlText() {}

    static String of(List<String> header, Mapping document) {
        YamlText text = new YamlText();
        text.comment(header, 0);
        text.mapping(document.entries(), 0);
        return text.out.toString();
    }

    private void mapping(List<Entry> entries, int depth) {
        for (Entry entry : entries) {
            if (entry.afterBlankLine()) {
                out.append('\n');
            }
            comment(entry.comment(), depth);
            indent(depth);
            entry(entry, depth);
        }
    }

    /** Items stand one level deeper than the sequence's key, as in GitHub's own examples. */
    private void sequence(Sequence sequence, int depth) {
        for (Item item : sequence.items()) {
            comment(item.comment(), depth);
            indent(depth);
            out.append("- ");
            if (item.value() instanceof Anchor anchor) {
                out.append('&').append(anchor.name()).append('\n');
                mapping(anchor.value().entries(), depth + 1);
            } else if (item.value() instanceof Alias alias) {
                out.append('*').append(alias.name()).append('\n');
            } else if (item.value() instanceof Mapping mapping) {
                entry(mapping.entries().get(0), depth + 1);
                mapping(mapping.entries().subList(1, mapping.entries().size()), depth + 1);
            } else {
                scalar(item.value(), depth + 1);
                out.append('\n');
            }
        }
    }

    private void entry(Entry entry, int depth) {
        out.append(key(entry.key(), depth)).append(':');
        if (entry.value() instanceof Mapping mapping) {
            remark(entry.remark());
            mapping(mapping.entries(), depth + 1);
        } else if (entry.value() instanceof Sequence sequence) {
            remark(entry.remark());
            sequence(sequence, depth + 1);
        } else {
            out.append(entry.value().equals(YamlNode.DEFAULTS) ? "" : " ");
            scalar(entry.value(), depth + 1);
            remark(entry.remark());
        }
    }

    /** A workflow's own {@code on} is plain by convention; every reader of workflows knows that it is no boolean. */
    private static String key(String key, int depth) {
        return depth == 0 && key.equals("on") ? key : YamlScalar.onOneLine(key);
    }

    private void scalar(YamlNode node, int depth) {
        if (node instanceof Text text) {
            out.append(YamlScalar.of(text.value(), "  ".repeat(depth)));
        } else if (node instanceof Raw raw) {
            out.append(raw.token());
        } else {
            throw new IllegalArgumentException("not a scalar: " + node);
        }
    }

    private void remark(String text) {
        if (!text.isEmpty()) {
            out.append(" # ").append(YamlScalar.comment(text));
        }
        out.append('\n');
    }

    private void comment(List<String> lines, int depth) {
        for (String line : lines) {
            indent(depth);
            out.append(line.isEmpty() ? "#" : "# " + YamlScalar.comment(line)).append('\n');
        }
    }

    private void indent(int depth) {
        out.append("  ".repeat(depth));
    }
}
