package dev.stagefan.github.proposal;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.patch;
import static com.github.tomakehurst.wiremock.client.WireMock.patchRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static dev.stagefan.github.GitHubDouble.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.stagefan.git.Author;
import dev.stagefan.git.BranchAccess;
import dev.stagefan.git.GitException;
import dev.stagefan.git.GitRemote;
import dev.stagefan.git.Tip;
import dev.stagefan.github.GitHubDouble;
import dev.stagefan.github.TestPace;
import dev.stagefan.github.api.Access;
import dev.stagefan.github.api.ApiException;
import dev.stagefan.github.api.Connection;
import dev.stagefan.github.proposal.ProposalResult.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a Git server and an API that answer as GitHub's do. */
class ProposerTest {
    private static final String WORKFLOW = ".github/workflows/image.yml";
    private static final String BRANCH = "stagefan/image";
    private static final String PULLS = "/repos/acme/image/pulls";
    private static final String BODY = "why, and how long\n";
    private static final Author ADA = new Author("Ada", "ada@example.com");
    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
    private static final String REFUSAL = "refusing to allow a GitHub App to create or update workflow"
            + " `.github/workflows/image.yml` without `workflows` permission";

    @TempDir
    private Path folder;

    private final GitHubDouble github = new GitHubDouble();
    private final TestPace pace = new TestPace();
    private GitServer server;

    @BeforeEach
    void start() throws IOException {
        server = new GitServer(folder, TOKEN);
        github.json("/repos/acme/image", """
                {"id":1,"node_id":"R_x","name":"image","full_name":"acme/image","default_branch":"main",
                "owner":{"login":"acme","id":2,"type":"Organization"}}""");
        github.json(PULLS, "[]");
        commit("main", Map.of(WORKFLOW, "old\n", "README.md", "read me\n"));
    }

    @AfterEach
    void stop() {
        server.close();
        github.close();
    }

    @Test
    void makesABranchOfOneCommitAndAPullRequest() throws Exception {
        made();
        ProposalResult result = propose(Map.of(WORKFLOW, "new\n"));

        assertThat(result.outcome()).isEqualTo(Outcome.MADE);
        assertThat(result.pullRequest())
                .isEqualTo(new ProposalResult.PullRequest(7, "https://github.com/acme/image/pull/7"));
        github.server()
                .verify(postRequestedFor(urlPathEqualTo(PULLS))
                        .withRequestBody(matchingJsonPath("$.title", equalTo("Write it anew")))
                        .withRequestBody(matchingJsonPath("$.head", equalTo(BRANCH)))
                        .withRequestBody(matchingJsonPath("$.base", equalTo("main")))
                        .withRequestBody(matchingJsonPath("$.body", equalTo(BODY))));
        try (BranchAccess access = access()) {
            Tip main = access.fetch("main").orElseThrow();
            Tip proposal = access.fetch(BRANCH).orElseThrow();
            assertThat(proposal.parent()).isEqualTo(main.commit());
            assertThat(proposal.committer()).isEqualTo("Ada <ada@example.com>");
            assertThat(proposal.message()).startsWith("Write it anew\n").contains("stagefan generate -o x");
            assertThat(access.text(proposal.commit(), WORKFLOW)).contains("new\n");
            assertThat(access.text(proposal.commit(), "README.md")).contains("read me\n");
            assertThat(access.text(main.commit(), WORKFLOW)).contains("old\n");
        }
    }

    @Test
    void makesAFileThatIsNotThereYet() throws Exception {
        made();
        Map<String, String> files = new LinkedHashMap<>();
        files.put(".github/workflows/other.plan.json", "{}\n");
        files.put(".github/workflows/other.yml", "new\n");

        assertThat(propose(files).outcome()).isEqualTo(Outcome.MADE);
        try (BranchAccess access = access()) {
            assertThat(access.text(access.fetch(BRANCH).orElseThrow().commit(), ".github/workflows/other.plan.json"))
                    .contains("{}\n");
        }
    }

    @Test
    void labelsTheOneThatItMakes() throws Exception {
        made();
        github.server()
                .stubFor(post(urlPathEqualTo("/repos/acme/image/issues/7/labels"))
                        .willReturn(okJson("[{\"id\":1,\"name\":\"ci\",\"color\":\"ededed\"}]")));
        propose(request(Map.of(WORKFLOW, "new\n"), List.of("ci")), BODY);

        github.server()
                .verify(postRequestedFor(urlPathEqualTo("/repos/acme/image/issues/7/labels"))
                        .withRequestBody(containing("\"ci\"")));
    }

    @Test
    void doesNothingWhereTheBaseHasTheFiles() throws Exception {
        ProposalResult result = propose(Map.of(WORKFLOW, "old\n"));

        assertThat(result).isEqualTo(new ProposalResult(Outcome.NOTHING_TO_PROPOSE, "main", null));
        assertThat(server.pushes()).isZero();
    }

    @Test
    void namesItsPullRequestThatBecameObsolete() throws Exception {
        open("Write it anew", BODY);
        ProposalResult result = propose(Map.of(WORKFLOW, "old\n"));

        assertThat(result.outcome()).isEqualTo(Outcome.NOTHING_TO_PROPOSE);
        assertThat(result.pullRequest()).isNotNull();
        github.server().verify(0, patchRequestedFor(urlPathEqualTo(PULLS + "/7")));
    }

    @Test
    void theSecondTimeItPushesAndEditsNothing() throws Exception {
        made();
        propose(Map.of(WORKFLOW, "new\n"));
        open("Write it anew", BODY);
        // What else happens on the base branch is no reason either.
        commit("main", Map.of("README.md", "read me again\n"));
        ProposalResult result = propose(Map.of(WORKFLOW, "new\n"));

        assertThat(result.outcome()).isEqualTo(Outcome.AS_IT_WAS);
        assertThat(server.pushes()).isOne();
        github.server().verify(0, patchRequestedFor(urlPathEqualTo(PULLS + "/7")));
        github.server().verify(1, postRequestedFor(urlPathEqualTo(PULLS)));
    }

    @Test
    void doesNotProposeAgainWhatSomebodyClosed() throws Exception {
        made();
        propose(Map.of(WORKFLOW, "new\n"));
        String commit;
        try (BranchAccess access = access()) {
            commit = access.fetch(BRANCH).orElseThrow().commit();
        }
        github.server()
                .stubFor(get(urlPathEqualTo(PULLS))
                        .atPriority(1)
                        .withQueryParam("state", equalTo("closed"))
                        .willReturn(okJson("[" + pull("Write it anew", BODY).replace("0f3c", commit) + "]")));

        assertThat(propose(Map.of(WORKFLOW, "new\n")).outcome()).isEqualTo(Outcome.DECLINED);
        github.server().verify(1, postRequestedFor(urlPathEqualTo(PULLS)));
        // Another text is another proposal.
        assertThat(propose(Map.of(WORKFLOW, "newer\n")).outcome()).isEqualTo(Outcome.MADE);
    }

    @Test
    void updatesItsOwnWhenTheFilesChangeAgain() throws Exception {
        made();
        propose(Map.of(WORKFLOW, "new\n"));
        open("Write it anew", BODY);
        github.server().stubFor(patch(urlPathEqualTo(PULLS + "/7")).willReturn(okJson(pull("x", "y"))));
        ProposalResult result = propose(request(Map.of(WORKFLOW, "newer\n"), List.of()), "another text\n");

        assertThat(result.outcome()).isEqualTo(Outcome.UPDATED);
        assertThat(server.pushes()).isEqualTo(2);
        github.server()
                .verify(patchRequestedFor(urlPathEqualTo(PULLS + "/7"))
                        .withRequestBody(matchingJsonPath("$.body", equalTo("another text\n"))));
        try (BranchAccess access = access()) {
            Tip proposal = access.fetch(BRANCH).orElseThrow();
            assertThat(access.text(proposal.commit(), WORKFLOW)).contains("newer\n");
            assertThat(proposal.parent())
                    .isEqualTo(access.fetch("main").orElseThrow().commit());
        }
    }

    /** What docs.github.com names for these calls is contents: write and pull-requests: write, and nothing else. */
    @Test
    void callsNothingThatTakesAnotherPermission() throws Exception {
        made();
        github.server()
                .stubFor(post(urlPathEqualTo("/repos/acme/image/issues/7/labels"))
                        .willReturn(okJson("[]")));
        github.server().stubFor(patch(urlPathEqualTo(PULLS + "/7")).willReturn(okJson(pull("x", "y"))));
        propose(request(Map.of(WORKFLOW, "new\n"), List.of("ci")), BODY);
        open("another title", "another text");
        propose(request(Map.of(WORKFLOW, "newer\n"), List.of("ci")), BODY);

        assertThat(github.server().getAllServeEvents())
                .extracting(event -> event.getRequest().getMethod() + " "
                        + event.getRequest().getUrl().replaceFirst("\\?.*", ""))
                .containsOnly(
                        "GET /repos/acme/image",
                        "GET " + PULLS,
                        "POST " + PULLS,
                        "POST /repos/acme/image/issues/7/labels",
                        "PATCH " + PULLS + "/7");
    }

    @Test
    void movesToTheNewBaseWhenTheBaseChangesTheSameFile() throws Exception {
        made();
        propose(Map.of(WORKFLOW, "new\n"));
        open("Write it anew", BODY);
        commit("main", Map.of(WORKFLOW, "old, edited\n"));

        assertThat(propose(Map.of(WORKFLOW, "new\n")).outcome()).isEqualTo(Outcome.UPDATED);
        assertThat(server.pushes()).isEqualTo(2);
    }

    @Test
    void doesNotOverwriteACommitOfSomebodyElse() throws Exception {
        made();
        propose(Map.of(WORKFLOW, "new\n"));
        commit(BRANCH, Map.of(WORKFLOW, "edited by hand\n"));

        assertThatThrownBy(() -> propose(Map.of(WORKFLOW, "newer\n")))
                .isInstanceOfSatisfying(
                        ProposalException.class, e -> assertThat(e.kind()).isEqualTo(ProposalException.Kind.TAKEN))
                .hasMessageContaining(
                        "could not update the branch stagefan/image because somebody else committed to it")
                .hasMessageContaining("by Somebody <else@example.com>")
                .hasMessageEndingWith("merge or delete it, or give another name with --branch");
        assertThat(server.pushes()).isOne();
    }

    @Test
    void doesNotOverwriteWhatSomebodyPushesMeanwhile() throws Exception {
        made();
        propose(Map.of(WORKFLOW, "new\n"));
        server.beforePush(() -> {
            try {
                commit(BRANCH, Map.of("x", "y\n"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });

        assertThatThrownBy(() -> propose(Map.of(WORKFLOW, "newer\n")))
                .isInstanceOf(ProposalException.class)
                .hasMessageContaining("it moved while the proposal was made");
        try (BranchAccess access = access()) {
            assertThat(access.text(access.fetch(BRANCH).orElseThrow().commit(), "x"))
                    .contains("y\n");
        }
    }

    @Test
    void namesThePermissionForWorkflows() {
        server.refuse(REFUSAL);

        assertRefused()
                .hasMessageContaining(
                        "could not push the branch stagefan/image because the token may not change workflows")
                .hasMessageContaining(REFUSAL)
                .hasMessageContaining("the GITHUB_TOKEN of a workflow never may")
                .hasMessageContaining("workflows: write");
        assertThat(github.asked(PULLS)).isZero();
    }

    @Test
    void namesThePermissionToPush() {
        server.readOnly();

        assertRefused().hasMessageContaining("the token may not push").hasMessageEndingWith("it needs contents: write");
    }

    @Test
    void saysWhyAnotherRuleRefuses() {
        server.refuse("protected branch hook declined for " + TOKEN);

        assertRefused()
                .hasMessageContaining("because the server refuses it: protected branch hook declined for ***")
                .hasMessageNotContaining(TOKEN);
    }

    @Test
    void namesTheSettingThatForbidsPullRequests() {
        creation(GitHubDouble.error(403, "GitHub Actions is not permitted to create or approve pull requests."));

        assertRefused()
                .hasMessageContaining("could not make the pull request because the repository's settings do not let")
                .hasMessageContaining("Allow GitHub Actions to create and approve pull requests");
    }

    @Test
    void namesThePermissionForPullRequests() {
        creation(GitHubDouble.error(403, "Resource not accessible by integration"));

        assertRefused()
                .hasMessageContaining("the token may not do that (403 Resource not accessible by integration)")
                .hasMessageEndingWith("it needs contents: write and pull-requests: write");
    }

    @Test
    void saysWhatGitHubDoesNotTake() {
        creation(aResponse()
                .withStatus(422)
                .withBody(
                        "{\"message\":\"Validation Failed\",\"errors\":[{\"resource\":\"PullRequest\",\"code\":\"custom\","
                                + "\"message\":\"No commits between main and stagefan/image\"}]}"));

        assertRefused().hasMessageContaining("(Validation Failed (No commits between main and stagefan/image))");
    }

    @Test
    void takesTheOneThatIsThereAlready() throws Exception {
        // The answer to the first attempt gets lost, and the pull request is there when it is tried again.
        String state = "there";
        github.server()
                .stubFor(post(urlPathEqualTo(PULLS))
                        .inScenario("lost")
                        .whenScenarioStateIs(Scenario.STARTED)
                        .willSetStateTo(state)
                        .willReturn(GitHubDouble.error(502, "Server Error")));
        github.server()
                .stubFor(post(urlPathEqualTo(PULLS))
                        .inScenario("lost")
                        .whenScenarioStateIs(state)
                        .willReturn(aResponse()
                                .withStatus(422)
                                .withBody(
                                        "{\"message\":\"Validation Failed\",\"errors\":[{\"code\":\"custom\",\"message\":"
                                                + "\"A pull request already exists for acme:stagefan/image.\"}]}")));
        github.server()
                .stubFor(get(urlPathEqualTo(PULLS))
                        .inScenario("lost")
                        .whenScenarioStateIs(state)
                        .willReturn(okJson("[" + pull("Write it anew", BODY) + "]")));
        ProposalResult result = propose(Map.of(WORKFLOW, "new\n"));

        assertThat(result.outcome()).isEqualTo(Outcome.UPDATED);
        assertThat(result.pullRequest()).isNotNull();
    }

    @Test
    void waitsForALimit() throws Exception {
        made();
        github.first(
                PULLS,
                GitHubDouble.error(403, "You have exceeded a secondary rate limit.")
                        .withHeader("retry-after", "7"));

        assertThat(propose(Map.of(WORKFLOW, "new\n")).outcome()).isEqualTo(Outcome.MADE);
        assertThat(pace.sleeps()).containsExactly(Duration.ofSeconds(7));
    }

    @Test
    void namesABaseThatIsNotThere() {
        ProposalRequest request =
                new ProposalRequest("acme/image", "develop", BRANCH, "t", List.of(), ADA, Map.of(WORKFLOW, "new\n"));

        assertThatThrownBy(() -> propose(request, BODY))
                .isInstanceOf(ProposalException.class)
                .hasMessageContaining("acme/image has no such branch; give another one with --base");
    }

    @Test
    void aRepositoryThatTheTokenDoesNotSeeIsAnError() {
        github.server()
                .stubFor(get(urlPathEqualTo("/repos/acme/image"))
                        .atPriority(1)
                        .willReturn(GitHubDouble.error(404, "Not Found")));

        assertThatThrownBy(() -> propose(Map.of(WORKFLOW, "new\n")))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("404 Not Found; check the name, and that the token may see it");
    }

    @Test
    void aWrongTokenIsAnErrorThatDoesNotShowIt() throws Exception {
        try (Connection connection = connection()) {
            Proposer proposer = new Proposer(connection, GitRemote.of(server.url(), "another-token"), pace.pace());

            assertThatThrownBy(() ->
                            proposer.propose(request(Map.of(WORKFLOW, "new\n"), List.of()), "c", (base, files) -> BODY))
                    .isInstanceOfSatisfying(
                            GitException.class, e -> assertThat(e.kind()).isEqualTo(GitException.Kind.NOT_ALLOWED))
                    .hasMessageNotContaining("another-token");
        }
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertRefused() {
        return assertThatThrownBy(() -> propose(Map.of(WORKFLOW, "new\n")))
                .isInstanceOfSatisfying(
                        ProposalException.class, e -> assertThat(e.kind()).isEqualTo(ProposalException.Kind.OUTSIDE))
                .hasMessageNotContaining(TOKEN);
    }

    private ProposalResult propose(Map<String, String> files) throws IOException {
        return propose(request(files, List.of()), BODY);
    }

    private ProposalResult propose(ProposalRequest request, String body) throws IOException {
        try (Connection connection = connection()) {
            return new Proposer(connection, GitRemote.of(server.url(), TOKEN), pace.pace())
                    .propose(request, "stagefan generate -o x", (base, files) -> body);
        }
    }

    private Connection connection() throws ApiException {
        return Connection.open(
                Access.of(github.url(), TOKEN), pace.pace(), Duration.ofMinutes(5), (reason, until) -> {});
    }

    private static ProposalRequest request(Map<String, String> files, List<String> labels) {
        return new ProposalRequest("acme/image", null, BRANCH, "Write it anew", labels, ADA, files);
    }

    private BranchAccess access() throws IOException {
        return BranchAccess.open(GitRemote.of(server.url(), TOKEN));
    }

    /** Somebody else's commit, put there past the server. */
    private void commit(String branch, Map<String, String> files) throws IOException {
        GitRemote directly =
                GitRemote.of(server.repository().getDirectory().toURI().toString(), null);
        try (BranchAccess access = BranchAccess.open(directly)) {
            Tip tip = access.fetch(branch).orElse(null);
            Author somebody = new Author("Somebody", "else@example.com");
            access.push(branch, access.commit(tip, files, somebody, NOON, tree -> "by hand\n"), tip);
        }
    }

    private void made() {
        creation(okJson(pull("Write it anew", BODY)).withStatus(201));
    }

    private void creation(ResponseDefinitionBuilder answer) {
        github.server().stubFor(post(urlPathEqualTo(PULLS)).willReturn(answer));
    }

    private void open(String title, String body) {
        github.server()
                .stubFor(get(urlPathEqualTo(PULLS))
                        .atPriority(1)
                        .withQueryParam("head", equalTo("acme:" + BRANCH))
                        .withQueryParam("base", equalTo("main"))
                        .withQueryParam("state", equalTo("open"))
                        .willReturn(okJson("[" + pull(title, body) + "]")));
    }

    private static String pull(String title, String body) {
        String text;
        try {
            text = new ObjectMapper().writeValueAsString(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return """
                {"id":1,"node_id":"PR_x","number":7,"state":"open","locked":false,"title":"%s","body":%s,
                "url":"https://api.github.com/repos/acme/image/pulls/7","html_url":"https://github.com/acme/image/pull/7",
                "issue_url":"https://api.github.com/repos/acme/image/issues/7","user":{"login":"github-actions[bot]","id":41898282,"type":"Bot"},
                "labels":[],"draft":false,"created_at":"2026-11-25T03:00:00Z","updated_at":"2026-11-25T03:00:00Z",
                "head":{"label":"acme:stagefan/image","ref":"stagefan/image","sha":"0f3c"},
                "base":{"label":"acme:main","ref":"main","sha":"0f3d"},"author_association":"NONE"}""".formatted(title, text);
    }
}
