package dev.stagefan.plan;

import dev.stagefan.graph.BuildRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which stage builds where.
 *
 * @param dockerfile path of the Dockerfile, relative to the repository, with forward slashes
 * @param context path of the build context, likewise
 * @param dockerfileDigest SHA-256 of the Dockerfile's text that it was made of, as {@code sha256:…}: a plan of another
 *     text is stale
 * @param carrier who carries it out
 * @param request what the build was asked with
 * @param mergeCacheTag tag of the merge job's own registry cache
 * @param jobs in an order in which each comes after what it needs; the merge job is last
 * @param timeline the simulated run, or null where no stage's duration is known
 * @param unmet limits that this plan does not keep, sentences for people; empty where it keeps them all
 * @param notes what the user should know of how the plan came about, sentences for people
 */
public record Plan(
        String dockerfile,
        String context,
        String dockerfileDigest,
        Carrier carrier,
        BuildRequest request,
        String mergeCacheTag,
        List<Job> jobs,
        @Nullable Timeline timeline,
        List<String> unmet,
        List<String> notes) {
    public static final String SCHEMA = "stagefan/plan/v1";

    public Plan {
        jobs = List.copyOf(jobs);
        unmet = List.copyOf(unmet);
        notes = List.copyOf(notes);
    }

    public Job mergeJob() {
        return jobs.get(jobs.size() - 1);
    }
}
