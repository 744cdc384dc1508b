package dev.stagefan.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stagefan.agent.AgentException.Fault;
import dev.stagefan.plan.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlannedFileTest {
    private static final String DOCKERFILE = """
            ARG EDITION=small
            FROM alpine:3.22 AS base
            ARG GREETING=hello
            RUN echo $GREETING >/greeting
            FROM base AS small
            RUN echo small >/size
            FROM base AS large
            RUN echo large >/size
            FROM ${EDITION}
            RUN cat /greeting /size
            """;

    @TempDir
    Path root;

    private final Plan plan = Planned.plan(DOCKERFILE, Map.of());

    @Test
    void theFileThatWasPlannedIsRead() throws Exception {
        write(DOCKERFILE);

        assertThat(PlannedFile.read(plan, root).graph().target()).isEqualTo(3);
    }

    @Test
    void anyOtherTextIsStale() throws IOException {
        write(DOCKERFILE + "# a comment\n");

        assertThatThrownBy(() -> PlannedFile.read(plan, root))
                .hasMessage("could not use the plan because Dockerfile is not the text that it was made of any more;"
                        + " make the plan again, with stagefan generate or stagefan plan")
                .asInstanceOf(InstanceOfAssertFactories.type(AgentException.class))
                .extracting(AgentException::fault)
                .isEqualTo(Fault.STALE);
    }

    @Test
    void withoutTheFileThereIsNothingToBuild() {
        assertThatThrownBy(() -> PlannedFile.read(plan, root))
                .hasMessageContaining("there is no such file")
                .asInstanceOf(InstanceOfAssertFactories.type(AgentException.class))
                .extracting(AgentException::fault)
                .isEqualTo(Fault.INPUT);
    }

    @Test
    void aBuildArgThatOnlyRunsSeeIsFine() throws Exception {
        write(DOCKERFILE);

        PlannedFile file = PlannedFile.read(plan, root).with(Map.of("GREETING", "salut"));

        assertThat(file.graph().request().buildArgs()).containsEntry("GREETING", "salut");
    }

    @Test
    void aBuildArgThatChoosesAnotherStageIsNotPlanned() throws Exception {
        write(DOCKERFILE);
        PlannedFile file = PlannedFile.read(plan, root);

        assertThatThrownBy(() -> file.with(Map.of("EDITION", "large")))
                .isInstanceOf(AgentException.class)
                .hasMessageContaining("make the plan with the same --build-arg");
    }

    private void write(String text) throws IOException {
        Files.writeString(root.resolve("Dockerfile"), text);
    }
}
