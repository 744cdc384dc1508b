package dev.stagefan.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads options that are given as {@code NAME=VALUE}, in the order given. */
final class NamedValues {
    private NamedValues() {}

    /**
     * Reads the values of an option.
     *
     * @param example a value of it, for messages
     * @throws Failure where one has no name or no value
     */
    static Map<String, String> parse(String option, String example, List<String> given) throws Failure {
        Map<String, String> values = parseTexts(option, example, given);
        for (Map.Entry<String, String> value : values.entrySet()) {
            if (value.getValue().isEmpty()) {
                throw unreadable(option, value.getKey() + "=", example);
            }
        }
        return values;
    }

    /** The same where a value may be empty, as docker/metadata-action writes the label of a missing description. */
    static Map<String, String> parseTexts(String option, String example, List<String> given) throws Failure {
        Map<String, String> values = new LinkedHashMap<>();
        for (String text : given) {
            int equals = text.indexOf('=');
            if (equals < 1) {
                throw unreadable(option, text, example);
            }
            values.put(text.substring(0, equals), text.substring(equals + 1));
        }
        return values;
    }

    private static Failure unreadable(String option, String text, String example) {
        return Failure.badInput("could not read " + option + " " + text + " because it is no NAME=VALUE; try " + option
                + " " + example);
    }
}
