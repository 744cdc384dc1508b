package dev.stagefan.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("engine")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultyRegistryTest {
    private static final int MEGABYTE = 1_000_000;

    private final HttpClient client = HttpClient.newHttpClient();
    private final byte[] content = new byte[MEGABYTE];
    private Registry registry;
    private FaultyRegistry proxy;

    @BeforeAll
    void start() {
        registry = Registry.open();
        proxy = FaultyRegistry.before(registry);
        new Random(5).nextBytes(content);
    }

    @AfterEach
    void mend() {
        proxy.mend();
    }

    @AfterAll
    void stop() {
        proxy.close();
        registry.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void carriesWhatIsPushedAndPulledAndCountsIt(boolean chunked) throws Exception {
        long sent = proxy.sent();
        long received = proxy.received();

        assertThat(push(content, chunked).statusCode()).isEqualTo(201);
        assertThat(pull(content).body()).isEqualTo(content);

        assertThat(proxy.sent() - sent).isEqualTo(MEGABYTE);
        assertThat(proxy.received() - received).isEqualTo(MEGABYTE);
    }

    @Test
    void leadsAnUploadBackToItself() throws Exception {
        assertThat(begin().headers().firstValue("Location").orElseThrow()).startsWith("http://" + proxy.address());
    }

    @Test
    void answersTlsAsAServerWithoutItDoes() throws IOException {
        int port = URI.create("http://" + proxy.address()).getPort();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(new byte[] {0x16, 0x03, 0x01, '\n'});

            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 400 ");
        }
    }

    @Test
    void answersInTheRegistrysPlaceAsOftenAsTold() throws Exception {
        proxy.with(Fault.answer("POST /v2/test/blobs/uploads/", 2, 500).after(1));

        assertThat(List.of(begin().statusCode(), begin().statusCode(), begin().statusCode(), begin().statusCode()))
                .containsExactly(202, 500, 500, 202);
    }

    @Test
    void saysWhenToComeAgain() throws Exception {
        proxy.with(Fault.tooMany("POST .*", 1, 7));

        HttpResponse<byte[]> answer = begin();

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).contains("7");
    }

    @Test
    void cutsAnUploadOff() {
        long sent = proxy.sent();
        proxy.with(Fault.cut("PUT .*", 1, MEGABYTE / 2));

        assertThatThrownBy(() -> push(content, false)).isInstanceOf(IOException.class);
        assertThat(proxy.sent() - sent).isBetween(MEGABYTE / 3L, MEGABYTE / 2L);
    }

    @Test
    void cutsADownloadOff() throws Exception {
        push(content, false);
        proxy.with(Fault.cut("GET .*", 1, MEGABYTE / 2));

        assertThatThrownBy(() -> pull(content)).isInstanceOf(IOException.class);
        assertThat(pull(content).body()).isEqualTo(content);
    }

    @Test
    void losesTheAnswerToWhatTheRegistryHasDone() throws Exception {
        byte[] other = "the registry has it".getBytes(StandardCharsets.UTF_8);
        proxy.with(Fault.lost("PUT .*", 1, 0));

        assertThatThrownBy(() -> push(other, false)).isInstanceOf(IOException.class);
        assertThat(pull(other).body()).isEqualTo(other);
    }

    @Test
    void breaksAConnectionThatWasQuiet() {
        proxy.with(Fault.quiet("POST .*", 1, 0.1));

        assertThatThrownBy(this::begin).isInstanceOf(IOException.class);
    }

    @Test
    void corruptsADownload() throws Exception {
        push(content, false);
        proxy.with(Fault.corruption("GET .*", 1));

        assertThat(pull(content).body()).hasSize(MEGABYTE).isNotEqualTo(content);
        assertThat(pull(content).body()).isEqualTo(content);
    }

    @Test
    void corruptsAnUploadWhichTheRegistryNotices() throws Exception {
        proxy.with(Fault.corruption("PUT .*", 1));

        assertThat(push(content, false).statusCode()).isEqualTo(400);
    }

    @Test
    void letsNothingBeWrittenToARegistryThatIsReadOnly() throws Exception {
        push(content, false);
        proxy.with(Fault.readOnly());

        assertThat(begin().statusCode()).isEqualTo(405);
        assertThat(pull(content).statusCode()).isEqualTo(200);
    }

    @Test
    void tellsWhichRequestsWentWrong() throws Exception {
        long struck = proxy.struck();
        proxy.with(Fault.answer("POST .*", 1, 500));

        begin();

        assertThat(proxy.struck() - struck).isEqualTo(1);
        assertThat(proxy.exchanges().get(proxy.exchanges().size() - 1))
                .isEqualTo(new FaultyRegistry.Exchange("POST", "/v2/test/blobs/uploads/", 500, true));
    }

    private HttpResponse<byte[]> begin() throws IOException, InterruptedException {
        return send(request("/v2/test/blobs/uploads/").POST(BodyPublishers.noBody()));
    }

    private HttpResponse<byte[]> push(byte[] blob, boolean chunked) throws IOException, InterruptedException {
        String location = begin().headers().firstValue("Location").orElseThrow();
        HttpRequest.BodyPublisher body = chunked
                ? BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(blob))
                : BodyPublishers.ofByteArray(blob);
        return send(HttpRequest.newBuilder(URI.create(location + "&digest=" + digest(blob)))
                .header("Content-Type", "application/octet-stream")
                .PUT(body));
    }

    private HttpResponse<byte[]> pull(byte[] blob) throws IOException, InterruptedException {
        return send(request("/v2/test/blobs/" + digest(blob)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://" + proxy.address() + path));
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.version(HttpClient.Version.HTTP_1_1).build(), BodyHandlers.ofByteArray());
    }

    private static String digest(byte[] blob) {
        try {
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(blob));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
