package dev.stagefan.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CleanCommandTest {
    private final WireMockServer registry = new WireMockServer(wireMockConfig().dynamicPort());
    private final Session session = new Session(Path.of("."));
    private final List<String> tags = new ArrayList<>();

    private String image = "";

    @BeforeEach
    void start() throws Exception {
        registry.start();
        image = "127.0.0.1:" + registry.port() + "/acme/widget";
        registry.stubFor(any(anyUrl()).atPriority(10).willReturn(aResponse().withStatus(404)));
        put("main-1f2e3d4c.stage-base-" + "1".repeat(32), "2026-01-01T00:00:00Z");
        put("main-1f2e3d4c.stage-base-" + "2".repeat(32), "2026-02-01T00:00:00Z");
        put("main-1f2e3d4c.stage-base-" + "3".repeat(32), "2026-03-01T00:00:00Z");
        put("nightly", "2026-01-02T00:00:00Z");
        list();
    }

    private void list() {
        registry.stubFor(any(urlPathEqualTo("/v2/acme/widget/tags/list"))
                .willReturn(okJson("{\"name\":\"acme/widget\",\"tags\":["
                        + tags.stream().map(tag -> '"' + tag + '"').collect(Collectors.joining(",")) + "]}")));
    }

    @AfterEach
    void stop() {
        registry.stop();
    }

    @Test
    void saysWhatItWouldDeleteAndDeletesNothing() {
        Session.Outcome outcome = session.run("clean", "--image=" + image, "--keep=2");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out())
                .startsWith(image + "\n  would delete 1, with --delete:\n")
                .contains("and there are 2 newer ones")
                .contains("one of the last 2 of its kind", "the newest of its kind")
                .endsWith("  leaves 1 other without a tag of stagefan's\n");
        registry.verify(0, deleteRequestedFor(anyUrl()));
    }

    /** Images that are made to be the same each time have the first date that there is. */
    @Test
    void aDateThatWasMadeUpTellsNothing() throws Exception {
        put("main-1f2e3d4c.stage-made-up-" + "1".repeat(32), "1970-01-01T00:00:00Z");
        put("main-1f2e3d4c.stage-made-up-" + "2".repeat(32), "no date");
        list();
        Session.Outcome outcome = session.run("clean", "--image=" + image, "--older-than=30");

        assertThat(outcome.out().lines().filter(line -> line.contains("made-up")))
                .hasSize(2)
                .allMatch(line -> line.endsWith("  its age is unknown"));
    }

    @Test
    void deletesByDigest() {
        registry.stubFor(delete(urlPathMatching("/v2/acme/widget/manifests/.*"))
                .willReturn(aResponse().withStatus(202)));
        Session.Outcome outcome = session.run("clean", "--image=" + image, "--older-than=30", "--delete");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains("  deleted 2:\n");
        registry.verify(2, deleteRequestedFor(urlPathMatching("/v2/acme/widget/manifests/sha256:.*")));
    }

    @Test
    void aRegistryThatDeletesNothingIsToldHowToLetIt() {
        registry.stubFor(delete(urlPathMatching("/v2/acme/widget/manifests/.*"))
                .willReturn(aResponse()
                        .withStatus(405)
                        .withBody("{\"errors\":[{\"code\":\"UNSUPPORTED\",\"message\":\"not supported\"}]}")));
        Session.Outcome outcome = session.run("clean", "--image=" + image, "--keep=1", "--delete");

        assertThat(outcome.exitCode()).isEqualTo(3);
        assertThat(outcome.err())
                .contains("because 127.0.0.1:" + registry.port() + " deletes nothing by this API; let it")
                .contains("REGISTRY_STORAGE_DELETE_ENABLED=true");
        registry.verify(1, deleteRequestedFor(anyUrl()));
    }

    /** What it lists could be what is deleted. */
    @Test
    void aTagThatCannotBeReadStopsItBeforeAnythingIsDeleted() {
        registry.stubFor(any(urlPathEqualTo("/v2/acme/widget/manifests/nightly"))
                .atPriority(1)
                .willReturn(aResponse().withStatus(403)));
        Session.Outcome outcome = session.run("clean", "--image=" + image, "--keep=1", "--delete");

        assertThat(outcome.exitCode()).isEqualTo(3);
        assertThat(outcome.err()).contains(image + ":nightly");
        registry.verify(0, deleteRequestedFor(anyUrl()));
    }

    @Test
    void writesJson() throws Exception {
        Session.Outcome outcome = session.run("clean", "--image=" + image, "--keep=2", "--format=json");

        assertThat(outcome.out()).startsWith("{\n  \"schema\" : \"stagefan/clean/v1\"");
        assertThat(new ObjectMapper()
                        .readTree(outcome.out())
                        .at("/repositories/0/going/0/deleted")
                        .asBoolean(true))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "| could not tell what may go because neither an age nor a number is given; try --older-than 30, or --keep 3",
                "--older-than=0 | could not use --older-than 0 because it is no number of days from 1 to 36500; try 30",
                "--keep=0 | could not use --keep 0 because the newest of each kind stays in any case; give 1 or more",
                "--keep=1 --untagged | could not use --untagged because it goes by age alone; give --older-than",
                "--older-than=1 --untagged --namespace=x | could not use --untagged with --namespace because",
                "--keep=1 --image=ghcr.io/Acme/widget | --image: could not read",
                "--keep=1 --image=ghcr.io/acme/widget | could not clean ghcr.io/acme/widget because GitHub's API gives nothing"
                        + " without a token; set GITHUB_TOKEN",
                "--keep=1 --schedule=1 | could not tell what the options of a workflow are for because its file is not given",
                "--keep=1 --workflow=x | could not write the workflow because no action is given",
                "--keep=1 --workflow=x --action=./x | could not write the workflow because it would never run",
                "--keep=1 --workflow=x --delete --untagged --older-than=3 | could not use --untagged, --delete because"
            })
    void saysWhyItCannotBeDone(String options, String message) {
        List<String> words = new ArrayList<>(List.of("clean"));
        if (options == null || !options.contains("--image")) {
            words.add("--image=" + image);
        }
        if (options != null) {
            words.addAll(List.of(options.split(" ")));
        }
        Session.Outcome outcome = session.run(words.toArray(String[]::new));

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).startsWith("stagefan: " + message);
    }

    @Test
    void writesTheWorkflowThatIsThereToCopy(@TempDir Path folder) throws Exception {
        Files.createDirectory(folder.resolve(".git"));
        Session.Outcome outcome = new Session(folder)
                .run(
                        "clean",
                        "--schedule=47 4 * * 0",
                        "--action=stagefan/stagefan/action@0123456789abcdef0123456789abcdef01234567 # v0.1.0",
                        "--workflow=.github/workflows/clean.yml",
                        "--keep=10",
                        "--older-than=30",
                        "--image=ghcr.io/acme/atom");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(folder.resolve(".github/workflows/clean.yml"))
                .hasSameTextualContentAs(Project.root().resolve("workflows/clean.yml"));
    }

    private void put(String tag, String created) throws Exception {
        tags.add(tag);
        String config = "{\"created\":\"" + created + "\",\"tag\":\"" + tag + "\"}";
        String manifest = """
                {"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","config":{"mediaType":\
                "application/vnd.oci.image.config.v1+json","digest":"%s","size":%d},"layers":[]}""".formatted(digest(config), config.length());
        registry.stubFor(any(urlPathEqualTo("/v2/acme/widget/blobs/" + digest(config)))
                .willReturn(aResponse().withBody(config)));
        for (String name : List.of(tag, digest(manifest))) {
            registry.stubFor(any(urlPathEqualTo("/v2/acme/widget/manifests/" + name))
                    .atPriority(8)
                    .willReturn(aResponse()
                            .withHeader("Content-Type", "application/vnd.oci.image.manifest.v1+json")
                            .withHeader("Docker-Content-Digest", digest(manifest))
                            .withBody(manifest)));
        }
    }

    private static String digest(String text) throws Exception {
        return "sha256:"
                + HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
