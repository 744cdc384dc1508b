package dev.stagefan.github.history;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which steps build.
 *
 * @param given found in the names of steps that build, or null for {@link #KNOWN}
 */
public record BuildSteps(@Nullable Pattern given) {
    /** What generated workflows, Docker's actions and docker itself make of a step's name. */
    public static final BuildSteps KNOWN = new BuildSteps(null);

    private static final Pattern NAMES = Pattern.compile("^(?:Build and push\\b.*"
            + "|Run docker/(?:build-push|bake)-action@.*"
            + "|Run docker +(?:(?:image|builder|buildx) +)?(?:build|bake)\\b.*"
            + "|(?:Build|Bake)\\b.*\\b(?:[Dd]ocker|[Ii]mages?)\\b.*)$");

    /** In generated workflows a stage that is handed on as cache only is built by a step of this name. */
    private static final Pattern GENERATED = Pattern.compile("^Build (?:the slice of )?\\S+$");

    /** The step by which a generated workflow's job is known. */
    private static final String GENERATED_SET_UP = "Set up BuildKit";

    /** When the first step that builds began; empty where none does. */
    Optional<Instant> firstStart(JobRun job) {
        boolean generated = job.steps().stream().anyMatch(step -> step.name().equals(GENERATED_SET_UP));
        return job.steps().stream()
                .filter(step -> step.ran() && builds(step.name(), generated))
                .map(StepRun::startedAt)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder());
    }

    /** Seconds from a job's start to its first build; empty where it builds nothing. */
    Optional<Double> setUpSeconds(JobRun job) {
        Instant ranFrom = job.ranFrom().orElseThrow();
        return firstStart(job)
                .map(start -> Math.max(0, Duration.between(ranFrom, start).toMillis() / 1000.0));
    }

    private boolean builds(String name, boolean generated) {
        if (given != null) {
            return given.matcher(name).find();
        }
        return NAMES.matcher(name).matches()
                || (generated && GENERATED.matcher(name).matches());
    }
}
