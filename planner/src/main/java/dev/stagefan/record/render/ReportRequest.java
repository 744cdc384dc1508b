package dev.stagefan.record.render;

import dev.stagefan.plan.Plan;
import dev.stagefan.record.JobRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a report is made of.
 *
 * @param planDigest SHA-256 of the plan's JSON text, as {@code sha256:…}; records of another plan count for nothing
 * @param records of the plan's jobs in any order; of several of one job the one that ended last counts
 * @param started ids of the jobs that were to run, as {@code stagefan agent resolve} decided; null where all were
 * @param warnings sentences for people, beside those that the records give reason for
 */
public record ReportRequest(
        Plan plan,
        String planDigest,
        List<JobRecord> records,
        @Nullable Set<String> started,
        List<String> warnings) {
    public ReportRequest {
        records = List.copyOf(records);
        started = started == null ? null : Set.copyOf(started);
        warnings = List.copyOf(warnings);
    }

    /** A report of records alone. */
    public static ReportRequest of(Plan plan, String planDigest, List<JobRecord> records) {
        return new ReportRequest(plan, planDigest, records, null, List.of());
    }

    /** The same with more warnings, behind the others. */
    public ReportRequest warned(List<String> more) {
        List<String> all = new ArrayList<>(warnings);
        all.addAll(more);
        return new ReportRequest(plan, planDigest, records, started, all);
    }
}
