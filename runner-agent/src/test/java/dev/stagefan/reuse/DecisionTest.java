package dev.stagefan.reuse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagefan.dockerfile.value.Platform;
import dev.stagefan.graph.BuildRequest;
import dev.stagefan.plan.Carrier;
import dev.stagefan.plan.Input;
import dev.stagefan.plan.Job;
import dev.stagefan.plan.Output;
import dev.stagefan.plan.Plan;
import dev.stagefan.plan.Transport;
import dev.stagefan.reuse.Decision.Found;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DecisionTest {
    private static final Namespace MAIN = Namespace.of("refs/heads/main");

    /** base (0) is built on by left (1) and right (2), of which merge takes slices. */
    private static final Plan PLAN = plan(
            job("base", List.of(), output(0, Transport.STAGE_IMAGE)),
            job("left", List.of(input(0, "base", Transport.STAGE_IMAGE)), output(1, Transport.SLICE)),
            job("right", List.of(input(0, "base", Transport.STAGE_IMAGE)), output(2, Transport.SLICE)),
            job("merge", List.of(input(1, "left", Transport.SLICE), input(2, "right", Transport.SLICE))));

    private final List<String> asked = new ArrayList<>();

    private Decision decide(Plan plan, Set<String> there) throws InterruptedException {
        return Decision.of(plan, output -> {
            asked.add(output.key());
            return there.contains(output.key())
                    ? Optional.of(new Found("sha256:" + output.key(), MAIN))
                    : Optional.empty();
        });
    }

    @Test
    void whereNothingIsThereAllJobsRun() throws InterruptedException {
        Decision decision = decide(PLAN, Set.of());

        assertThat(decision.jobs()).containsExactly("base", "left", "right", "merge");
        assertThat(decision.reused()).isEmpty();
    }

    @Test
    void whereAllThatTheMergeJobNeedsIsThereItRunsAlone() throws InterruptedException {
        Decision decision = decide(PLAN, Set.of("slice-1", "slice-2"));

        assertThat(decision.jobs()).containsExactly("merge");
        assertThat(decision.reused().keySet()).containsExactlyInAnyOrder("slice-1", "slice-2");
        // The base may long be gone: nobody needs it.
        assertThat(asked).doesNotContain("stage-0");
    }

    @Test
    void ofAJobThatRunsWhatItNeedsIsTaken() throws InterruptedException {
        Decision decision = decide(PLAN, Set.of("stage-0", "slice-2"));

        assertThat(decision.jobs()).containsExactly("left", "merge");
        assertThat(decision.reused().keySet()).containsExactlyInAnyOrder("stage-0", "slice-2");
    }

    @Test
    void whatIsGoneIsMadeAgainDownToItsBase() throws InterruptedException {
        Decision decision = decide(PLAN, Set.of("slice-2"));

        assertThat(decision.jobs()).containsExactly("base", "left", "merge");
        assertThat(decision.reused().keySet()).containsExactly("slice-2");
    }

    @Test
    void ofAJobThatRunsNothingIsReused() throws InterruptedException {
        Plan plan = plan(
                job("base", List.of(), output(0, Transport.STAGE_IMAGE), output(0, Transport.SLICE)),
                job("left", List.of(input(0, "base", Transport.STAGE_IMAGE)), output(1, Transport.SLICE)),
                job("merge", List.of(input(0, "base", Transport.SLICE), input(1, "left", Transport.SLICE))));

        Decision decision = decide(plan, Set.of("slice-0"));

        assertThat(decision.jobs()).containsExactly("base", "left", "merge");
        assertThat(decision.reused()).isEmpty();
    }

    @Test
    void aProductIsLookedUpOnce() throws InterruptedException {
        decide(PLAN, Set.of());

        assertThat(asked).doesNotHaveDuplicates();
    }

    private static Job job(String id, List<Input> inputs, Output... outputs) {
        return new Job(
                id,
                id.equals("merge"),
                "ubuntu-24.04",
                inputs.stream().map(Input::job).distinct().sorted().toList(),
                List.of(),
                List.of(),
                inputs,
                List.of(outputs),
                false,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                30,
                "the default");
    }

    private static Output output(int stage, Transport transport) {
        return new Output(stage, "stage-" + stage, transport, List.of(), null, "cache");
    }

    private static Input input(int stage, String job, Transport transport) {
        return new Input(stage, "stage-" + stage, job, transport, "");
    }

    private static Plan plan(Job... jobs) {
        return new Plan(
                "Dockerfile",
                ".",
                "sha256:" + "0".repeat(64),
                Carrier.AGENT,
                new BuildRequest(null, Map.of(), Platform.LINUX_AMD64, Platform.LINUX_AMD64, Map.of()),
                "cache",
                List.of(jobs),
                null,
                List.of(),
                List.of());
    }
}
