package dev.stagefan.github.api;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.temporaryRedirect;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static dev.stagefan.github.GitHubDouble.REPOSITORY;
import static dev.stagefan.github.GitHubDouble.TOKEN;
import static dev.stagefan.github.GitHubDouble.error;
import static dev.stagefan.github.GitHubDouble.logPath;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.sun.net.httpserver.HttpServer;
import dev.stagefan.github.GitHubDouble;
import dev.stagefan.github.TestPace;
import dev.stagefan.github.api.LogDownload.Answered;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LogDownloadTest {
    private static final long JOB = 101;
    private static final String STORED = "/stored/log";

    private final GitHubDouble github = new GitHubDouble();

    /** Another host: what GitHub keeps logs on. */
    private final GitHubDouble storage = new GitHubDouble();

    private final TestPace pace = new TestPace();

    @AfterEach
    void stop() {
        github.close();
        storage.close();
    }

    @Test
    void followsToWhereTheLogIsWithoutTheToken() throws Exception {
        redirect();
        storage.first(STORED, ok("a log"));

        assertThat(read()).isEqualTo("a log");
        github.server()
                .verify(getRequestedFor(urlPathEqualTo(logPath(JOB)))
                        .withHeader("Authorization", equalTo("Bearer " + TOKEN)));
        storage.server().verify(1, getRequestedFor(urlPathEqualTo(STORED)).withoutHeader("Authorization"));
        assertThat(storage.server().getAllServeEvents().get(0).getRequest().toString())
                .doesNotContain(TOKEN);
    }

    @Test
    void tellsALogThatHasExpiredFromOneThatIsNotThere() throws Exception {
        github.first(logPath(JOB), error(410, "Gone"), error(404, "Not Found"));

        assertThat(answer()).isInstanceOf(Answered.Expired.class);
        assertThat(answer()).isInstanceOf(Answered.NotThere.class);
        assertThat(pace.sleeps()).isEmpty();
    }

    @Test
    void asksForAnotherAddressWhereOneHasExpired() throws Exception {
        redirect();
        storage.first(STORED, aResponse().withStatus(403).withBody("<Error>AuthenticationFailed</Error>"), ok("a log"));

        assertThat(read()).isEqualTo("a log");
        assertThat(github.asked(logPath(JOB))).isEqualTo(2);
    }

    @Test
    void aTokenThatMayNotIsNotTriedAgain() {
        github.first(logPath(JOB), error(403, "Must have admin rights to Repository."));

        assertThatThrownBy(this::read)
                .isInstanceOf(ApiException.class)
                .hasMessageStartingWith("could not GET " + logPath(JOB)
                        + " because localhost answers 403 Must have admin rights to Repository.; the token needs");
        assertThat(github.asked(logPath(JOB))).isEqualTo(1);
    }

    @Test
    void waitsForALimit() throws Exception {
        redirect();
        github.first(logPath(JOB), error(429, "slower").withHeader("retry-after", "9"), toStorage());
        storage.json(STORED, "a log");

        assertThat(read()).isEqualTo("a log");
        assertThat(pace.sleeps()).containsExactly(Duration.ofSeconds(9));
    }

    @ParameterizedTest
    @EnumSource
    void readsFromTheStartAgainWhenTheConnectionBreaks(Fault fault) throws Exception {
        redirect();
        storage.first(STORED, aResponse().withFault(fault), aResponse().withFault(fault), ok("a log"));

        assertThat(read()).isEqualTo("a log");
        assertThat(pace.sleeps()).isNotEmpty();
    }

    @Test
    void readsFromTheStartAgainWhenTheLogIsShorterThanItSays() throws Exception {
        redirect();
        storage.first(STORED, ok("a lo").withHeader("Content-Length", "5"), ok("a log"));

        assertThat(read()).isEqualTo("a log");
        assertThat(pace.sleeps()).containsExactly(Duration.ofSeconds(1));
    }

    @Test
    void handsOnALogAsItComes() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream body = exchange.getResponseBody()) {
                body.write("b".getBytes(StandardCharsets.UTF_8));
                body.flush();
                body.write(await(begun) ? "end".getBytes(StandardCharsets.UTF_8) : new byte[0]);
            }
        });
        server.start();
        try {
            github.first(
                    logPath(JOB),
                    temporaryRedirect("http://127.0.0.1:" + server.getAddress().getPort() + "/"));
            Answered<String> log = open().logs().read(REPOSITORY, JOB, in -> {
                String begin = Character.toString(in.read());
                begun.countDown();
                return begin + text(in);
            });

            assertThat(read(log)).isEqualTo("bend");
        } finally {
            server.stop(0);
        }
    }

    private void redirect() {
        ResponseDefinitionBuilder answer = toStorage();
        github.first(logPath(JOB), answer, answer, answer);
    }

    private ResponseDefinitionBuilder toStorage() {
        return aResponse().withStatus(302).withHeader("Location", storage.url() + STORED + "?sig=secret");
    }

    private String read() throws ApiException {
        return read(answer());
    }

    private Answered<String> answer() throws ApiException {
        return open().logs().read(REPOSITORY, JOB, LogDownloadTest::text);
    }

    private static String read(Answered<String> answer) {
        return ((Answered.Read<String>) answer).value();
    }

    private Connection open() throws ApiException {
        return Connection.open(Access.of(github.url(), TOKEN), pace.pace(), Duration.ofHours(1), (reason, until) -> {});
    }

    private static String text(InputStream in) throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
