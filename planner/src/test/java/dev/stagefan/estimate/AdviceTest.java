package dev.stagefan.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagefan.fleet.Fleet;
import dev.stagefan.fleet.Overrides;
import dev.stagefan.fleet.Settings;
import dev.stagefan.timings.InstructionTiming;
import dev.stagefan.timings.Samples;
import dev.stagefan.timings.StageTiming;
import dev.stagefan.timings.Timings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is advised, word by word. */
class AdviceTest {
    private static final String COMPILE = """
            FROM debian AS compile
            COPY . /src
            RUN apt-get update && \\
                apt-get install -y gcc
            RUN make -C /src first
            RUN make -C /src second
            FROM debian
            RUN rest
            COPY --from=compile /out /out
            """;

    @Test
    void namesTheStageThatShortensTheRunMostAndTheLongestOne() throws Exception {
        assertThat(sentences(Examples.example("atom").estimate(Examples.CERTAIN)))
                .containsExactly(
                        "atom_image bounds the run: in half its time the run would take 1 h 35 min instead of"
                                + " 1 h 46 min, and in no time at all 1 h 24 min.",
                        "build_triton is the longest stage on a critical path, but half of its time would save only"
                                + " 43 s: job build_mori bounds the run then.");
    }

    @Test
    void saysWhatToMeasureFirst() throws Exception {
        Estimate estimate = Examples.of(
                        "FROM debian AS a\nRUN a\nFROM debian AS b\nRUN b\nFROM a\nRUN c\nCOPY --from=b /b /b\n",
                        "stages: {b: 10m, stage-2: 20m}")
                .estimate(Examples.CERTAIN);

        assertThat(estimate.advice().get(0))
                .isEqualTo(new Advice(
                        "measure",
                        "a",
                        "Every duration is a lower bound, in which a counts as nothing. Measure a first: 1 of 2 paths"
                                + " to the target leads through it. The log of a build tells, by stagefan timings"
                                + " import.",
                        null));
    }

    @Test
    void warnsOfAJobThatMayBeCutOff() throws Exception {
        Estimate estimate = Examples.of(
                        "FROM scratch AS app\nRUN app\n",
                        Examples.timings("stages: {app: {duration: [100m, 110m, 119m], image: 0 MB}}"),
                        Examples.settings(new Fleet(List.of(Examples.runner("box", 7200)), 20), Overrides.NONE))
                .estimate(Examples.SPREAD);

        assertThat(of("near-timeout", estimate))
                .containsExactly("Job app may run 1 h 57 min (p90), and is cut off after 2 h, in 0.0 % of the"
                        + " runs: its runner allows no more, so its stages have to be split or made shorter.");
    }

    @Test
    void doesNotWarnOfAJobThatEndsInTime() throws Exception {
        assertThat(of("near-timeout", Examples.example("atom").estimate(Examples.SPREAD)))
                .isEmpty();
    }

    @Test
    void findsTheBaseWhosePullDominates() throws Exception {
        Estimate estimate = Examples.of(
                        "FROM huge AS a\nRUN a\nFROM huge\nRUN b\nCOPY --from=a /a /a\n",
                        Examples.timings("stages: {a: 10m, stage-1: 10m}\nimages: {huge: 18 GB}"),
                        Examples.settings(Fleet.GITHUB, Examples.isolated("a", "stage-1")))
                .estimate(Examples.CERTAIN);

        assertThat(of("base-pull", estimate))
                .containsExactly("huge has 18 GB to be pulled: 6 min in each of 2 jobs, 12 min of the run's 33 min; a"
                        + " smaller base image, or a runner that has it, would save that.");
    }

    @Test
    void findsTheJobThatDoesNotPay() throws Exception {
        String dockerfile = "FROM debian AS a\nRUN a\nFROM a\nRUN b\n";
        String timings = "stages: {a: {duration: 40s, image: 500 MB}, stage-1: 5m}\nimages: {debian: 50 MB}";

        Estimate isolated = Examples.of(
                        dockerfile, Examples.timings(timings), Examples.settings(Fleet.GITHUB, Examples.isolated("a")))
                .estimate(Examples.CERTAIN);

        assertThat(of("job-does-not-pay", isolated))
                .containsExactly("Job a does not pay: in the job of stage-1 its stages would be billed 1 min ($0.01)"
                        + " less, and the run would end 45 s sooner.");
        assertThat(of("job-does-not-pay", Examples.of(dockerfile, timings).estimate(Examples.CERTAIN)))
                .as("the planner's own jobs pay")
                .isEmpty();
    }

    @Test
    void saysBeforeWhichInstructionACutBringsBothHalvesUnder() throws Exception {
        assertThat(of("cut-stage", compile(400, 10, 200, 190)))
                .containsExactly("compile takes 6 h 40 min, and box lets a job run 5 h: begin a new stage before line 6"
                        + " (RUN make -C /src second); the halves take 3 h 30 min and 3 h 10 min.");
    }

    @Test
    void countsWhatNoInstructionAccountsForInBothHalves() throws Exception {
        assertThat(of("cut-stage", compile(520, 10, 200, 190)))
                .as("two hours are unknown: 3 h 30 min and those are too much")
                .containsExactly("compile takes 8 h 40 min, and box lets a job run 5 h: its instructions are known for"
                        + " 6 h 40 min of that only, too little to say where to cut it.");
    }

    @Test
    void saysWhereNoCutHelps() throws Exception {
        assertThat(of("cut-stage", compile(400, 10, 20, 370)))
                .containsExactly(
                        "compile takes 6 h 40 min, and box lets a job run 5 h: no cut between instructions helps,"
                                + " because line 6 (RUN make -C /src second) alone takes 6 h 10 min; split that command,"
                                + " or take a runner that allows more.");
    }

    @Test
    void saysWhereSeveralCutsAreNeeded() throws Exception {
        assertThat(of("cut-stage", compile(780, 260, 260, 260)))
                .containsExactly("compile takes 13 h, and box lets a job run 5 h: two parts are not enough; begin"
                        + " new stages before line 5 (RUN make -C /src first) and before line 6 (RUN make -C"
                        + " /src second).");
    }

    @Test
    void saysHowToFindOutWhereToCut() throws Exception {
        assertThat(of("cut-stage", compile(400)))
                .containsExactly("compile takes 6 h 40 min, and box lets a job run 5 h: how long its instructions"
                        + " take says where to cut it; the log of a build tells, by stagefan timings import.");
    }

    @Test
    void namesAnInstructionThatIsNoLongerInTheDockerfileByItsText() {
        assertThat(InstructionLines.shortened(
                        "RUN   make  -C /a/very/long/path/that/goes/on/and/on   all install test"))
                .isEqualTo("RUN make -C /a/very/long/path/that/goes/on/and/on all insta…");
    }

    /** A stage of so many minutes, whose instructions take so many, on a runner that allows 300. */
    private static Estimate compile(int minutes, int... instructions) throws Exception {
        List<String> names = List.of(
                "RUN apt-get update &&     apt-get install -y gcc",
                "RUN make -C /src first",
                "RUN make -C /src second");
        List<InstructionTiming> known = new ArrayList<>();
        for (int at = 0; at < instructions.length; at++) {
            known.add(new InstructionTiming(names.get(at), Samples.of(instructions[at] * 60.0)));
        }
        Timings timings = new Timings(
                Map.of(
                        "compile",
                        new StageTiming(Samples.of(minutes * 60.0), null, 0L, 0L, known),
                        "stage-1",
                        new StageTiming(Samples.of(60), null, 0L, null, List.of())),
                Map.of("debian", 0L),
                Map.of());
        Settings settings = Examples.settings(new Fleet(List.of(Examples.runner("box", 300 * 60)), 20), Overrides.NONE);
        return Examples.of(COMPILE, timings, settings).estimate(Examples.CERTAIN);
    }

    private static List<String> sentences(Estimate estimate) {
        return estimate.advice().stream().map(Advice::sentence).toList();
    }

    private static List<String> of(String kind, Estimate estimate) {
        return estimate.advice().stream()
                .filter(advice -> advice.kind().equals(kind))
                .map(Advice::sentence)
                .toList();
    }
}
