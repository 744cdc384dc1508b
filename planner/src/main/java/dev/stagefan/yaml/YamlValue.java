package dev.stagefan.yaml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A value of a YAML file and where it stands. Scalars are kept as they are written: {@code 1.10} is a text until somebody
 * asks for a number, and {@code on} is no truth value.
 */
public sealed interface YamlValue {
    Place place();

    /**
     * Where a value begins.
     *
     * @param line 1-based
     * @param column 1-based
     */
    record Place(String file, int line, int column) {
        public YamlException problem(String problem) {
            return new YamlException(file, line, column, problem, null);
        }

        public YamlException problem(String problem, String help) {
            return new YamlException(file, line, column, problem, help);
        }
    }

    /** A scalar; an absent value is the empty text. */
    record Text(Place place, String text) implements YamlValue {}

    /** A sequence. */
    record Sequence(Place place, List<YamlValue> values) implements YamlValue {
        public Sequence {
            values = List.copyOf(values);
        }
    }

    /** A key and its value. */
    record Entry(Text key, YamlValue value) {}

    /** A mapping, in the order of the file. */
    record Mapping(Place place, Map<String, Entry> entries) implements YamlValue {
        public Mapping {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        /** Refuses keys other than these. */
        public Mapping only(Set<String> keys) throws YamlException {
            for (Entry entry : entries.values()) {
                if (!keys.contains(entry.key().text())) {
                    throw entry.key()
                            .place()
                            .problem(
                                    "unknown key " + entry.key().text(),
                                    Near.help(entry.key().text(), new TreeSet<>(keys)));
                }
            }
            return this;
        }

        public Optional<YamlValue> find(String key) {
            return Optional.ofNullable(entries.get(key)).map(Entry::value);
        }
    }

    /** This value as a mapping; an empty value is an empty one. */
    default Mapping mapping(String what) throws YamlException {
        if (this instanceof Mapping mapping) {
            return mapping;
        }
        if (this instanceof Text text && text.text().isEmpty()) {
            return new Mapping(place(), Map.of());
        }
        throw place().problem(what + " must be a mapping (key: value)");
    }

    /** This value as a list; an empty value is an empty one. */
    default List<YamlValue> sequence(String what) throws YamlException {
        if (this instanceof Sequence sequence) {
            return sequence.values();
        }
        if (this instanceof Text text && text.text().isEmpty()) {
            return List.of();
        }
        throw place().problem(what + " must be a list");
    }

    /** This value as a text that is not empty. */
    default String text(String what) throws YamlException {
        if (this instanceof Text text && !text.text().isEmpty()) {
            return text.text();
        }
        throw place().problem(what + " must be a plain value");
    }
}
