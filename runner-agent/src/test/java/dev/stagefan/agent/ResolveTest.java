package dev.stagefan.agent;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.stagefan.agent.AgentException.Fault;
import dev.stagefan.agent.ResolveOrder.LookUps;
import dev.stagefan.agent.StageOutlook.Fate;
import dev.stagefan.buildkit.Cancellation;
import dev.stagefan.key.StageKey;
import dev.stagefan.key.StageKeyJson;
import dev.stagefan.plan.Output;
import dev.stagefan.plan.Plan;
import dev.stagefan.registry.RegistryClient;
import dev.stagefan.reuse.Attestation;
import dev.stagefan.reuse.GitRef;
import dev.stagefan.reuse.Namespace;
import dev.stagefan.reuse.ProductTag;
import dev.stagefan.reuse.Refresh;
import dev.stagefan.reuse.Resolution;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.eclipse.jgit.api.Git;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ResolveTest {
    private static final String DOCKERFILE = """
            FROM scratch AS base
            COPY a /a
            FROM base AS left
            COPY b /b
            FROM base AS right
            COPY c /c
            FROM base
            COPY --from=left /b /b
            COPY --from=right /c /c
            """;
    private static final Namespace MAIN = Namespace.of("refs/heads/main");
    private static final Namespace PULL = Namespace.of("refs/pull/1/merge");

    private final StubRegistry registry = new StubRegistry();
    private final Heard heard = new Heard();

    @TempDir
    Path root;

    private Plan plan = Planned.plan(DOCKERFILE, Map.of(), List.of("base", "left", "right"));

    @BeforeEach
    void write() throws IOException {
        Files.writeString(root.resolve("Dockerfile"), DOCKERFILE);
        for (String name : List.of("a", "b", "c")) {
            Files.writeString(root.resolve(name), name);
        }
    }

    @AfterEach
    void close() {
        registry.close();
    }

    /** What the tests vary of an order. */
    private record Wish(
            Namespace namespace,
            List<Namespace> reuseFrom,
            Set<String> rebuild,
            Map<String, Refresh> refresh,
            @Nullable Attestation attestation,
            LookUps lookUps,
            @Nullable String commit,
            Map<String, GitRef> lookedUp) {
        static final Wish USUAL = new Wish(MAIN, List.of(), Set.of(), Map.of(), null, LookUps.MADE);

        Wish(
                Namespace namespace,
                List<Namespace> reuseFrom,
                Set<String> rebuild,
                Map<String, Refresh> refresh,
                @Nullable Attestation attestation,
                LookUps lookUps) {
            this(namespace, reuseFrom, rebuild, refresh, attestation, lookUps, null, Map.of());
        }

        static Wish of(@Nullable String commit, Map<String, GitRef> lookedUp) {
            return new Wish(MAIN, List.of(), Set.of(), Map.of(), null, LookUps.MADE, commit, lookedUp);
        }

        static Wish in(Namespace namespace, Namespace... reuseFrom) {
            return new Wish(namespace, List.of(reuseFrom), Set.of(), Map.of(), null, LookUps.MADE);
        }

        static Wish rebuilding(String... stages) {
            return new Wish(MAIN, List.of(), Set.of(stages), Map.of(), null, LookUps.MADE);
        }

        static Wish refreshing(String stage, String policy) {
            return new Wish(MAIN, List.of(), Set.of(), Map.of(stage, Refresh.parse(policy)), null, LookUps.MADE);
        }
    }

    private Resolved resolve(Wish wish) throws AgentException, InterruptedException {
        return resolve(wish, "2026-11-25T03:00:00Z");
    }

    private Resolved resolve(Wish wish, String now) throws AgentException, InterruptedException {
        try (RegistryClient client = registry.client()) {
            return Resolve.carryOut(order(wish, now), client, heard, new Cancellation());
        }
    }

    private ResolveOrder order(Wish wish, String now) {
        return new ResolveOrder(
                plan,
                root,
                registry.images(),
                wish.commit(),
                Map.of(),
                wish.lookedUp(),
                wish.refresh(),
                wish.rebuild(),
                wish.namespace(),
                wish.reuseFrom(),
                "",
                wish.attestation(),
                Set.of(),
                wish.lookUps(),
                Instant.parse(now));
    }

    /** Puts what a stage's jobs hand on into the registry. */
    private void put(Namespace namespace, Resolved resolved, String... labels) {
        for (Output output : outputs(labels)) {
            registry.put(tag(namespace, resolved, output), "{}");
        }
    }

    private List<Output> outputs(String... labels) {
        return plan.jobs().stream()
                .flatMap(job -> job.outputs().stream())
                .filter(output -> List.of(labels).contains(output.label()))
                .toList();
    }

    private static String tag(Namespace namespace, Resolved resolved, Output output) {
        return ProductTag.of(
                namespace.prefix(),
                output,
                String.valueOf(resolved.resolution().keys().get(output.stage())));
    }

    @Test
    void withoutAnythingInTheRegistryAllJobsRun() throws Exception {
        Resolved resolved = resolve(Wish.USUAL);

        assertThat(resolved.resolution().jobs()).containsExactly("base", "left", "right", "stage-3");
        assertThat(resolved.resolution().keys()).hasSize(4);
        assertThat(resolved.resolution().namespace()).isEqualTo(MAIN.prefix());
        assertThat(heard.said()).contains("stage-3 runs: it makes the final image");
        assertThat(heard.said())
                .anyMatch(
                        line -> line.matches(
                                "left runs: a slice of left is not reused, because there is no image under its key [0-9a-f]{12}"));
        assertThat(heard.warned()).isEmpty();
    }

    @Test
    void whatIsThereIsReusedByItsDigestAndItsJobDoesNotRun() throws Exception {
        put(MAIN, resolve(Wish.USUAL), "base", "left", "right");

        Resolved resolved = resolve(Wish.USUAL);

        assertThat(resolved.resolution().jobs()).containsExactly("stage-3");
        assertThat(resolved.resolution().reused().keySet()).containsExactly("slice-1", "slice-2", "stage-0");
        assertThat(resolved.stages())
                .extracting(StageOutlook::fate)
                .containsExactly(Fate.REUSED, Fate.REUSED, Fate.REUSED, Fate.RUNS);
        assertThat(heard.said())
                .anyMatch(line -> line.startsWith("left does not run: slice-1 (left) is reused, sha256:"));
    }

    @Test
    void aFileThatChangedRunsTheJobsOfWhatIsMadeOfIt() throws Exception {
        put(MAIN, resolve(Wish.USUAL), "base", "left", "right");
        Files.writeString(root.resolve("b"), "other");

        assertThat(resolve(Wish.USUAL).resolution().jobs()).containsExactly("left", "stage-3");
    }

    private static Stream<ResponseDefinitionBuilder> faults() {
        return Stream.of(
                aResponse().withStatus(500),
                aResponse().withStatus(401),
                aResponse().withStatus(403),
                aResponse().withFixedDelay(2_000));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aRegistryThatDoesNotAnswerMeansThatAllIsBuiltAndIsAskedOnce(ResponseDefinitionBuilder fault) throws Exception {
        registry.answerAll("HEAD", fault);

        Resolved resolved = resolve(Wish.USUAL);

        assertThat(resolved.resolution().jobs()).containsExactly("base", "left", "right", "stage-3");
        assertThat(resolved.resolution().reused()).isEmpty();
        assertThat(heard.warned()).hasSize(1).first().asString().startsWith("builds what it cannot look up: ");
        assertThat(heard.said())
                .anyMatch(line -> line.startsWith("left runs: ") && line.endsWith("the look-up failed"));
        assertThat(registry.asked().stream().filter(asked -> asked.startsWith("HEAD manifests/")))
                .hasSize(1);
    }

    @Test
    void aTagWhoseDigestIsNotWhatIsThereMeansThatItIsBuilt() throws Exception {
        Resolved first = resolve(Wish.USUAL);
        put(MAIN, first, "base", "left", "right");
        String digest = registry.put(tag(MAIN, first, outputs("left").get(0)), "{\"x\": 1}");
        registry.answer(
                "manifests/" + digest,
                StubRegistry.manifest("{\"schemaVersion\": 2}".getBytes(StandardCharsets.UTF_8)));

        assertThat(resolve(Wish.USUAL).resolution().jobs()).containsExactly("left", "stage-3");
        assertThat(heard.warned()).hasSize(1).first().asString().startsWith("builds left, which it cannot look up: ");
    }

    @Test
    void namespacesDoNotLeak() throws Exception {
        put(PULL, resolve(Wish.USUAL), "base", "left", "right");

        assertThat(resolve(Wish.USUAL).resolution().jobs()).hasSize(4);
        assertThat(registry.asked()).noneMatch(asked -> asked.contains(PULL.prefix()));
    }

    @Test
    void aPullRequestReusesOfTheBranchThatItNames() throws Exception {
        put(MAIN, resolve(Wish.USUAL), "base", "left");

        Resolved resolved = resolve(Wish.in(PULL, MAIN));

        assertThat(resolved.resolution().jobs()).containsExactly("right", "stage-3");
        assertThat(resolved.resolution().namespace()).isEqualTo(PULL.prefix());
        assertThat(heard.said())
                .anyMatch(line -> line.startsWith("left does not run") && line.endsWith("of refs/heads/main"));
    }

    @Test
    void aStageThatIsToBeRebuiltIsBuiltWithoutCacheAndWithAllThatConsumesIt() throws Exception {
        put(MAIN, resolve(Wish.USUAL), "base", "left", "right");

        Resolved left = resolve(Wish.rebuilding("LEFT"));
        assertThat(left.resolution().jobs()).containsExactly("left", "stage-3");
        assertThat(left.resolution().fresh()).containsExactly(1);

        Resolved base = resolve(Wish.rebuilding("base"));
        assertThat(base.resolution().jobs()).containsExactly("base", "left", "right", "stage-3");
        assertThat(base.resolution().fresh()).containsExactly(0);

        Resolved all = resolve(Wish.rebuilding("all"));
        assertThat(all.resolution().fresh()).containsExactly(0, 1, 2, 3);
    }

    @Test
    void aStageThatDoesNotExistCannotBeRebuilt() {
        assertThatThrownBy(() -> resolve(Wish.rebuilding("lift")))
                .hasMessageContaining("could not find the stage lift of --rebuild")
                .hasMessageContaining("it has base, left, right, stage-3")
                .asInstanceOf(InstanceOfAssertFactories.type(AgentException.class))
                .extracting(AgentException::fault)
                .isEqualTo(Fault.INPUT);
    }

    @Test
    void aStageThatFloatsIsBuiltOnceAWeek() throws Exception {
        Wish weekly = Wish.refreshing("left", "weekly");
        put(MAIN, resolve(weekly, "2026-11-23T03:00:00Z"), "base", "left", "right");

        assertThat(resolve(weekly, "2026-11-29T03:00:00Z").resolution().jobs()).containsExactly("stage-3");
        Resolved next = resolve(weekly, "2026-11-30T03:00:00Z");
        assertThat(next.resolution().jobs()).containsExactly("left", "stage-3");
        assertThat(next.resolution().fresh()).containsExactly(1);
        assertThat(next.resolution().refresh()).isEqualTo(Map.of(1, "2026-W49"));
    }

    @Test
    void whatWasBuiltThisWeekMayBeTakenFromItsCacheWhereItsJobRunsAnyway() throws Exception {
        Wish weekly = Wish.refreshing("stage-3", "weekly");
        assertThat(resolve(weekly, "2026-11-23T03:00:00Z").resolution().fresh()).containsExactly(3);

        StageKey key = Objects.requireNonNull(
                resolve(weekly, "2026-11-23T03:00:00Z").keys().get(3));
        registry.putArtifact(ProductTag.ofParts(MAIN.prefix(), "stage-3", "linux/amd64"), StageKeyJson.write(key));

        assertThat(resolve(weekly, "2026-11-24T03:00:00Z").resolution().fresh()).isEmpty();
        assertThat(resolve(weekly, "2026-11-30T03:00:00Z").resolution().fresh()).containsExactly(3);
    }

    @Test
    void whatNobodyVouchesForIsBuilt() throws Exception {
        put(MAIN, resolve(Wish.USUAL), "base", "left", "right");
        Path gh = Files.writeString(root.resolve("gh"), "#!/bin/sh\necho 'no attestations' >&2\nexit 1\n");
        Files.setPosixFilePermissions(gh, PosixFilePermissions.fromString("rwxr-xr-x"));
        Attestation attestation = Attestation.parse("acme/widget", Map.of("PATH", root + ":/bin:/usr/bin"));

        Resolved resolved = resolve(new Wish(MAIN, List.of(), Set.of(), Map.of(), attestation, LookUps.MADE));

        assertThat(resolved.resolution().jobs()).hasSize(4);
        assertThat(heard.warned())
                .hasSize(3)
                .allMatch(
                        line -> line.endsWith(
                                "is built though it is in the registry, because gh does not verify its attestation: no attestations"));
    }

    @Test
    void whereNothingIsToBeReusedNothingIsAskedFor() throws Exception {
        Resolved resolved = resolve(new Wish(MAIN, List.of(), Set.of(), Map.of(), null, LookUps.LEFT_OUT));

        assertThat(resolved.resolution().jobs()).hasSize(4);
        assertThat(resolved.resolution().keys()).hasSize(4);
        assertThat(registry.asked()).isEmpty();
    }

    @Test
    void whatIsBuiltOnAnImageWithTriggersHasNoKey() throws Exception {
        registry.put("plain", "{\"config\": {}}");
        registry.put("triggers", "{\"config\": {\"OnBuild\": [\"ARG EDITION\", \"COPY . /src\"]}}");
        String dockerfile = """
                FROM %1$s:triggers AS base
                COPY a /a
                FROM %1$s:plain AS left
                COPY b /b
                FROM scratch
                COPY --from=base /a /a
                COPY --from=left /b /b
                """.formatted(registry.images());
        plan = Planned.plan(dockerfile, Map.of(), List.of("base", "left"));
        Files.writeString(root.resolve("Dockerfile"), dockerfile);
        registry.images();

        Resolved resolved = resolve(Wish.USUAL);

        assertThat(resolved.resolution().bases()).hasSize(2);
        assertThat(resolved.resolution().keys().keySet()).containsExactly(1);
        assertThat(resolved.stages().get(0).reason()).contains("has ONBUILD triggers");
        assertThat(resolved.stages().get(2).reason()).contains("it has no key, because it consumes base");
        assertThat(heard.warned()).hasSize(1).first().asString().contains("declares an ARG in an ONBUILD trigger");
    }

    /** Makes the folder a repository with all of it in a commit. */
    private String commit() throws Exception {
        try (Git git =
                Git.init().setDirectory(root.toFile()).setInitialBranch("main").call()) {
            git.add().addFilepattern(".").call();
            return git.commit()
                    .setMessage("all")
                    .setAuthor("Octo", "octo@example.com")
                    .setCommitter("Octo", "octo@example.com")
                    .setSign(false)
                    .call()
                    .name();
        }
    }

    @Test
    void ofACommitTheKeysAreTheSameAsOfItsCheckout() throws Exception {
        String commit = commit();
        Map<Integer, String> ofWorkTree = resolve(Wish.USUAL).resolution().keys();

        Files.writeString(root.resolve("b"), "not committed");
        assertThat(resolve(Wish.of(commit, Map.of())).resolution().keys()).isEqualTo(ofWorkTree);
        assertThat(resolve(Wish.USUAL).resolution().keys()).isNotEqualTo(ofWorkTree);
        assertThatThrownBy(() -> resolve(Wish.of("0".repeat(40), Map.of())))
                .asInstanceOf(InstanceOfAssertFactories.type(AgentException.class))
                .extracting(AgentException::fault)
                .isEqualTo(Fault.INPUT);
    }

    @Test
    void whereACommitDoesNotTellWhatACheckoutHoldsStagesAreBuilt() throws Exception {
        Files.writeString(root.resolve(".gitattributes"), "b filter=lfs\n");

        Resolved resolved = resolve(Wish.of(commit(), Map.of()));

        assertThat(resolved.resolution().jobs()).hasSize(4);
        assertThat(resolved.resolution().keys()).isEmpty();
        assertThat(heard.warned()).hasSize(1).first().asString().startsWith("builds all stages that take of the build");
    }

    @Test
    void aBuildArgThatIsLookedUpCountsForTheStagesThatSeeIt() throws Exception {
        String dockerfile = DOCKERFILE.replace("COPY b /b", "ARG COMMIT\nLABEL commit=$COMMIT\nCOPY b /b");
        plan = Planned.plan(dockerfile, Map.of(), List.of("base", "left", "right"));
        Files.writeString(root.resolve("Dockerfile"), dockerfile);
        Map<String, GitRef> refs = Map.of("COMMIT", new GitRef(root.toUri().toString(), "main"));
        String one = commit();
        Resolution before = resolve(Wish.of(one, refs)).resolution();
        Files.writeString(root.resolve("unused"), "x");
        String other = commit();
        Resolution after = resolve(Wish.of(one, refs)).resolution();

        assertThat(before.buildArgs()).isEqualTo(Map.of("COMMIT", one));
        assertThat(after.buildArgs()).isEqualTo(Map.of("COMMIT", other));
        assertThat(after.keys().get(0)).isEqualTo(before.keys().get(0));
        assertThat(after.keys().get(1)).isNotEqualTo(before.keys().get(1));
        assertThat(after.keys().get(2)).isEqualTo(before.keys().get(2));
        assertThatThrownBy(() -> resolve(
                        Wish.of(one, Map.of("COMMIT", new GitRef(root.toUri().toString(), "gone")))))
                .hasMessageStartingWith("could not look up the build arg COMMIT: ")
                .asInstanceOf(InstanceOfAssertFactories.type(AgentException.class))
                .extracting(AgentException::fault)
                .isEqualTo(Fault.OUTSIDE);
    }

    @Test
    void aStageThatFloatsOnARefThatCannotBeLookedUpIsBuilt() throws Exception {
        put(MAIN, resolve(Wish.USUAL), "base", "left", "right");

        Resolved resolved =
                resolve(Wish.refreshing("left", "git:" + root.resolve("none").toUri()));

        assertThat(resolved.resolution().jobs()).containsExactly("left", "stage-3");
        assertThat(resolved.resolution().keys().keySet()).containsExactly(0, 2);
        assertThat(heard.warned()).hasSize(1).first().asString().startsWith("builds left because its refresh cannot");
    }

    @Test
    void anExplanationNeedsARegistryThatAnswers() throws Exception {
        Resolved resolved = resolve(Wish.USUAL);
        ResolveOrder order = order(Wish.USUAL, "2026-11-25T03:00:00Z");
        try (RegistryClient client = registry.client()) {
            assertThat(Explain.of(order, resolved, "LEFT", client)).hasSize(1).allSatisfy(explanation -> {
                assertThat(explanation.outlook().label()).isEqualTo("left");
                assertThat(explanation.since()).isNull();
            });

            registry.answerAll("HEAD", aResponse().withStatus(500));
            assertThatThrownBy(() -> Explain.of(order, resolved, null, client))
                    .hasMessageStartingWith("could not read what base was made of when it was built last: ")
                    .asInstanceOf(InstanceOfAssertFactories.type(AgentException.class))
                    .extracting(AgentException::fault)
                    .isEqualTo(Fault.OUTSIDE);
        }
    }

    @Test
    void aPasswordInAUrlIsNotHandedOn() throws Exception {
        String dockerfile = DOCKERFILE.replace("COPY b /b", "ADD https://octo:secret@example.com/a.tar /b");
        plan = Planned.plan(dockerfile, Map.of(), List.of("base", "left", "right"));
        Files.writeString(root.resolve("Dockerfile"), dockerfile);

        Resolution resolution = resolve(Wish.USUAL).resolution();

        assertThat(resolution.remotes()).isEmpty();
        assertThat(resolution.keys().keySet()).containsExactly(0, 2);
        assertThat(heard.warned()).hasSize(1).first().asString().contains("holds a password");
        assertThat(heard.warned() + "" + heard.said()).doesNotContain("secret");
    }
}
