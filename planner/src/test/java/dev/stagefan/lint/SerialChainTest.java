package dev.stagefan.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagefan.lint.rule.Rules;
import dev.stagefan.timings.InstructionTiming;
import dev.stagefan.timings.Samples;
import dev.stagefan.timings.StageTiming;
import dev.stagefan.timings.Timings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What SF006 makes of timings. */
class SerialChainTest {
    private static final String DOCKERFILE = """
            FROM ubuntu:24.04 AS libraries
            RUN git clone https://github.com/openucx/ucx.git && ./build
            RUN git clone https://github.com/rui314/mold.git   && ./build
            RUN git clone https://github.com/acme/short.git && make install
            """;

    @Test
    void saysWhatCouldBeSaved() throws Exception {
        assertThat(findings(1260, 600, 60)).singleElement().satisfies(finding -> {
            assertThat(finding.position().line()).isEqualTo(3);
            assertThat(finding.message())
                    .contains("lines 2, 3 share")
                    .endsWith("31 min, of which 10 could be saved side by side");
        });
    }

    @Test
    void leavesShortOnesBe() throws Exception {
        assertThat(findings(1260, 240, 60)).isEmpty();
    }

    private static List<Finding> findings(double ucx, double mold, double last) throws Exception {
        List<InstructionTiming> instructions = List.of(
                new InstructionTiming("RUN git clone https://github.com/openucx/ucx.git && ./build", Samples.of(ucx)),
                new InstructionTiming("RUN git clone https://github.com/rui314/mold.git && ./build", Samples.of(mold)),
                new InstructionTiming(
                        "RUN git clone https://github.com/acme/short.git && make install", Samples.of(last)));
        StageTiming timing = new StageTiming(null, null, null, null, instructions);
        Subject subject = Fixture.of(DOCKERFILE).subject();
        return Linter.of(Rules.ALL)
                .lint(new Subject(
                        subject.dockerfile(),
                        subject.graph(),
                        new Timings(Map.of("libraries", timing), Map.of(), Map.of()),
                        List.of()))
                .findings()
                .stream()
                .filter(finding -> finding.rule().code().equals("SF006"))
                .toList();
    }
}
