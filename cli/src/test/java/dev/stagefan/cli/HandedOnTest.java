package dev.stagefan.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stagefan.reuse.Namespace;
import dev.stagefan.reuse.Resolution;
import dev.stagefan.reuse.ResolutionJson;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HandedOnTest {
    private static final String ONE = "sha256:" + "1".repeat(64);
    private static final String TWO = "sha256:" + "2".repeat(64);
    private static final Resolution RESOLUTION = new Resolution(
            Namespace.of("refs/heads/main").prefix(),
            "",
            Map.of("alpine", ONE),
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            List.of(),
            Map.of("stage-3", TWO),
            List.of("base", "merge"));

    /** As a text in a JSON text. */
    private static String quoted(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    @Test
    void productsAndTheResolutionArePickedFromTheOutputsOfAllJobs() throws Failure {
        HandedOn handedOn = HandedOn.ofNeeds("""
                {"resolve": {"result": "success", "outputs": {"resolution": "%3$s", "jobs": "[\\"base\\",\\"merge\\"]"}},
                 "base": {"result": "success", "outputs": {"stage-0": "%1$s", "slice-0": "%2$s", "other": "x"}},
                 "skipped": {"result": "skipped", "outputs": {"stage-3": ""}},
                 "none": {"result": "success"}}
                """.formatted(ONE, TWO, quoted(ResolutionJson.line(RESOLUTION))));

        assertThat(handedOn.products()).isEqualTo(Map.of("stage-0", ONE, "slice-0", TWO));
        assertThat(handedOn.resolution()).isEqualTo(RESOLUTION);
    }

    @Test
    void ofAJobThatDidNotSucceedNothingIsTaken() throws Failure {
        HandedOn handedOn = HandedOn.ofNeeds("""
                {"failed": {"result": "failure", "outputs": {"stage-0": "%s", "resolution": "{}"}},
                 "cancelled": {"result": "cancelled", "outputs": {"stage-1": "%s"}}}
                """.formatted(ONE, TWO));

        assertThat(handedOn).isEqualTo(HandedOn.NOTHING);
    }

    /** nektos/act writes the expressions of a job that did not run into its outputs. */
    @Test
    void outputsThatAreNoDigestsAreNone() throws Failure {
        HandedOn handedOn = HandedOn.ofNeeds("""
                {"base": {"result": "success", "outputs": {"stage-0": "${{ steps.stage.outputs.stage-0 }}"}},
                 "left": {"result": "skipped", "outputs": {"stage-1": "${{ steps.stage.outputs.stage-1 }}"}}}
                """);

        assertThat(handedOn.products()).isEmpty();
        assertThat(handedOn.resolution()).isNull();
    }

    @Test
    void twoJobsDoNotHandOnDifferentThingsUnderOneKey() {
        assertThatThrownBy(() -> HandedOn.ofNeeds("""
                        {"a": {"outputs": {"stage-0": "%s"}}, "b": {"outputs": {"stage-0": "%s"}}}
                        """.formatted(ONE, TWO)))
                .hasMessageContaining("could not take stage-0 because two jobs handed on different ones");
    }

    @Test
    void whatIsNoJsonOrOfAnotherSchemaIsRefused() {
        assertThatThrownBy(() -> HandedOn.ofNeeds("{"))
                .hasMessageContaining("could not read --needs because it is no JSON");
        assertThatThrownBy(() -> HandedOn.ofNeeds("[]")).hasMessageContaining("it is no JSON object");
        assertThatThrownBy(() -> HandedOn.resolution("--resolution", "{\"alpine\": \"x\"}"))
                .hasMessageContaining("--resolution: could not read the resolution because its schema is not");
    }
}
