package dev.stagefan.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagefan.graph.StageGraph;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FreshStagesTest {
    private static final StageGraph GRAPH = Planned.graph("""
            FROM scratch AS base
            COPY a /a
            FROM base AS left
            COPY b /b
            FROM left
            COPY c /c
            FROM base AS right
            COPY d /d
            """, Map.of(), Map.of());

    private static FreshStages fresh(List<Integer> stages, Integer... wanted) {
        return new FreshStages(GRAPH, stages, Set.of(wanted));
    }

    @Test
    void onlyWhatABuildGoesThroughIsNamed() {
        FreshStages fresh = fresh(List.of(0, 1, 3), 1);

        assertThat(fresh.without(3, null)).isEmpty();
        assertThat(fresh.without(1, null)).containsExactly("left");
    }

    @Test
    void aStageIsBuiltAnewOnceAndSoIsWhatConsumesIt() {
        FreshStages fresh = fresh(List.of(0, 1, 3), 0);

        assertThat(fresh.without(0, null)).containsExactly("*");
        assertThat(fresh.without(1, null)).containsExactly("left");
        assertThat(fresh.without(3, null)).containsExactly("right");
        assertThat(fresh.without(3, null)).isEmpty();
    }

    @Test
    void whereAllIsFreshOrAStageHasNoNameAllIsBuilt() {
        assertThat(fresh(List.of(0, 1), 0, 1).without(1, null)).containsExactly("*");
        assertThat(fresh(List.of(0, 1, 2), 2).without(2, null)).containsExactly("*");
    }

    @Test
    void stagesOfOtherJobsAreNotBuiltHere() {
        assertThat(fresh(List.of(1), 1).without(1, null)).containsExactly("*");
        assertThat(fresh(List.of(1)).without(1, null)).isEmpty();
    }

    /** Its own instructions are in caches, too, by what they copy from. */
    @Test
    void aSliceOfWhatIsFreshIsMadeAnewEachTime() {
        FreshStages fresh = fresh(List.of(0, 1), 1);

        assertThat(fresh.without(0, "slice")).isEmpty();
        assertThat(fresh.without(1, null)).containsExactly("left");
        assertThat(fresh.without(1, "slice")).containsExactly("slice");
        assertThat(fresh(List.of(0, 1), 1).without(1, "slice")).containsExactly("left", "slice");
    }
}
