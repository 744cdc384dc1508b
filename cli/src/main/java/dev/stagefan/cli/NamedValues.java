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
        Map<String, String> values = new LinkedHashMap<>();
        for (String text : given) {
            int equals = text.indexOf('=');
            if (equals < 1 || equals == text.length() - 1) {
                throw Failure.badInput("could not read " + option + " " + text + " because it is no NAME=VALUE; try "
                        + option + " " + example);
            }
            values.put(text.substring(0, equals), text.substring(equals + 1));
        }
        return values;
    }
}
