package dev.stagefan.registry;

import static dev.stagefan.registry.ReadingTest.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stagefan.registry.RegistryException.Kind;
import java.time.Clock;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What HTTPS is for, without a certificate to test with. */
class RegistryHostTest {
    private static final String HOST = "registry.example:8443";

    /** A proxy that ends TLS may leave the registry behind it in the dark (distribution/distribution#996). */
    @ParameterizedTest
    @CsvSource({
        "/up/1?x=1, https://registry.example:8443/up/1?x=1",
        "https://registry.example:8443/up/1, https://registry.example:8443/up/1",
        "http://registry.example:8443/up/1, https://registry.example:8443/up/1",
        "http://registry.example/up/1, https://registry.example:8443/up/1",
        "https://storage.example/up/1, https://storage.example/up/1",
        "http://storage.example/up/1,",
        "ftp://registry.example/up/1,",
        ","
    })
    void anUploadDoesNotLeaveHttps(@Nullable String location, @Nullable String next) {
        HttpUrl url = host().next(answer(), location);

        assertThat(url == null ? null : url.toString()).isEqualTo(next);
    }

    @Test
    void aPasswordDoesNotLeaveHttps() throws Exception {
        HttpUrl registry = RegistryHost.url(HOST);
        assertThat(TokenEndpoint.of(HOST, registry, "https://tokens.example/token", null)
                        .realm()
                        .host())
                .isEqualTo("tokens.example");

        assertRefused(
                () -> TokenEndpoint.of(HOST, registry, "http://registry.example/token", null),
                Kind.REFUSED,
                "because it has its tokens from registry.example by plain HTTP, where a password would be seen");
        assertRefused(() -> TokenEndpoint.of(HOST, registry, "/token", null), Kind.REFUSED, "does not say from where");
        assertRefused(() -> TokenEndpoint.of(HOST, registry, null, null), Kind.REFUSED, "does not say from where");
    }

    private static RegistryHost host() {
        Exchange exchange = new Exchange(new OkHttpClient(), Clock.systemUTC(), new Secrets());
        Patience patience = new Patience(Retries.USUAL, new TestPace().pace(), (reason, until) -> {});
        return new RegistryHost(HOST, DockerConfig.empty(), exchange, patience);
    }

    private static Response answer() {
        return new Response.Builder()
                .request(new Request.Builder()
                        .url("https://" + HOST + "/v2/acme/widget/blobs/uploads/")
                        .build())
                .protocol(Protocol.HTTP_1_1)
                .code(202)
                .message("Accepted")
                .body(ResponseBody.create("", null))
                .build();
    }
}
