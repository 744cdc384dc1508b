package dev.stagefan.workflow;

import dev.stagefan.plan.Job;
import dev.stagefan.workflow.yaml.Step;
import dev.stagefan.workflow.yaml.Template;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The step that sees whether a registry cache missed. A miss is no error to BuildKit: it builds everything again.
 *
 * <p>A vertex of a stage is named {@code [STAGE n/m] INSTRUCTION}, with the platform before the stage in a build for
 * several (buildkit: dockerfile2llb/convert.go, prefixCommand). It ran here if it started and none of its records says
 * cached; one that was not needed never starts. FROM only fetches, from wherever the cached layers are.
 */
final class CachedCheck {
    private static final String SCRIPT = """
            for build in $BUILDS; do
              docker buildx history logs --progress=rawjson "${build##*/}" 2>&1 | jq -nrR --arg stages "$STAGES" '
                [inputs | fromjson? | .vertexes[]?]
                | if . == [] then error("the build left no record") else . end
                | group_by(.digest)[] | select(any(.started) and (any(.cached) | not)) | .[0].name
                | select(capture("^[[]([^] ]+ )?(?<stage>[^] ]+) +[0-9]+/[0-9]+[]] (?!FROM )").stage
                    | IN($stages | split(" ")[]))
              '
            done > "$RUNNER_TEMP/built-again.txt"
            if [ -s "$RUNNER_TEMP/built-again.txt" ]; then
              echo "::error title=Registry cache missed::What another job had built was built again; re-run all jobs."
              cat "$RUNNER_TEMP/built-again.txt"
              exit 1
            fi
            """;

    private CachedCheck() {}

    /**
     * The check of all builds of a job, after the last of them; none for a job that takes nothing by registry cache.
     *
     * @param stepIds of the steps that build what the job is for
     */
    static List<Step> of(Job job, List<String> stepIds, Subject subject) {
        if (job.cachedStages().isEmpty()) {
            return List.of();
        }
        List<Template> builds = Stream.concat(CacheFetch.stepIds(job).stream(), stepIds.stream())
                .map(id -> Template.expression("fromJSON(steps." + id + ".outputs.metadata)['buildx.build.ref']"))
                .toList();
        Map<String, Template> env = new LinkedHashMap<>();
        env.put("BUILDS", Template.lines(builds));
        env.put(
                "STAGES",
                Template.literal(job.cachedStages().stream().map(subject::label).collect(Collectors.joining(" "))));
        return List.of(new Step.Run(
                "BuildKit does not call a missing cache an error: it builds the stages again.",
                "Check that other jobs' stages came from their caches",
                null,
                env,
                SCRIPT));
    }
}
