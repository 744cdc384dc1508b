package dev.stagefan.reuse;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.head;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpSourceTest {
    private final WireMockServer server = new WireMockServer(wireMockConfig().dynamicPort());

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private String version(ResponseDefinitionBuilder answer) throws IOException {
        server.stubFor(head(urlPathEqualTo("/a.tar")).willReturn(answer));
        return new HttpSource().version(server.baseUrl() + "/a.tar");
    }

    @Test
    void aServerSaysWhichVersionItHas() throws IOException {
        assertThat(version(aResponse().withHeader("ETag", "\"1\"").withHeader("Last-Modified", "yesterday")))
                .isEqualTo("etag \"1\"");
        assertThat(version(aResponse().withHeader("Last-Modified", "yesterday").withHeader("Content-Length", "7")))
                .isEqualTo("changed yesterday, 7 bytes");
    }

    @Test
    void whatItDoesNotSayIsNotGuessed() {
        assertThatThrownBy(() -> version(aResponse())).hasMessageContaining("says neither an ETag nor when");
        assertThatThrownBy(() -> version(aResponse().withStatus(404))).hasMessage("localhost answers 404");
        assertThatThrownBy(() -> new HttpSource().version("https://")).hasMessage("its URL cannot be read");
    }
}
