package dev.stagefan.cli;

import java.util.List;

/** Values of an option that may have several lines with a value each, as docker/metadata-action hands them on. */
final class Lines {
    private Lines() {}

    /** The values, in order; blank lines are none. */
    static List<String> of(List<String> given) {
        return given.stream()
                .flatMap(String::lines)
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
