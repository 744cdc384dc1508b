package dev.stagefan.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagefan.dockerfile.Dockerfile;
import dev.stagefan.dockerfile.DockerfileException;
import dev.stagefan.dockerfile.instruction.DockerfileReader;
import dev.stagefan.dockerfile.value.Platform;
import dev.stagefan.graph.BuildRequest;
import dev.stagefan.graph.resolve.GraphBuilder;
import dev.stagefan.lint.Finding;
import dev.stagefan.lint.Subject;
import dev.stagefan.timings.InstructionTiming;
import dev.stagefan.timings.Samples;
import dev.stagefan.timings.StageTiming;
import dev.stagefan.timings.Timings;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Where a stage that is too long would best be cut. */
class StageOverJobLimitTest {
    private static final double HOUR = 3600;

    private static final String DOCKERFILE = """
            FROM debian:13 AS build
            ENV MODE=release
            RUN make   llvm
            RUN make \\
                compiler
            RUN make library
            """;

    @Test
    void tellsTheCutWhoseLongerHalfIsShortest() throws DockerfileException {
        assertThat(help(null, run("RUN make llvm", 3), run("RUN make compiler", 2), run("RUN make library", 2)))
                .isEqualTo(
                        "a cut before line 4 (`RUN make compiler`) makes stages of 3 h 00 min and 4 h 00 min: end the"
                                + " stage there, and begin the next FROM it");
    }

    @Test
    void namesAnInstructionThatHasChangedByItsTextAlone() throws DockerfileException {
        assertThat(help(null, run("RUN make llvm", 5), run("RUN make the compiler", 4)))
                .startsWith("a cut before `RUN make the compiler` makes stages of 5 h 00 min and 4 h 00 min:");
    }

    @Test
    void countsTimeThatNoInstructionAccountsForOnBothSides() throws DockerfileException {
        assertThat(help(8.0, run("RUN make llvm", 3), run("RUN make compiler", 3)))
                .startsWith("a cut before line 4 (`RUN make compiler`) makes stages of 5 h 00 min and 5 h 00 min:");
    }

    @Test
    void saysWhenOneCutIsNotEnough() throws DockerfileException {
        assertThat(help(null, run("RUN make llvm", 5), run("RUN make compiler", 5), run("RUN make library", 5)))
                .isEqualTo("a cut before line 4 (`RUN make compiler`) makes stages of 5 h 00 min and 10 h 00 min, which"
                        + " is over the limit still: it takes more than two stages");
    }

    @Test
    void saysWhenNoCutCanHelp() throws DockerfileException {
        assertThat(help(null, run("RUN make llvm", 1), run("RUN make compiler", 7)))
                .isEqualTo(
                        "line 4 (`RUN make compiler`) alone takes 7 h 00 min: split the command itself, each part in a"
                                + " stage of its own");
    }

    @Test
    void asksForTheTimesOfInstructionsWhereOnlyOneIsKnown() throws DockerfileException {
        assertThat(help(8.0, run("RUN make llvm", 3)))
                .isEqualTo("cut it in two stages, the second FROM the first; the times of its instructions would say"
                        + " where");
    }

    @Test
    void keepsTheLimitThatItIsGiven() throws DockerfileException {
        Timings timings = timings(2.0);

        assertThat(findings(timings, 2 * HOUR)).isEmpty();
        assertThat(findings(timings, 2 * HOUR - 1))
                .extracting(Finding::message)
                .containsExactly("build takes 2 h 00 min, and a job may run 2 h 00 min; no plan splits a stage");
    }

    private static InstructionTiming run(String instruction, double hours) {
        return new InstructionTiming(instruction, Samples.of(hours * HOUR));
    }

    private static @Nullable String help(@Nullable Double hours, InstructionTiming... instructions)
            throws DockerfileException {
        List<Finding> findings = findings(timings(hours, instructions), 6 * HOUR);
        assertThat(findings).hasSize(1);
        return findings.get(0).help();
    }

    private static Timings timings(@Nullable Double hours, InstructionTiming... instructions) {
        Samples duration = hours == null ? null : Samples.of(hours * HOUR);
        StageTiming build = new StageTiming(duration, null, null, null, List.of(instructions));
        return new Timings(Map.of("build", build), Map.of(), Map.of());
    }

    private static List<Finding> findings(Timings timings, double limitSeconds) throws DockerfileException {
        Dockerfile read = DockerfileReader.read(DOCKERFILE);
        BuildRequest request = new BuildRequest(null, Map.of(), Platform.LINUX_AMD64, Platform.LINUX_AMD64, Map.of());
        Subject subject = new Subject(read, GraphBuilder.build(read, request), timings, List.of(), limitSeconds);
        return new StageOverJobLimit().check(subject);
    }
}
