package dev.stagefan.run;

import dev.stagefan.agent.AgentException;
import dev.stagefan.agent.AgentListener;
import dev.stagefan.agent.AgentTools;
import dev.stagefan.agent.JobOrder;
import dev.stagefan.agent.JobWork;
import dev.stagefan.agent.Publication;
import dev.stagefan.buildkit.BuildEvent;
import dev.stagefan.buildkit.BuildFailure;
import dev.stagefan.buildkit.Cancellation;
import dev.stagefan.buildkit.display.PlainDisplay;
import dev.stagefan.plan.Job;
import dev.stagefan.plan.Plan;
import dev.stagefan.record.JobRecord;
import dev.stagefan.registry.Repository;
import dev.stagefan.run.state.StateFolder;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Has the runner agent carry out jobs, as it does on a runner, and writes what their builds say to a log each.
 *
 * @param planDigest SHA-256 of the plan's JSON text, as {@code sha256:…}
 * @param root the folder that the plan's paths are relative to
 * @param images where stage images, slices, caches and the final image go
 * @param run tells this run from all others; in the alphabet of tags
 * @param bases digests of external images by the reference that the Dockerfile's stages use
 * @param secrets as {@code --secret} of Buildx takes them
 * @param ssh as {@code --ssh} of Buildx takes them
 * @param names full names under which the final image is published
 * @param attempts how often a build is tried where what it failed of may pass
 */
record AgentCarrier(
        Plan plan,
        String planDigest,
        Path root,
        Repository images,
        String run,
        Map<String, String> bases,
        List<String> secrets,
        List<String> ssh,
        List<String> names,
        int attempts,
        AgentTools tools,
        StateFolder state)
        implements JobCarrier {
    AgentCarrier {
        bases = Map.copyOf(bases);
        secrets = List.copyOf(secrets);
        ssh = List.copyOf(ssh);
        names = List.copyOf(names);
    }

    @Override
    public JobRecord carry(Assignment assignment, JobListener listener, Cancellation cancellation)
            throws JobFailure, InterruptedException {
        Path log = state.log(assignment.job().id());
        try (PrintStream out = new PrintStream(Files.newOutputStream(log), false, StandardCharsets.UTF_8);
                PlainDisplay display = new PlainDisplay(out, "")) {
            return JobWork.carryOut(order(assignment), tools, new Teller(display, listener), cancellation);
        } catch (AgentException e) {
            throw new JobFailure(String.valueOf(e.getMessage()), e.fault(), e.jobRecord());
        } catch (IOException e) {
            throw new JobFailure(
                    "could not write the log " + log + " because " + e.getMessage() + "; free some disk",
                    AgentException.Fault.OUTSIDE,
                    null);
        }
    }

    private JobOrder order(Assignment assignment) {
        Job job = assignment.job();
        return new JobOrder(
                plan,
                planDigest,
                job,
                root,
                images,
                images,
                run,
                assignment.builder(),
                assignment.inputs(),
                bases,
                Map.of(),
                secrets,
                ssh,
                job.merge() ? new Publication(names, Map.of(), Map.of(), false) : null,
                null,
                attempts);
    }

    /** Tells the log all, and the run what is worth a line among those of other jobs. */
    private record Teller(PlainDisplay log, JobListener listener) implements AgentListener {
        @Override
        public void said(String sentence) {
            log.say(sentence);
            listener.said(sentence);
        }

        @Override
        public void buildBegins(String key, String title) {
            log.begins(title);
        }

        @Override
        public void buildSucceeded(String key) {
            log.succeeded();
        }

        @Override
        public void buildFailed(String key, BuildFailure failure) {
            log.failed(failure);
            listener.failed(failure);
        }

        @Override
        public void retrying(String key, BuildFailure failure, int attempt, Duration pause) {
            said("tries again in " + pause.toSeconds() + " s, because " + failure.getMessage());
        }

        @Override
        public void on(BuildEvent event) {
            log.on(event);
            listener.on(event);
        }
    }
}
