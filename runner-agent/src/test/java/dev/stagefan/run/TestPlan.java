package dev.stagefan.run;

import dev.stagefan.dockerfile.value.Platform;
import dev.stagefan.graph.BuildRequest;
import dev.stagefan.plan.Carrier;
import dev.stagefan.plan.Input;
import dev.stagefan.plan.Job;
import dev.stagefan.plan.Output;
import dev.stagefan.plan.Plan;
import dev.stagefan.plan.Timeline;
import dev.stagefan.plan.Transport;
import dev.stagefan.record.JobRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Plans and records of jobs that hand on a stage each, whose index is the job's place in the plan. */
public final class TestPlan {
    public static final String DIGEST = "sha256:" + "d".repeat(64);

    private static final Instant START = Instant.parse("2026-11-24T03:00:00Z");

    private TestPlan() {}

    /**
     * A plan, of which no duration is known.
     *
     * @param jobs each as {@code ID} or {@code ID: NEED NEED}, the merge job last
     */
    public static Plan of(String... jobs) {
        return of(null, jobs);
    }

    /**
     * A plan.
     *
     * @param seconds how long each job builds; null where that is not known
     */
    public static Plan of(@Nullable List<Double> seconds, String... jobs) {
        List<String> ids = new ArrayList<>();
        List<Job> planned = new ArrayList<>();
        for (String job : jobs) {
            String[] parts = job.split(": ", 2);
            List<String> needs = parts.length < 2 ? List.of() : List.of(parts[1].split(" ", -1));
            planned.add(job(parts[0], needs, ids, planned.size() == jobs.length - 1));
            ids.add(parts[0]);
        }
        return new Plan(
                "Dockerfile",
                ".",
                DIGEST,
                Carrier.AGENT,
                new BuildRequest(
                        null, Map.of(), Platform.parse("linux/amd64"), Platform.parse("linux/amd64"), Map.of()),
                "cache-merge",
                planned,
                seconds == null ? null : timeline(ids, seconds),
                List.of(),
                List.of());
    }

    private static Job job(String id, List<String> needs, List<String> ids, boolean merge) {
        int stage = ids.size();
        return new Job(
                id,
                merge,
                "local",
                needs,
                List.of(stage),
                List.of(),
                needs.stream()
                        .map(need -> new Input(ids.indexOf(need), need, need, Transport.STAGE_IMAGE, "it is needed"))
                        .toList(),
                merge
                        ? List.of()
                        : List.of(new Output(stage, id, Transport.STAGE_IMAGE, List.of(), null, "cache-" + id)),
                id.contains("context"),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                15,
                "the least that is set");
    }

    private static Timeline timeline(List<String> ids, List<Double> seconds) {
        List<Timeline.Slot> slots = new ArrayList<>();
        for (int at = 0; at < ids.size(); at++) {
            slots.add(new Timeline.Slot(
                    ids.get(at),
                    0,
                    seconds.get(at),
                    List.of(
                            new Timeline.Part("pull", 0, "given"),
                            new Timeline.Part("build", seconds.get(at), "the stages"),
                            new Timeline.Part("push", 0, "given"))));
        }
        return new Timeline(slots, 100, List.of(), 0, 0, 200, 150, List.of(), List.of());
    }

    /** What a job's products are called. */
    public static String digest(String job) {
        StringBuilder hex = new StringBuilder();
        job.chars().forEach(c -> hex.append(String.format("%02x", c)));
        return "sha256:" + (hex + "0".repeat(64)).substring(0, 64);
    }

    /** The record of a job that succeeded. */
    public static JobRecord record(Plan plan, String id, String planDigest) {
        Job job = plan.jobs().stream()
                .filter(candidate -> candidate.id().equals(id))
                .findFirst()
                .orElseThrow();
        String key =
                job.merge() ? RunResult.IMAGE : "stage-" + job.outputs().get(0).stage();
        return new JobRecord(
                planDigest,
                "run-1",
                id,
                job.merge(),
                "local",
                new JobRecord.Machine("remote", "v0.33.1", "v0.37.2", 2),
                START,
                START.plusSeconds(10),
                JobRecord.Outcome.SUCCEEDED,
                null,
                List.of(),
                List.of(new JobRecord.Product(key, id, digest(id), 1000L)),
                null);
    }
}
