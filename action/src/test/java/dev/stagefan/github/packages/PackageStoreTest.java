package dev.stagefan.github.packages;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static dev.stagefan.github.GitHubDouble.TOKEN;
import static dev.stagefan.github.GitHubDouble.error;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.stagefan.clean.CleanException;
import dev.stagefan.clean.CleanPlan;
import dev.stagefan.clean.CleanPolicy;
import dev.stagefan.clean.CleanRules;
import dev.stagefan.clean.CleanRules.Untagged;
import dev.stagefan.clean.Cleaner;
import dev.stagefan.clean.ManifestReader;
import dev.stagefan.clean.StoredManifest;
import dev.stagefan.github.GitHubDouble;
import dev.stagefan.github.TestPace;
import dev.stagefan.github.api.Access;
import dev.stagefan.github.api.Connection;
import dev.stagefan.registry.DockerConfig;
import dev.stagefan.registry.RegistryClient;
import dev.stagefan.registry.Repository;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** GitHub's container packages, in the shapes that its documentation shows; the registry is on the same server. */
class PackageStoreTest {
    private static final Instant NOW = Instant.parse("2026-11-25T04:00:00Z");
    private static final CleanRules OLD = new CleanRules(Duration.ofDays(30), null, Set.of(), Untagged.STAYS);
    private static final String VERSIONS = "/orgs/acme/packages/container/widget/versions";

    private final GitHubDouble github = new GitHubDouble();
    private final TestPace pace = new TestPace();
    private final RegistryClient client = RegistryClient.of(DockerConfig.empty());
    private final List<String> versions = new ArrayList<>();

    private Connection connection;
    private PackageStore store;

    @BeforeEach
    void open() throws Exception {
        connection = Connection.open(
                Access.of(github.url(), TOKEN), pace.pace(), Duration.ofHours(1), (reason, until) -> {});
        store = store("acme/widget");
    }

    @AfterEach
    void stop() {
        connection.close();
        client.close();
        github.close();
    }

    private PackageStore store(String path) {
        Repository repository = new Repository("localhost:" + github.server().port(), path);
        return new PackageStore(connection.calls(), repository, new ManifestReader(client, repository));
    }

    @Test
    void whatAKeptIndexListsNeverDiesThoughItHasNoTag() throws Exception {
        String child = image(1, "2026-01-01T00:00:00Z");
        version(2, "2026-11-20T00:00:00Z", index(child), "nightly");
        String half = image(3, "2026-01-01T00:00:00Z");
        version(4, "2026-01-01T00:00:00Z", index(half, child), stage(1));
        image(5, "2026-11-20T00:00:00Z", stage(2));
        image(6, "2026-01-01T00:00:00Z");
        page(VERSIONS, 1, versions);

        CleanPlan plan = CleanPolicy.decide(store.read(), OLD, NOW);
        deleted(4);
        deleted(3);
        Cleaner.Result result = Cleaner.carryOut(plan, store, decision -> {});

        assertThat(result.deleted()).hasSize(2);
        assertThat(result.refused()).isEmpty();
        assertThat(deletions()).containsExactly(VERSIONS + "/4", VERSIONS + "/3");
        CleanRules untagged = new CleanRules(Duration.ofDays(30), null, Set.of(), Untagged.GOES);
        assertThat(CleanPolicy.decide(store.read(), untagged, NOW).going())
                .extracting(decision -> decision.manifest().digest())
                .contains(digestOf(6))
                .doesNotContain(child);
        github.server()
                .verify(getRequestedFor(urlPathEqualTo(VERSIONS))
                        .withHeader("Authorization", equalTo("Bearer " + TOKEN))
                        .withHeader("X-GitHub-Api-Version", equalTo("2022-11-28")));
    }

    @Test
    void theAgeIsThatOfThePush() throws Exception {
        image(1, "2026-10-01T02:03:04Z", "nightly");
        page(VERSIONS, 1, versions);

        assertThat(store.read()).singleElement().satisfies(manifest -> {
            assertThat(manifest.created()).isEqualTo(Instant.parse("2026-10-01T02:03:04Z"));
            assertThat(manifest.tags()).containsExactly("nightly");
        });
    }

    @Test
    void readsAllPagesAndWhatMovedToTheNextOnce() throws Exception {
        IntStream.rangeClosed(1, 130).forEach(id -> image(id, "2026-10-01T02:03:04Z", "t" + id));
        page(VERSIONS, 1, versions.subList(0, 100));
        page(VERSIONS, 2, versions.subList(99, 130));

        assertThat(store.read()).hasSize(130);
    }

    @Test
    void anOwnerMayBeAUserAndANameMayHaveSlashes() throws Exception {
        String path = "/users/octo/packages/container/widget%2Fcache/versions";
        github.server()
                .stubFor(get(urlEqualTo(path + "?per_page=100&page=1"))
                        .atPriority(1)
                        .willReturn(okJson("[]")));

        assertThat(store("octo/widget/cache").read()).isEmpty();
    }

    @Test
    void aPackageThatIsNotThereIsSaidToBe() {
        assertThatThrownBy(() -> store.read())
                .isInstanceOf(CleanException.class)
                .hasMessageContaining("because GitHub knows no such package, or the token may not see it;")
                .hasMessageContaining("packages: read");
    }

    @ParameterizedTest
    @CsvSource({
        "401, Bad credentials, give a valid token in GITHUB_TOKEN",
        "403, Resource not accessible by integration, 'permissions: packages: read in a workflow, the scope read:packages'"
    })
    void aTokenThatMayNotReadIsToldWhatItNeeds(int status, String message, String advice) {
        github.first(VERSIONS, error(status, message));

        assertThatThrownBy(() -> store.read())
                .hasMessageStartingWith(
                        "could not GET " + VERSIONS + " because localhost answers " + status + " " + message)
                .hasMessageContaining(advice)
                .hasMessageNotContaining(TOKEN);
    }

    @Test
    void aTokenThatMayNotDeleteIsToldWhatItNeedsAndAsksNoMore() throws Exception {
        twoOld();
        answer(1, error(403, "You need at least admin permission to delete a package"));

        assertThatThrownBy(this::clean)
                .hasMessageContaining("the token needs to delete packages: in a workflow permissions: packages: write")
                .hasMessageContaining("the scope delete:packages");
        assertThat(deletions()).hasSize(1);
    }

    @Test
    void oneThatGitHubKeepsIsSaidAndTheOthersGo() throws Exception {
        twoOld();
        answer(1, error(400, "You cannot delete the last tagged version of a package."));
        deleted(2);

        Cleaner.Result result = clean();
        assertThat(result.deleted()).hasSize(1);
        assertThat(result.refused()).singleElement().asString().contains("cannot delete the last tagged version");
        assertThat(deletions()).hasSize(2);
    }

    @Test
    void whatIsGoneAlreadyIsDeleted() throws Exception {
        twoOld();
        deleted(1);
        answer(2, error(404, "Not Found"));

        assertThat(clean().deleted()).hasSize(2);
    }

    @Test
    void limitsAreWaitedForAndFaultsTriedAgain() throws Exception {
        twoOld();
        deleted(2);
        github.server()
                .stubFor(delete(urlEqualTo(VERSIONS + "/1"))
                        .inScenario("limit")
                        .whenScenarioStateIs(Scenario.STARTED)
                        .willSetStateTo("over")
                        .willReturn(error(403, "You have exceeded a secondary rate limit")
                                .withHeader("Retry-After", "60")));
        github.server()
                .stubFor(delete(urlEqualTo(VERSIONS + "/1"))
                        .inScenario("limit")
                        .whenScenarioStateIs("over")
                        .willSetStateTo("well")
                        .willReturn(aResponse().withStatus(502)));
        github.server()
                .stubFor(delete(urlEqualTo(VERSIONS + "/1"))
                        .inScenario("limit")
                        .whenScenarioStateIs("well")
                        .willReturn(aResponse().withStatus(204)));

        assertThat(clean().deleted()).hasSize(2);
        assertThat(pace.sleeps()).containsExactly(Duration.ofSeconds(60), Duration.ofSeconds(1));
    }

    @Test
    void aManifestThatCannotBeReadStopsAll() throws Exception {
        image(1, "2026-10-01T02:03:04Z", "nightly");
        page(VERSIONS, 1, versions);
        github.server()
                .stubFor(get(urlPathEqualTo("/v2/acme/widget/manifests/" + digestOf(1)))
                        .atPriority(1)
                        .willReturn(aResponse().withStatus(403)));

        assertThatThrownBy(() -> store.read())
                .isInstanceOf(CleanException.class)
                .hasMessageContaining(digestOf(1));
    }

    @ParameterizedTest
    @CsvSource({
        "ghcr.io/acme/widget, '', true",
        "ghcr.io/acme/widget, https://github.example.com, true",
        "containers.github.example.com/acme/widget, https://github.example.com, true",
        "containers.example.com/acme/widget, https://github.example.com, false",
        "containers.example.com/acme/widget, '', false",
        "docker.io/acme/widget, https://github.com, false"
    })
    void isForGitHubsRegistries(String repository, String server, boolean is) {
        assertThat(PackageStore.isFor(Repository.parse(repository), server)).isEqualTo(is);
    }

    /** Two stages that go, 1 before 2, and one that stays. */
    private void twoOld() {
        image(1, "2026-01-01T00:00:00Z", stage(1));
        image(2, "2026-02-01T00:00:00Z", stage(2));
        image(3, "2026-11-01T00:00:00Z", stage(3));
        page(VERSIONS, 1, versions);
    }

    private Cleaner.Result clean() throws Exception {
        return Cleaner.carryOut(CleanPolicy.decide(store.read(), OLD, NOW), store, decision -> {});
    }

    private List<String> deletions() {
        return github.server().findAll(deleteRequestedFor(anyUrl())).stream()
                .map(request -> request.getUrl())
                .toList();
    }

    private void deleted(int id) {
        answer(id, aResponse().withStatus(204));
    }

    private void answer(int id, ResponseDefinitionBuilder answer) {
        github.server().stubFor(delete(urlEqualTo(VERSIONS + "/" + id)).willReturn(answer));
    }

    private void page(String path, int number, List<String> some) {
        github.server()
                .stubFor(get(urlPathEqualTo(path))
                        .withQueryParam("per_page", equalTo("100"))
                        .withQueryParam("page", equalTo(String.valueOf(number)))
                        .atPriority(4)
                        .willReturn(okJson("[" + String.join(",", some) + "]")));
    }

    private String image(int id, String created, String... tags) {
        return version(id, created, manifest(id), tags);
    }

    private static String digestOf(int id) {
        return digest(manifest(id));
    }

    private static String manifest(int id) {
        return """
                {"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","config":{"mediaType":\
                "application/vnd.oci.image.config.v1+json","digest":"sha256:%064d","size":2},"layers":[]}""".formatted(id);
    }

    private static String index(String... children) {
        return List.of(children).stream()
                .map(child -> "{\"mediaType\":\"application/vnd.oci.image.manifest.v1+json\",\"digest\":\"" + child
                        + "\",\"size\":9}")
                .collect(Collectors.joining(
                        ",",
                        "{\"schemaVersion\":2,\"mediaType\":\"application/vnd.oci.image.index.v1+json\",\"manifests\":[",
                        "]}"));
    }

    /** A version as GitHub lists it, and its manifest in the registry. */
    private String version(int id, String created, String manifest, String... tags) {
        String digest = digest(manifest);
        github.server()
                .stubFor(get(urlPathEqualTo("/v2/acme/widget/manifests/" + digest))
                        .willReturn(aResponse()
                                .withHeader("Content-Type", "application/vnd.oci.image.manifest.v1+json")
                                .withHeader("Docker-Content-Digest", digest)
                                .withBody(manifest)));
        versions.add("""
                {"id":%d,"name":"%s","url":"https://api.github.com/x","package_html_url":"https://github.com/x",
                "created_at":"%s","updated_at":"2026-11-24T00:00:00Z","html_url":"https://github.com/x",
                "metadata":{"package_type":"container","container":{"tags":[%s]}}}""".formatted(
                        id,
                        digest,
                        created,
                        List.of(tags).stream().map(tag -> "\"" + tag + "\"").collect(Collectors.joining(","))));
        return digest;
    }

    private static String digest(String text) {
        try {
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(
                                    MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String stage(int key) {
        return "main-1f2e3d4c.stage-base-" + String.valueOf(key).repeat(32);
    }

    @Test
    void aDigestThatIsNoneIsLeft() throws Exception {
        versions.add("{\"id\":1,\"name\":\"what\",\"created_at\":\"soon\",\"metadata\":{}}");
        page(VERSIONS, 1, versions);

        assertThat(store.read()).extracting(StoredManifest::digest).isEmpty();
    }
}
