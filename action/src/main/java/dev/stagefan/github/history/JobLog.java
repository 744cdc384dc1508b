package dev.stagefan.github.history;

import dev.stagefan.buildlog.BuildLog;
import java.util.List;

/**
 * What the log of a job said.
 *
 * @param there whether there was a log; GitHub keeps them for 90 days where nobody says otherwise
 * @param builds what it showed
 */
record JobLog(boolean there, List<BuildLog> builds) {
    static final JobLog GONE = new JobLog(false, List.of());

    JobLog {
        builds = List.copyOf(builds);
    }
}
