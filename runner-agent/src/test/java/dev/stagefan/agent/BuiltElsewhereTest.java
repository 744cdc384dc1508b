package dev.stagefan.agent;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stagefan.graph.StageGraph;
import dev.stagefan.record.BuildTrace;
import dev.stagefan.record.BuildTrace.Ending;
import dev.stagefan.record.BuildTrace.Step;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BuiltElsewhereTest {
    private static final StageGraph GRAPH = Planned.graph(
            "FROM alpine AS base\nRUN one\nFROM alpine AS twin\nRUN two\nFROM base AS twin\nRUN three\nFROM base\nRUN four\n",
            Map.of(),
            Map.of());

    private static BuildTrace trace(String... steps) {
        List<Step> all = Stream.of(steps)
                .map(name -> new Step(name, Ending.COMPLETED, 0.0, 1.0))
                .toList();
        return new BuildTrace("image", Instant.EPOCH, 1, true, null, null, all);
    }

    @Test
    void theFromOfAFinishedStageIsItsImage() {
        assertThatCode(() -> BuiltElsewhere.check(
                        trace("[internal] load metadata for x", "[base 1/1] FROM r@sha256:1", "[stage-3 2/2] RUN four"),
                        GRAPH,
                        Set.of(0)))
                .doesNotThrowAnyException();
    }

    @Test
    void aStepOfAFinishedStageIsAFault() {
        assertThatThrownBy(() -> BuiltElsewhere.check(trace("[base 2/2] RUN one"), GRAPH, Set.of(0)))
                .isInstanceOf(AgentException.class)
                .hasMessageContaining("[base 2/2] RUN one");
        assertThatThrownBy(() -> BuiltElsewhere.check(trace("[linux/arm64 base 2/2] RUN one"), GRAPH, Set.of(0)))
                .isInstanceOf(AgentException.class);
    }

    @Test
    void aNameThatAnotherStageHasTooTellsNothing() {
        assertThatCode(() -> BuiltElsewhere.check(trace("[twin 2/2] RUN three"), GRAPH, Set.of(1)))
                .doesNotThrowAnyException();
    }
}
