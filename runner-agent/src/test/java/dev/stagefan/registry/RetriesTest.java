package dev.stagefan.registry;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static dev.stagefan.registry.ReadingTest.assertRefused;
import static dev.stagefan.registry.RegistryDouble.error;
import static dev.stagefan.registry.RegistryDouble.manifest;
import static dev.stagefan.registry.RegistryDouble.manifestPath;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.stagefan.registry.RegistryException.Kind;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetriesTest {
    private static final byte[] IMAGE = Samples.image();
    private static final String PATH = manifestPath("nightly");

    private final RegistryDouble registry = new RegistryDouble();
    private final RegistryClient client = registry.client();

    @AfterEach
    void stop() {
        client.close();
        registry.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {425, 429, 500, 502, 503, 504})
    void waitsTwiceAsLongEachTime(int status) throws Exception {
        ResponseDefinitionBuilder fault = aResponse().withStatus(status);
        registry.first("GET", PATH, fault, fault, fault, fault, manifest(IMAGE));

        client.manifest(registry.tagged("nightly"));
        assertThat(registry.pace().sleeps()).containsExactly(seconds(1, 2, 4, 8));
        assertThat(registry.waits()).containsOnly(registry.address() + " answers " + status);
    }

    @Test
    void aFaultThatStaysIsSaidInTheEnd() {
        registry.always("GET", PATH, error(503, "UNAVAILABLE", "down for the night"));

        assertRefused(
                () -> client.manifest(registry.tagged("nightly")),
                Kind.TRANSIENT,
                "could not read the manifest " + registry.tagged("nightly") + " because " + registry.address()
                        + " answers 503" + " UNAVAILABLE: down for the night, 5 times in a row; try again later");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 405, 416, 501, 505, 507})
    void whatStaysIsNotTriedAgain(int status) {
        registry.always("GET", PATH, aResponse().withStatus(status));

        assertThat(catchThrowable(() -> client.manifest(registry.tagged("nightly"))))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("because " + registry.address() + " answers " + status);
        assertThat(registry.asked(PATH)).isEqualTo(1);
    }

    /** The clock stands at 04:00:00; the registry's own may show something else. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "7 | | 7",
                "0 | | 1",
                "-5 | | 1",
                "86400 | | 60",
                "99999999999999999999 | | 1",
                "soon | | 1",
                "Wed, 25 Nov 2026 04:00:09 GMT | | 9",
                "Wed, 25 Nov 2026 03:00:00 GMT | | 1",
                "Wed, 25 Nov 2026 05:00:09 GMT | Wed, 25 Nov 2026 05:00:00 GMT | 9",
                "Thu, 26 Nov 2026 04:00:00 GMT | | 60",
            })
    void waitsAsLongAsTheRegistrySaysAndNotForever(String retryAfter, String date, long seconds) throws Exception {
        ResponseDefinitionBuilder limit = aResponse().withStatus(429).withHeader("Retry-After", retryAfter);
        registry.first("GET", PATH, date == null ? limit : limit.withHeader("Date", date), manifest(IMAGE));

        client.manifest(registry.tagged("nightly"));
        assertThat(registry.pace().sleeps()).containsExactly(Duration.ofSeconds(seconds));
    }

    @Test
    void noWaitGoesBeyondTheTime() {
        registry.always(
                "GET", PATH, error(429, "TOOMANYREQUESTS", "pull rate limit").withHeader("Retry-After", "3600"));
        Retries retries = new Retries(
                9, Duration.ofSeconds(1), Duration.ofSeconds(60), Duration.ofSeconds(150), Duration.ofSeconds(10));

        try (RegistryClient hasty = registry.client(DockerConfig.empty(), retries)) {
            assertRefused(
                    () -> hasty.manifest(registry.tagged("nightly")),
                    Kind.TRANSIENT,
                    "because " + registry.address()
                            + " answers 429 TOOMANYREQUESTS: pull rate limit, for 150 s in all; try again later,"
                            + " or log in with docker login");
        }
        assertThat(registry.pace().sleeps()).containsExactly(seconds(60, 60));
    }

    @Test
    void aHostThatIsNotThereIsSaidSoon() {
        assertRefused(
                () -> client.manifest(ImageReference.parse("localhost:1/a:b")),
                Kind.UNREACHABLE,
                "because nothing answers at localhost:1, 4 times in a row; check the registry's address, and that it"
                        + " runs");
        assertRefused(
                () -> client.manifest(ImageReference.parse("no-such-host.invalid/a:b")),
                Kind.UNREACHABLE,
                "because the host no-such-host.invalid is not known here");
    }

    @Test
    void whatSpeaksNoTlsIsSaidSo() {
        // A name that is not this machine's own is spoken to by TLS only.
        Repository repository = Repository.parse("0.0.0.0:" + registry.server().port() + "/a");

        assertRefused(
                () -> client.manifest(ImageReference.tagged(repository, "b")), Kind.UNREACHABLE, "no trusted TLS");
    }

    private static Duration[] seconds(int... seconds) {
        return IntStream.of(seconds).mapToObj(Duration::ofSeconds).toArray(Duration[]::new);
    }
}
