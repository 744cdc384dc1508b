package dev.stagefan.agent;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stagefan.agent.ResolveOrder.LookUps;
import dev.stagefan.buildkit.Cancellation;
import dev.stagefan.http.Pace;
import dev.stagefan.plan.Job;
import dev.stagefan.plan.Plan;
import dev.stagefan.registry.RegistryClient;
import dev.stagefan.reuse.Namespace;
import dev.stagefan.reuse.ProductTag;
import dev.stagefan.reuse.Resolution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptProductsTest {
    private static final String DOCKERFILE = """
            FROM scratch AS base
            COPY a /a
            FROM base AS left
            COPY b /b
            FROM base AS bare
            ENV X=y
            WORKDIR /made
            FROM base
            COPY --from=left /b /b
            COPY --from=bare /made /made
            """;
    private static final Namespace MAIN = Namespace.of("refs/heads/main");

    private final StubRegistry registry = new StubRegistry();
    private final RegistryClient client = registry.client();
    private final Heard heard = new Heard();
    private Plan plan = Planned.plan(DOCKERFILE, Map.of(), List.of("base", "left", "bare"));

    @TempDir
    Path root;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(root.resolve("Dockerfile"), DOCKERFILE);
        Files.writeString(root.resolve("a"), "a");
        Files.writeString(root.resolve("b"), "b");
    }

    @AfterEach
    void close() {
        client.close();
        registry.close();
    }

    private Resolution resolution() throws AgentException, InterruptedException {
        return Resolve.carryOut(
                        new ResolveOrder(
                                plan,
                                root,
                                registry.images(),
                                null,
                                Map.of(),
                                Map.of(),
                                Map.of(),
                                Set.of(),
                                MAIN,
                                List.of(),
                                "",
                                null,
                                Set.of(),
                                LookUps.LEFT_OUT,
                                Instant.EPOCH),
                        client,
                        new Heard(),
                        new Cancellation())
                .resolution();
    }

    private Job job(String id) {
        return plan.jobs().stream()
                .filter(job -> job.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private KeptProducts kept(String id, @Nullable Resolution resolution) throws AgentException {
        JobOrder order = new JobOrder(
                plan,
                ScriptedBuildx.DIGEST,
                job(id),
                root,
                registry.images(),
                registry.images(),
                "1-1",
                null,
                Map.of(),
                Map.of(),
                Map.of(),
                List.of(),
                List.of(),
                null,
                resolution,
                1);
        return KeptProducts.of(
                order, PlannedFile.read(plan, root), new Asking(client, Pace.REAL, new Cancellation()), heard);
    }

    private String tag(String id, Resolution resolution) {
        return ProductTag.of(
                MAIN.prefix(),
                job(id).outputs().get(0),
                String.valueOf(resolution.keys().get(job(id).outputs().get(0).stage())));
    }

    @Test
    void aProductGetsItsTag() throws Exception {
        Resolution resolution = resolution();
        String digest = registry.put("pushed", "{}");
        registry.answerAll("PUT", aResponse().withStatus(201));

        kept("left", resolution).keep(job("left").outputs().get(0), digest);

        assertThat(registry.asked()).contains("PUT manifests/" + tag("left", resolution));
        assertThat(heard.warned()).isEmpty();
    }

    @Test
    void aJobThatReadsNothingOfTheContextNeedsNothingOfIt() throws Exception {
        Resolution resolution = resolution();
        Files.delete(root.resolve("a"));
        Files.delete(root.resolve("b"));
        String digest = registry.put("pushed", "{}");
        registry.answerAll("PUT", aResponse().withStatus(201));
        assertThat(job("bare").readsContext()).isFalse();

        kept("bare", resolution).keep(job("bare").outputs().get(0), digest);

        assertThat(registry.asked()).contains("PUT manifests/" + tag("bare", resolution));
        assertThat(heard.warned()).isEmpty();
    }

    @Test
    void aTagThatIsRefusedIsAWarning() throws Exception {
        Resolution resolution = resolution();
        String digest = registry.put("pushed", "{}");
        registry.answerAll("PUT", aResponse().withStatus(403));
        registry.answerAll("POST", aResponse().withStatus(403));
        KeptProducts kept = kept("left", resolution);

        kept.keep(job("left").outputs().get(0), digest);
        kept.keepParts();

        assertThat(heard.warned()).hasSize(2);
        assertThat(heard.warned().get(0))
                .startsWith("a later build will make left again, because it cannot be tagged: ");
        assertThat(heard.warned().get(1)).startsWith("stagefan explain will not know what this build of left");
    }

    @Test
    void whatIsBuiltOfOtherFilesThanWereResolvedGetsNoTag() throws Exception {
        Resolution resolution = resolution();
        String digest = registry.put("pushed", "{}");
        Files.writeString(root.resolve("b"), "other");
        KeptProducts kept = kept("left", resolution);

        kept.keep(job("left").outputs().get(0), digest);
        kept.keepParts();

        assertThat(registry.asked()).isEmpty();
        assertThat(heard.warned())
                .hasSize(1)
                .first()
                .asString()
                .startsWith("keeps nothing of left for later builds, because its key is ")
                .contains("what is checked out here is not what was resolved");
    }

    @Test
    void withoutAResolutionNothingIsKept() throws Exception {
        KeptProducts kept = kept("left", null);

        kept.keep(job("left").outputs().get(0), ScriptedBuildx.DIGEST);
        kept.keepParts();

        assertThat(registry.asked()).isEmpty();
        assertThat(heard.warned()).isEmpty();
    }

    @Test
    void whatMovedWhileItWasBuiltIsNotKept() throws Exception {
        String source = registry.url("a.tar");
        String dockerfile = DOCKERFILE.replace("COPY b /b", "ADD " + source + " /b");
        Files.writeString(root.resolve("Dockerfile"), dockerfile);
        plan = Planned.plan(dockerfile, Map.of(), List.of("base", "left", "bare"));
        registry.answer("a.tar", aResponse().withHeader("ETag", "\"1\""));
        registry.answerAll("PUT", aResponse().withStatus(201));
        String digest = registry.put("pushed", "{}");
        Resolution resolution = resolution();
        assertThat(resolution.remotes()).isEqualTo(Map.of(source, "etag \"1\""));

        kept("left", resolution).keep(job("left").outputs().get(0), digest);
        assertThat(registry.asked()).contains("PUT manifests/" + tag("left", resolution));
        int asked = registry.asked().size();

        registry.answer("a.tar", aResponse().withHeader("ETag", "\"2\""));
        kept("left", resolution).keep(job("left").outputs().get(0), digest);
        assertThat(registry.asked().subList(asked, registry.asked().size())).noneMatch(call -> call.startsWith("PUT"));
        assertThat(heard.warned()).hasSize(1).first().asString().contains("has moved since it was resolved");
    }
}
