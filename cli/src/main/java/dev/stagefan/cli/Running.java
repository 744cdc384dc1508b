package dev.stagefan.cli;

import dev.stagefan.agent.AgentException.Fault;
import dev.stagefan.buildkit.Cancellation;
import dev.stagefan.cli.run.RunText;
import dev.stagefan.cli.run.RunView;
import dev.stagefan.cli.text.Printable;
import dev.stagefan.fleet.Fleet;
import dev.stagefan.fleet.Overrides;
import dev.stagefan.http.Pace;
import dev.stagefan.plan.Carrier;
import dev.stagefan.plan.Plan;
import dev.stagefan.plan.PlanException;
import dev.stagefan.plan.PlanJson;
import dev.stagefan.plan.PlanRequest;
import dev.stagefan.run.FailurePolicy;
import dev.stagefan.run.LocalRun;
import dev.stagefan.run.RunException;
import dev.stagefan.run.RunJson;
import dev.stagefan.run.RunReport;
import dev.stagefan.run.RunRequest;
import dev.stagefan.run.site.SiteRequest;
import dev.stagefan.run.state.Fingerprint;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What {@code run} does. Apart from the command, so that other commands do not load what it needs. */
final class Running {
    /** Builds have 7 s to end, and daemons 10 s after them. */
    private static final Duration TO_END = Duration.ofSeconds(40);

    private static final int STATE_DIGITS = 8;

    private final Surroundings surroundings;
    private final RunCommand given;

    Running(Surroundings surroundings, RunCommand given) {
        this.surroundings = surroundings;
        this.given = given;
    }

    ExitCode carryOut() throws Failure {
        given.run.check();
        Path root = WorkTree.around(surroundings.directory()).root();
        Plan plan = plan();
        plan.notes().forEach(note -> say("note: " + note));
        RunRequest request = request(plan, root);
        Cancellation cancellation = new Cancellation();
        Interruption interruption = Interruption.calling(cancellation::cancel, TO_END);
        try {
            return conclude(watched(request, cancellation));
        } catch (RunException e) {
            throw failure(e);
        } catch (InterruptedException e) {
            throw Failure.outsideFailed("the run was ended before a job began; nothing is left of it");
        } finally {
            interruption.end();
        }
    }

    private RunReport watched(RunRequest request, Cancellation cancellation) throws RunException, InterruptedException {
        try (RunView view = new RunView(
                surroundings.err(),
                surroundings.errStyle(),
                surroundings.columns(),
                given.run.progress.display(surroundings),
                request.plan(),
                Pace.REAL.clock())) {
            return LocalRun.carryOut(request, surroundings.environment(), view, Pace.REAL, cancellation);
        }
    }

    private static Failure failure(RunException e) {
        String message = Printable.text(String.valueOf(e.getMessage()));
        return switch (e.fault()) {
            case BUILD, STALE -> Failure.doesNotHold(message);
            case INPUT -> Failure.badInput(message);
            case OUTSIDE, CANCELLED -> Failure.outsideFailed(message);
        };
    }

    private ExitCode conclude(RunReport report) throws Failure {
        // It has done what it was for, and would end the writing of the result too.
        boolean interrupted = Thread.interrupted();
        given.output.write(
                surroundings, given.format == TextOrJson.JSON ? RunJson.write(report) : RunText.render(report));
        if (interrupted || report.result().cancelled()) {
            say("the run was ended; --resume goes on with it");
            return ExitCode.OUTSIDE_FAILED;
        }
        return report.result().fault().map(Running::exitCode).orElse(ExitCode.HOLDS);
    }

    private static ExitCode exitCode(Fault fault) {
        return switch (fault) {
            case BUILD, STALE -> ExitCode.DOES_NOT_HOLD;
            case INPUT -> ExitCode.BAD_INPUT;
            case OUTSIDE, CANCELLED -> ExitCode.OUTSIDE_FAILED;
        };
    }

    private void say(String sentence) {
        surroundings.err().println("stagefan: " + Printable.line(sentence));
    }

    private Plan plan() throws Failure {
        String file = given.plan;
        if (file == null) {
            return Planning.of(surroundings, given.dockerfile.given(), given.request, given.planning, this::local)
                    .plan();
        }
        refuseDecisions();
        Plan plan = read(file);
        if (plan.carrier() != Carrier.AGENT) {
            throw Failure.badInput("could not carry out the plan " + file
                    + " because it is for Docker's own actions; leave --plan out, and it is planned anew");
        }
        return plan;
    }

    private Plan read(String file) throws Failure {
        byte[] bytes = InputFile.read("the plan", file, surroundings.directory().resolve(file));
        try {
            return PlanJson.read(new String(bytes, StandardCharsets.UTF_8));
        } catch (PlanException e) {
            throw Failure.badInput(Printable.line(String.valueOf(e.getMessage())));
        }
    }

    /** What a plan has decided is not decided again. */
    private void refuseDecisions() throws Failure {
        var parsed = given.spec.commandLine().getParseResult();
        for (ArgGroupSpec group : given.spec.argGroups()) {
            String heading = String.valueOf(group.heading());
            for (ArgSpec argument : heading.contains("carried out") ? List.<ArgSpec>of() : group.args()) {
                if (argument instanceof OptionSpec option && parsed.hasMatchedOption(option)) {
                    throw Failure.badInput("could not use " + option.longestName()
                            + " with --plan because the plan has decided that; leave one of them out");
                }
            }
        }
        if (parsed.hasMatchedPositional(0)) {
            throw Failure.badInput(
                    "could not use a Dockerfile with --plan because the plan names its own; leave one of them out");
        }
    }

    /** All jobs run here, whatever runners they would have elsewhere. */
    private PlanRequest local(PlanRequest asked) {
        String platform = asked.graph().request().buildPlatform().toString();
        int cores = Runtime.getRuntime().availableProcessors();
        Map<String, String> elsewhere = asked.overrides().runners();
        if (!elsewhere.isEmpty()) {
            say("note: all jobs run here, those of " + String.join(", ", elsewhere.keySet()) + " too");
        }
        return new PlanRequest(
                asked.dockerfile(),
                asked.context(),
                asked.graph(),
                asked.timings(),
                Fleet.local(platform, cores, given.run.count())
                        .measured(asked.timings().runners()),
                asked.limits(),
                new Overrides(asked.overrides().isolate(), asked.overrides().fuse(), Map.of()),
                Carrier.AGENT);
    }

    private RunRequest request(Plan plan, Path root) throws Failure {
        RunOptions run = given.run;
        return new RunRequest(
                plan,
                root,
                run.resume ? RunRequest.Start.RESUME : RunRequest.Start.ANEW,
                run.keepGoing ? FailurePolicy.GO_ON : FailurePolicy.STOP,
                state(plan, root),
                run.image,
                run.imageTags(),
                run.secrets,
                run.ssh,
                run.attempts,
                run.builders,
                run.count(),
                run.registry,
                RunOptions.path(surroundings, run.buildkitd),
                RunOptions.path(surroundings, run.registryBinary),
                RunOptions.path(surroundings, run.buildkitdConfig),
                run.keep ? SiteRequest.Keep.CACHES : SiteRequest.Keep.NOTHING);
    }

    /** A folder for each Dockerfile and target: not in the work tree, which may be the build context. */
    private Path state(Plan plan, Path root) throws Failure {
        if (given.run.state != null) {
            return surroundings.directory().resolve(given.run.state).normalize();
        }
        @Nullable String target = plan.request().target();
        String name = (target == null ? plan.mergeJob().id() : target).replaceAll("[^A-Za-z0-9_-]", "-");
        String place = Fingerprint.of(List.of(
                root.toString(),
                plan.dockerfile(),
                String.valueOf(target),
                plan.request().platform().toString()));
        return states().resolve(name + "-" + place.substring("sha256:".length(), "sha256:".length() + STATE_DIGITS));
    }

    private Path states() throws Failure {
        String states = surroundings.environment().getOrDefault("XDG_STATE_HOME", "");
        String home = surroundings.environment().getOrDefault("HOME", "");
        // An XDG directory that is not absolute is to be ignored, says its specification.
        if (Path.of(states).isAbsolute()) {
            return Path.of(states, "stagefan", "run");
        }
        if (home.isEmpty()) {
            throw Failure.badInput(
                    "could not find a place for the run's state because neither XDG_STATE_HOME nor HOME is"
                            + " set; give one with --state DIR");
        }
        return Path.of(home, ".local", "state", "stagefan", "run");
    }
}
