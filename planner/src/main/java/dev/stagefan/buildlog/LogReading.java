package dev.stagefan.buildlog;

import java.util.List;

/**
 * What was found in a log.
 *
 * @param builds with at least one step of a stage, in the order in which they begin; empty where there is none
 * @param notes sentences on what could not be read, and, where there is no build, on what was looked for
 */
public record LogReading(List<BuildLog> builds, List<String> notes) {
    public LogReading {
        builds = List.copyOf(builds);
        notes = List.copyOf(notes);
    }
}
