package dev.stagefan.github.history;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static dev.stagefan.github.GitHubDouble.TOKEN;
import static dev.stagefan.github.GitHubDouble.error;
import static dev.stagefan.github.GitHubDouble.job;
import static dev.stagefan.github.GitHubDouble.jobsPath;
import static dev.stagefan.github.GitHubDouble.run;
import static dev.stagefan.github.GitHubDouble.runsPath;
import static dev.stagefan.github.GitHubDouble.step;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.stagefan.github.GitHubDouble;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong on the way, and what a pull makes of it. */
class PullFaultsTest {
    private static final long RUN = 11;

    private final GitHubDouble github = new GitHubDouble();

    @TempDir
    Path temporary;

    private Pull pull;

    @BeforeEach
    void oneRun() {
        github.runs(run(RUN, 3, "2026-11-20T02:00:00Z"));
        github.jobs(RUN, oneJob(101, "base"));
        pull = new Pull(github, temporary);
        pull.logs = HistoryPull.Logs.LEFT_OUT;
    }

    @AfterEach
    void stop() {
        github.close();
    }

    @Test
    void asksAsTheOwnerOfTheToken() {
        pull.run();

        github.server()
                .verify(getRequestedFor(urlPathEqualTo(jobsPath(RUN)))
                        .withHeader("Authorization", equalTo("Bearer " + TOKEN))
                        .withHeader("X-GitHub-Api-Version", equalTo("2022-11-28"))
                        .withQueryParam("filter", equalTo("all")));
    }

    @Test
    void asksAsNobodyWithoutAToken() {
        pull.token = null;

        assertThat(pull.run().jobs()).isEqualTo(1);
        github.server().verify(getRequestedFor(urlPathEqualTo(jobsPath(RUN))).withoutHeader("Authorization"));
    }

    @Test
    void aRefusedTokenIsNotTriedAgain() {
        github.first("/repos/acme/image", error(401, "Bad credentials"));

        PullResult result = pull.run();

        assertThat(result.stopped())
                .isEqualTo("could not GET /repos/acme/image because localhost answers 401 Bad credentials; give a valid"
                        + " token in GITHUB_TOKEN");
        assertThat(github.asked()).isEqualTo(1);
    }

    @Test
    void aTokenThatMayNotIsToldWhatItNeeds() {
        github.first(jobsPath(RUN), error(403, "Resource not accessible by integration"));

        assertThat(pull.run().stopped())
                .startsWith("could not GET " + jobsPath(RUN)
                        + " because localhost answers 403 Resource not accessible by integration; the token needs")
                .contains("actions: read");
        assertThat(github.asked(jobsPath(RUN))).isEqualTo(1);
    }

    @Test
    void aRepositoryThatIsNotThereIsSaidToBe() {
        github.first("/repos/acme/image", error(404, "Not Found"));
        pull.token = null;

        assertThat(pull.run().stopped())
                .isEqualTo(
                        "could not GET /repos/acme/image because localhost answers 404 Not Found; check the name; what"
                                + " is private is found with a token in GITHUB_TOKEN only");
    }

    @Test
    void aWorkflowThatIsNotThereIsAnsweredWithThoseThatAre() {
        github.json(
                "/repos/acme/image/actions/workflows",
                GitHubDouble.page(
                        2,
                        "workflows",
                        java.util.List.of(
                                GitHubDouble.workflow(71, "image.yml"), GitHubDouble.workflow(72, "nightly.yml"))));
        pull.workflow = "nigthly.yml";

        assertThat(pull.run().stopped())
                .isEqualTo(
                        "could not read the workflow nigthly.yml because acme/image has none of that name; try one of"
                                + " image.yml, nightly.yml");
    }

    @Test
    void waitsForTheLimitOfATokenToBeReset() {
        github.first(
                jobsPath(RUN),
                error(403, "API rate limit exceeded for installation ID 4.")
                        .withHeader("x-ratelimit-limit", "1000")
                        .withHeader("x-ratelimit-remaining", "0")
                        .withHeader("x-ratelimit-reset", "1795581600")
                        // A server whose clock is 20 minutes ahead of the one here.
                        .withHeader("Date", "Wed, 25 Nov 2026 04:20:00 GMT"));

        PullResult result = pull.run();

        assertThat(result.stopped()).isNull();
        assertThat(result.jobs()).isEqualTo(1);
        assertThat(pull.pace.sleeps()).containsExactly(Duration.ofSeconds(20 * 60 + 1));
        assertThat(pull.told)
                .contains(
                        "waiting until 2026-11-25T04:20:01Z because the 1000 requests an hour of the token are used up");
    }

    @Test
    void doesNotWaitLongerThanItMay() {
        github.first(
                jobsPath(RUN),
                error(403, "API rate limit exceeded")
                        .withHeader("x-ratelimit-remaining", "0")
                        .withHeader("x-ratelimit-reset", "1795589000"));

        assertThat(pull.run().stopped())
                .isEqualTo("could not GET " + jobsPath(RUN)
                        + " because the requests an hour of the token are used up; try again after 06:44 UTC, or allow a"
                        + " longer wait");
        assertThat(pull.pace.sleeps()).isEmpty();
    }

    @Test
    void saysWhatATokenIsGoodForWhenTheLimitOfNobodyIsReached() {
        pull.token = null;
        github.first(
                runsPath(),
                error(403, "API rate limit exceeded for 10.0.0.1.")
                        .withHeader("x-ratelimit-limit", "60")
                        .withHeader("x-ratelimit-remaining", "0")
                        .withHeader("x-ratelimit-reset", "1795581600")
                        .withHeader("Date", "Wed, 25 Nov 2026 04:00:00 GMT"));

        assertThat(pull.run().stopped())
                .isEqualTo(
                        "could not GET " + runsPath() + " because the 60 requests an hour that GitHub allows without a"
                                + " token are used up until 04:41 UTC; set GITHUB_TOKEN, or try again then");
        assertThat(pull.pace.sleeps()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 429})
    void waitsAsLongAsItIsToldTo(int status) {
        github.first(
                jobsPath(RUN),
                error(status, "You have exceeded a secondary rate limit").withHeader("retry-after", "7"),
                error(status, "You have exceeded a secondary rate limit").withHeader("Retry-After", "0"));

        assertThat(pull.run().stopped()).isNull();
        assertThat(pull.pace.sleeps()).containsExactly(Duration.ofSeconds(7), Duration.ZERO);
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 429})
    void waitsAMinuteAndTwiceAsLongWhereNobodySaysHowLong(int status) {
        ResponseDefinitionBuilder answer = error(status, "You have exceeded a secondary rate limit.");
        github.first(jobsPath(RUN), answer, answer, answer);

        assertThat(pull.run().stopped()).isNull();
        assertThat(pull.pace.sleeps())
                .containsExactly(Duration.ofMinutes(1), Duration.ofMinutes(2), Duration.ofMinutes(4));
    }

    @Test
    void triesAgainWhenTheServerIsOutOfOrder() {
        github.first(
                jobsPath(RUN),
                error(500, "Server Error"),
                aResponse().withStatus(502).withBody("<html>"));

        assertThat(pull.run().jobs()).isEqualTo(1);
        assertThat(pull.pace.sleeps()).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
    }

    @Test
    void givesUpWhenTheServerStaysOutOfOrder() {
        ResponseDefinitionBuilder answer = aResponse().withStatus(503);
        github.first(jobsPath(RUN), answer, answer, answer, answer, answer, answer);

        assertThat(pull.run().stopped())
                .isEqualTo("could not GET " + jobsPath(RUN)
                        + " because GitHub answers 503, 5 times in a row; try again later");
        assertThat(github.asked(jobsPath(RUN))).isEqualTo(5);
    }

    @Test
    void triesAgainWhenJsonIsCutShort() {
        github.first(
                jobsPath(RUN),
                aResponse()
                        .withHeader("Content-Type", "application/json")
                        .withBody("{\"total_count\":1,\"jobs\":[{\"id\":10"));

        assertThat(pull.run().jobs()).isEqualTo(1);
        assertThat(pull.told).anyMatch(line -> line.endsWith("because the answer is no whole JSON"));
    }

    @Test
    void triesAgainWhenABodyIsShorterThanItSays() {
        github.first(
                jobsPath(RUN),
                aResponse().withHeader("Content-Length", "5000").withBody("{\"total_count\":1,\"jobs\":["));

        assertThat(pull.run().jobs()).isEqualTo(1);
        assertThat(pull.pace.sleeps()).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void triesAgainWhenTheConnectionBreaks(Fault fault) {
        github.first(
                jobsPath(RUN),
                aResponse().withFault(fault),
                aResponse().withFault(fault),
                aResponse().withFault(fault));

        PullResult result = pull.run();

        assertThat(result.stopped()).isNull();
        assertThat(result.jobs()).isEqualTo(1);
        assertThat(pull.pace.sleeps()).isNotEmpty();
    }

    @Test
    void anAnswerOfAnotherShapeIsNoErrorOfOurs() {
        github.json(jobsPath(RUN), "{\"jobs\":[{\"id\":1,\"created_at\":\"yesterday\"}]}");

        assertThat(pull.run().stopped())
                .startsWith("could not read the jobs of run 3 because the answer is not as GitHub's documentation");
    }

    @Test
    void theTokenIsNowhereInWhatIsTold() {
        github.first(jobsPath(RUN), error(401, "Bad credentials"));

        assertThat(pull.run().stopped() + pull.told).doesNotContain("that_must");
    }

    private static String oneJob(long id, String name) {
        return job(
                id,
                name,
                "2026-11-20T02:00:01Z",
                "2026-11-20T02:20:00Z",
                step(1, "Set up job", "2026-11-20T02:00:09Z", "2026-11-20T02:00:11Z"),
                step(2, "Build and push " + name, "2026-11-20T02:00:40Z", "2026-11-20T02:19:50Z"));
    }
}
