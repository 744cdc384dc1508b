package dev.stagefan.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagefan.dockerfile.Dockerfile;
import dev.stagefan.dockerfile.DockerfileException;
import dev.stagefan.dockerfile.instruction.DockerfileReader;
import dev.stagefan.dockerfile.value.Platform;
import dev.stagefan.fleet.Settings;
import dev.stagefan.graph.BuildRequest;
import dev.stagefan.graph.resolve.GraphBuilder;
import dev.stagefan.plan.Plan;
import dev.stagefan.plan.PlanException;
import dev.stagefan.plan.PlanRequest;
import dev.stagefan.plan.Planner;
import dev.stagefan.timings.Samples;
import dev.stagefan.timings.StageTiming;
import dev.stagefan.timings.Timings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanComparisonTest {
    private static final String TEXT = """
            FROM busybox AS engine
            RUN make engine
            FROM busybox AS parts
            RUN make parts
            FROM busybox AS app
            COPY --from=engine /engine /engine
            COPY --from=parts /parts /parts
            RUN make app
            """;
    private static final Timings LONG = timings(2400, 2400, 60);
    private static final EstimateOptions OPTIONS = EstimateOptions.usual(null);

    @Test
    void aPlanIsAsGoodAsItself() throws Exception {
        PlanRequest request = request(TEXT, Map.of(), LONG);
        PlanComparison compared = compare(request, Planner.plan(request));

        assertThat(compared.before()).isEqualTo(compared.now());
        assertThat(compared.notKnown()).isNull();
        assertThat(compared.isWorseBy(0)).isFalse();
    }

    @Test
    void aPlanOfOtherTimingsIsEstimatedWithTheTimingsOfNow() throws Exception {
        Plan earlier = Planner.plan(request(TEXT, Map.of(), timings(10, 10, 5)));
        PlanComparison compared = compare(request(TEXT, Map.of(), LONG), earlier);

        assertThat(earlier.jobs()).hasSize(1);
        assertThat(compared.now().jobs()).hasSize(3);
        assertThat(compared.isWorseBy(10)).isTrue();
        assertThat(compared.isWorseBy(500)).isFalse();
    }

    @Test
    void aBoundSaysNothing() throws Exception {
        Plan earlier = Planner.plan(request(TEXT, Map.of(), timings(10, 10, 5)));
        Timings some = new Timings(Map.of("engine", StageTiming.of(Samples.of(2400))), Map.of(), Map.of());

        assertThat(compare(request(TEXT, Map.of(), some), earlier).isWorseBy(0)).isFalse();
    }

    @Test
    void aPlanOfAnotherDockerfileIsNotKnown() throws Exception {
        Plan earlier = Planner.plan(request(TEXT + "RUN more\n", Map.of(), LONG));

        assertNotKnown(earlier, "the Dockerfile has changed since that plan was made");
    }

    @Test
    void aPlanOfAnotherRequestIsNotKnown() throws Exception {
        Plan earlier = Planner.plan(request(TEXT, Map.of("A", "b"), LONG));

        assertNotKnown(earlier, "that plan is of another build request");
    }

    @Test
    void aPlanWithoutAJobOfEachStageIsNotKnown() throws Exception {
        Plan whole = Planner.plan(request(TEXT, Map.of(), LONG));
        Plan part = new Plan(
                whole.dockerfile(),
                whole.context(),
                whole.dockerfileDigest(),
                whole.carrier(),
                whole.request(),
                whole.mergeCacheTag(),
                List.of(whole.mergeJob()),
                null,
                List.of(),
                List.of());

        assertNotKnown(part, "that plan is of other settings");
    }

    private static void assertNotKnown(Plan earlier, String reason) throws Exception {
        PlanComparison compared = compare(request(TEXT, Map.of(), LONG), earlier);

        assertThat(compared.before()).isNull();
        assertThat(compared.notKnown()).isEqualTo(reason);
        assertThat(compared.isWorseBy(0)).isFalse();
    }

    private static PlanComparison compare(PlanRequest request, Plan earlier) throws DockerfileException, PlanException {
        return PlanComparison.of(dockerfile(TEXT), request, earlier, Planner.plan(request), OPTIONS);
    }

    private static Dockerfile dockerfile(String text) throws DockerfileException {
        return DockerfileReader.read(text);
    }

    private static PlanRequest request(String text, Map<String, String> buildArgs, Timings timings)
            throws DockerfileException {
        BuildRequest request = new BuildRequest(null, buildArgs, Platform.LINUX_AMD64, Platform.LINUX_AMD64, Map.of());
        return PlanRequest.of(
                "Dockerfile", ".", GraphBuilder.build(dockerfile(text), request), timings, Settings.DEFAULT);
    }

    private static Timings timings(double engine, double parts, double app) {
        return new Timings(
                Map.of(
                        "engine", StageTiming.of(Samples.of(engine)),
                        "parts", StageTiming.of(Samples.of(parts)),
                        "app", StageTiming.of(Samples.of(app))),
                Map.of(),
                Map.of());
    }
}
