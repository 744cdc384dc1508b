package dev.stagefan.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class HandedOnTest {
    private static final String ONE = "sha256:" + "1".repeat(64);
    private static final String TWO = "sha256:" + "2".repeat(64);

    @Test
    void productsAndBasesArePickedFromTheOutputsOfAllJobs() throws Failure {
        HandedOn handedOn = HandedOn.ofNeeds("""
                {"bases": {"result": "success", "outputs": {"bases": "{\\"schema\\":\\"stagefan/bases/v1\\",\\"bases\\":{\\"alpine\\":\\"%1$s\\"}}"}},
                 "base": {"result": "success", "outputs": {"stage-0": "%1$s", "slice-0": "%2$s", "other": "x"}},
                 "skipped": {"result": "skipped", "outputs": {"stage-3": ""}},
                 "none": {"result": "success"}}
                """.formatted(ONE, TWO));

        assertThat(handedOn.products()).isEqualTo(Map.of("stage-0", ONE, "slice-0", TWO));
        assertThat(handedOn.bases()).isEqualTo(Map.of("alpine", ONE));
    }

    @Test
    void twoJobsDoNotHandOnDifferentThingsUnderOneKey() {
        assertThatThrownBy(() -> HandedOn.ofNeeds("""
                        {"a": {"outputs": {"stage-0": "%s"}}, "b": {"outputs": {"stage-0": "%s"}}}
                        """.formatted(ONE, TWO)))
                .hasMessageContaining("could not take stage-0 because two jobs handed on different ones");
    }

    @Test
    void basesAreReadAsTheyAreWritten() throws Failure {
        Map<String, String> bases = Map.of("docker.io/library/alpine:3.22", ONE);

        assertThat(HandedOn.ofBases("--bases", HandedOn.bases(bases).toString()))
                .isEqualTo(bases);
    }

    @Test
    void whatIsNoJsonOrOfAnotherSchemaIsRefused() {
        assertThatThrownBy(() -> HandedOn.ofNeeds("{"))
                .hasMessageContaining("could not read --needs because it is no JSON");
        assertThatThrownBy(() -> HandedOn.ofNeeds("[]")).hasMessageContaining("it is no JSON object");
        assertThatThrownBy(() -> HandedOn.ofBases("--bases", "{\"alpine\": \"x\"}"))
                .hasMessageContaining("their schema is not stagefan/bases/v1");
    }
}
