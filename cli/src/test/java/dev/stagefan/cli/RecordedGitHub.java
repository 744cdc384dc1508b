package dev.stagefan.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** GitHub's API with two runs of a workflow, and the host that it keeps logs on. */
final class RecordedGitHub implements AutoCloseable {
    static final Path FILES = Project.root().resolve("cli/src/test/resources/timings-pull");

    private static final String REPOSITORY = "/repos/acme/image";

    final WireMockServer api = new WireMockServer(wireMockConfig().dynamicPort());
    final WireMockServer storage = new WireMockServer(wireMockConfig().dynamicPort());

    RecordedGitHub() {
        api.start();
        storage.start();
        api.stubFor(get(anyUrl())
                .atPriority(10)
                .willReturn(okJson("{\"message\":\"Not Found\"}").withStatus(404)));
        json(REPOSITORY, "repository.json");
        json(REPOSITORY + "/actions/workflows/image.yml", "workflow.json");
        json(REPOSITORY + "/actions/workflows/71/runs", "runs.json");
        for (long run : List.of(18840001L, 18840002L)) {
            json(jobs(run), "jobs-" + run + ".json");
        }
        for (int job : List.of(401, 404, 501, 502, 503)) {
            String stored = "/stored/" + job;
            answer(
                    REPOSITORY + "/actions/jobs/" + job + "/logs",
                    aResponse().withStatus(302).withHeader("Location", storage.baseUrl() + stored + "?sig=x"));
            storage.stubFor(get(urlPathEqualTo(stored)).willReturn(aResponse().withBody(text("log-" + job + ".txt"))));
        }
    }

    static String jobs(long run) {
        return REPOSITORY + "/actions/runs/" + run + "/jobs";
    }

    void answer(String path, ResponseDefinitionBuilder answer) {
        api.stubFor(get(urlPathEqualTo(path)).willReturn(answer));
    }

    private void json(String path, String file) {
        answer(path, okJson(text(file)));
    }

    static String text(String file) {
        try {
            return Files.readString(FILES.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        api.stop();
        storage.stop();
    }
}
