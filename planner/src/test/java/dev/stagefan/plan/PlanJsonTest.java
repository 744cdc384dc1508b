package dev.stagefan.plan;

import static dev.stagefan.plan.Graphs.graph;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.stagefan.graph.StageGraph;
import dev.stagefan.timings.Timings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanJsonTest {
    private static final Path SCHEMA = Path.of("..", "docs", "plan.schema.json");

    /** With every transport, and with what is null in one job and not in another. */
    private static final StageGraph GRAPH = graph().buildArg("FLAVOUR", "\"plain\"")
            .image("base", "debian")
            .arg("FLAVOUR")
            .context("/base")
            .from("child", "base")
            .inherits("FLAVOUR", "base")
            .secret("token", Graphs.Need.REQUIRED)
            .image(null, "golang")
            .image("tools", "golang")
            .image("app", "debian")
            .copy("child", "/out")
            .mount("tools", "/tools")
            .copy("stage-2", "/out")
            .build();

    private static final Timings TIMINGS =
            Plans.minutes(Map.of("base", 30, "child", 90, "stage-2", 80, "tools", 70, "app", 10));

    @Test
    void readsBackWhatItWrites() throws PlanException {
        for (Plan plan : List.of(Plans.of(GRAPH), Plans.of(GRAPH, TIMINGS), isolated())) {
            assertThat(PlanJson.read(PlanJson.write(plan))).isEqualTo(plan);
        }
    }

    @Test
    void writesWhatTheSchemaDescribes() throws PlanException, IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(SCHEMA), InputFormat.JSON);

        for (Plan plan : List.of(Plans.of(GRAPH), Plans.of(GRAPH, TIMINGS), isolated())) {
            assertThat(schema.validate(PlanJson.write(plan), InputFormat.JSON)).isEmpty();
        }
        String wrong = PlanJson.write(isolated()).replace("\"named-context\"", "\"pigeon\"");
        assertThat(schema.validate(wrong, InputFormat.JSON)).isNotEmpty();
    }

    @Test
    void writesForPeopleToRead() throws PlanException {
        assertThat(PlanJson.write(Plans.of(graph().image("app", "debian").build())))
                .isEqualTo("""
                {
                  "schema" : "stagefan/plan/v1",
                  "dockerfile" : "docker/Dockerfile",
                  "context" : ".",
                  "dockerfileDigest" : "sha256:0000000000000000000000000000000000000000000000000000000000000000",
                  "carrier" : "docker-actions",
                  "request" : {
                    "target" : null,
                    "buildArgs" : { },
                    "platform" : "linux/amd64",
                    "buildPlatform" : "linux/amd64",
                    "namedContexts" : { }
                  },
                  "mergeCacheTag" : "cache-app-linux-amd64",
                  "jobs" : [ {
                    "id" : "app",
                    "merge" : true,
                    "runner" : "ubuntu-24.04",
                    "needs" : [ ],
                    "stages" : [ 0 ],
                    "cachedStages" : [ ],
                    "inputs" : [ ],
                    "outputs" : [ ],
                    "readsContext" : false,
                    "buildArgs" : [ ],
                    "secrets" : [ ],
                    "ssh" : [ ],
                    "entitlements" : [ ],
                    "timeoutMinutes" : 360,
                    "timeoutReason" : "the most a job may run: the duration of app is unknown"
                  } ],
                  "timeline" : null,
                  "unmet" : [ ],
                  "notes" : [ "No stage's duration is known, so the plan follows the graph alone: stages with a RUN \
                that can be built side by side have a job each, and chains share one." ]
                }
                """);
    }

    @Test
    void refusesAnotherVersion() {
        assertThatThrownBy(() -> PlanJson.read("{\"schema\": \"stagefan/plan/v9\"}"))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("its schema is not stagefan/plan/v1");
    }

    @Test
    void refusesWhatIsNoPlan() {
        assertThatThrownBy(() -> PlanJson.read("{\"schema\": \"stagefan/plan/v1\", \"jobs\": 3}"))
                .isInstanceOf(PlanException.class);
        assertThatThrownBy(() -> PlanJson.read("plan")).isInstanceOf(PlanException.class);
    }

    private static Plan isolated() throws PlanException {
        return Plans.cut(GRAPH, "base", "child", "stage-2", "tools");
    }
}
