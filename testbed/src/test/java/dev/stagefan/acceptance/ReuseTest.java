package dev.stagefan.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagefan.reuse.Namespace;
import dev.stagefan.reuse.Resolution;
import dev.stagefan.reuse.ResolutionException;
import dev.stagefan.reuse.ResolutionJson;
import dev.stagefan.testbed.Buildx;
import dev.stagefan.testbed.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** What one carrying out of a plan keeps in a real registry, the next ones find: one story, told in order. */
@Tag("engine")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReuseTest {
    private static final String MAIN = "--namespace=refs/heads/main";
    private static final String PULL = "--namespace=refs/pull/1/merge";
    private static final String REPOSITORY = "test/reuse";

    private Bench bench;
    private Engine engine;
    private Buildx buildx;
    private AgentRun run;
    private Resolution first;
    private String baseDigest = "";

    @BeforeAll
    void start() throws Exception {
        bench = Bench.withoutAct();
        engine = bench.engine();
        buildx = Buildx.on(engine, bench.images());
        String os = bench.images().address() + "/test/reuse-os:1";
        buildx.pushBusybox(os);
        run = AgentRun.plan(bench, "reuse", """
                FROM %1$s AS base
                COPY a /a
                RUN head -c 16 /dev/urandom | od -x >/id

                FROM base AS left
                COPY b /b
                RUN cp /id /left

                FROM %1$s
                COPY --from=left /left /b /
                RUN cat /left /b
                """.formatted(os), List.of("--isolate=base", "--isolate=left"));
        Files.writeString(run.folder().resolve("a"), "a");
        Files.writeString(run.folder().resolve("b"), "b");

        first = resolve(MAIN);
        run.carryOut("--resolution=" + ResolutionJson.line(first));
        baseDigest = String.valueOf(run.outputs("base").get("stage-0"));
    }

    @AfterAll
    void stop() {
        run.close();
        buildx.close();
        engine.close();
        bench.close();
    }

    private Resolution resolve(String... options) throws IOException, InterruptedException, ResolutionException {
        AgentCall.Outcome outcome = run.resolve(buildx, options).orFail();
        Resolution resolution =
                ResolutionJson.read(String.valueOf(outcome.outputs().get("resolution")));
        assertThat(ResolutionJson.read(outcome.out())).isEqualTo(resolution);
        assertThat(outcome.outputs().get("jobs")).isEqualTo(ResolutionJson.line(resolution.jobs()));
        return resolution;
    }

    @Test
    @Order(1)
    void theFirstTimeAllJobsRunAndKeepWhatTheyMake() {
        assertThat(first.jobs()).containsExactly("base", "left", "stage-2");
        assertThat(first.keys().keySet()).containsExactly(0, 1, 2);
        String prefix = Namespace.of("refs/heads/main").prefix();
        assertThat(bench.images().tags(REPOSITORY))
                .contains(prefix + ".stage-base-"
                        + String.valueOf(first.keys().get(0)).substring(0, 32))
                .contains(prefix + ".slice-left-")
                .contains(prefix + ".key-base-linux-amd64", prefix + ".key-stage-2-linux-amd64");
    }

    @Test
    @Order(2)
    void whereNothingChangedTheMergeJobRunsAloneOnWhatWasFound() throws Exception {
        Resolution second = resolve(MAIN);

        assertThat(second.jobs()).containsExactly("stage-2");
        assertThat(second.keys()).isEqualTo(first.keys());
        assertThat(second.reused())
                .isEqualTo(Map.of("slice-1", String.valueOf(run.outputs("left").get("slice-1"))));
        run.outputs("left", Map.of());
        run.carryOut(run.plan().mergeJob(), "--resolution=" + ResolutionJson.line(second))
                .orFail();
    }

    @Test
    @Order(3)
    void aPullRequestFindsWhatTheBranchThatItNamesKept() throws Exception {
        assertThat(resolve(PULL).jobs()).hasSize(3);
        assertThat(resolve(PULL, "--reuse-from=refs/heads/main").jobs()).containsExactly("stage-2");
    }

    @Test
    @Order(4)
    void aFileThatChangedIsNamedAndOnlyWhatIsMadeOfItRuns() throws Exception {
        Files.writeString(run.folder().resolve("b"), "other");
        try {
            assertThat(resolve(MAIN).jobs()).containsExactly("left", "stage-2");
            assertThat(run.explain(buildx, MAIN).orFail().out())
                    .startsWith("base: reused, " + baseDigest + "\n")
                    .contains("left: runs\n")
                    .contains("    COPY b: 1 file changed: b\n")
                    .contains("    stage left: its key changed\n");
        } finally {
            Files.writeString(run.folder().resolve("b"), "b");
        }
    }

    @Test
    @Order(5)
    void whatTheRegistryForgotIsBuiltAgain() throws Exception {
        try (Stream<Path> tags =
                Files.list(bench.images().manifestFolder(REPOSITORY).resolve("tags"))) {
            for (Path tag : tags.filter(path -> path.toString().contains(".slice-left-"))
                    .toList()) {
                Files.move(tag, tag.resolveSibling("forgotten"));
            }
        }
        assertThat(resolve(MAIN).jobs()).containsExactly("left", "stage-2");
    }

    @Test
    @Order(6)
    void aStageThatIsToBeRebuiltIsNotTakenFromItsCache() throws Exception {
        Resolution rebuilt = resolve(MAIN, "--rebuild=base");
        assertThat(rebuilt.jobs()).containsExactly("base", "left", "stage-2");
        run.carryOut(run.job("base"), "--resolution=" + ResolutionJson.line(rebuilt))
                .orFail();
        String anew = run.outputs("base").get("stage-0");
        assertThat(anew).isNotEqualTo(baseDigest);

        // What was rebuilt is what the cache has from now on, and what an order without a rebuild takes.
        run.carryOut(run.job("base"), "--resolution=" + ResolutionJson.line(first))
                .orFail();
        assertThat(run.outputs("base").get("stage-0")).isEqualTo(anew);
    }
}
