package dev.stagefan.buildlog.match;

import dev.stagefan.buildlog.BuildLog;
import dev.stagefan.dockerfile.Dockerfile;
import dev.stagefan.graph.StageGraph;
import dev.stagefan.record.JobRecord;
import dev.stagefan.timings.Timings;
import java.util.List;

/**
 * What logs say of durations and sizes.
 *
 * @param timings each sample with its date and where it is from. Stages and instructions that the Dockerfile no longer has
 *     are among them, under the names that the log gives them
 * @param unmatched sentences, one for each stage or instruction of a log that is not in the Dockerfile
 * @param notes sentences on what gave no sample, and why
 */
public record TimingsImport(Timings timings, List<String> unmatched, List<String> notes) {
    public TimingsImport {
        unmatched = List.copyOf(unmatched);
        notes = List.copyOf(notes);
    }

    /**
     * Makes timings for a Dockerfile, which may have changed since the builds. A build of which it has no step is one of
     * another Dockerfile, and left out with a note.
     *
     * @param graph its stage graph, whose request says which platform's steps count in builds for several
     */
    public static TimingsImport of(Dockerfile dockerfile, StageGraph graph, List<BuildLog> builds) {
        return of(dockerfile, graph, builds, List.of());
    }

    /**
     * The same with records of the runner agent's jobs, which say more than logs: sizes of what was handed on, and how fast
     * it was pushed.
     */
    public static TimingsImport of(
            Dockerfile dockerfile, StageGraph graph, List<BuildLog> builds, List<JobRecord> records) {
        return of(new BuildImporter(new KnownStages(dockerfile, graph), graph), builds, records);
    }

    /** Makes timings where there is no Dockerfile: everything has the name that the log gives it. */
    public static TimingsImport of(List<BuildLog> builds) {
        return of(builds, List.of());
    }

    /** The same with records. */
    public static TimingsImport of(List<BuildLog> builds, List<JobRecord> records) {
        return of(new BuildImporter(null, null), builds, records);
    }

    private static TimingsImport of(BuildImporter importer, List<BuildLog> builds, List<JobRecord> records) {
        builds.forEach(importer::add);
        records.forEach(importer::add);
        return importer.result();
    }
}
