package dev.stagefan.workflow.yaml;

import java.util.ArrayList;
import java.util.List;

/** What {@link YamlText} writes: the few shapes of YAML that a workflow needs. */
sealed interface YamlNode {
    /** A key without value, which GitHub reads as the key's defaults. */
    Raw DEFAULTS = new Raw("");

    /** A scalar that must be read back as this very string. */
    record Text(String value) implements YamlNode {}

    /** A scalar that is written as it stands: a number, a boolean, {@code {}}. */
    record Raw(String token) implements YamlNode {}

    /** A mapping that aliases may stand for. */
    record Anchor(String name, Mapping value) implements YamlNode {}

    /** Stands for an earlier anchor of that name. */
    record Alias(String name) implements YamlNode {}

    record Sequence(List<Item> items) implements YamlNode {}

    /** An item of a sequence, after the lines of its comment. */
    record Item(List<String> comment, YamlNode value) {}

    record Mapping(List<Entry> entries) implements YamlNode {}

    /** A key and its value, after the lines of its comment; {@code remark} stands on the value's line. */
    record Entry(List<String> comment, String key, YamlNode value, String remark, boolean afterBlankLine) {}

    static Entries mapping() {
        return new Entries();
    }

    static Sequence texts(List<String> values) {
        return new Sequence(values.stream()
                .map(value -> new Item(List.of(), new Text(value)))
                .toList());
    }

    /** Collects the entries of a mapping in order. */
    final class Entries {
        private final List<Entry> entries = new ArrayList<>();

        Entries put(String key, YamlNode value) {
            return put(key, value, "");
        }

        Entries put(String key, String text) {
            return put(key, new Text(text));
        }

        Entries put(String key, YamlNode value, String remark) {
            entries.add(new Entry(List.of(), key, value, remark, false));
            return this;
        }

        /** An entry that stands apart: a blank line, then its comment, then the entry. */
        Entries section(List<String> comment, String key, YamlNode value) {
            entries.add(new Entry(comment, key, value, "", true));
            return this;
        }

        /** The mapping, or {@link #DEFAULTS} where it has no entry. */
        YamlNode orDefaults() {
            return entries.isEmpty() ? DEFAULTS : build();
        }

        Mapping build() {
            return new Mapping(List.copyOf(entries));
        }
    }
}
