package dev.stagefan.cli;

import dev.stagefan.buildlog.BuildLog;
import dev.stagefan.record.JobRecord;
import java.util.List;

/** What files say of builds that ran: logs, and records of the runner agent. */
record Evidence(List<BuildLog> builds, List<JobRecord> records) {
    Evidence {
        builds = List.copyOf(builds);
        records = List.copyOf(records);
    }
}
