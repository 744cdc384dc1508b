package dev.stagefan.clean;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.stagefan.clean.Decision.Fate;
import dev.stagefan.clean.Decision.Reason;
import dev.stagefan.clean.StoredManifest.Content;
import dev.stagefan.clean.StoredManifest.Sort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CleanJsonTest {
    private static final Content CONTENT = new Content(Sort.OTHER, List.of(), null);

    @Test
    void isWhatItsSchemaSays() throws IOException {
        StoredManifest image = new StoredManifest(
                "sha256:" + "1".repeat(64),
                List.of("main-1f2e3d4c.stage-base-" + "1".repeat(32)),
                Instant.parse("2026-10-01T00:00:00Z"),
                CONTENT);
        StoredManifest part = new StoredManifest("sha256:" + "2".repeat(64), List.of(), null, CONTENT);
        Decision first =
                new Decision(image, Fate.GOES, List.of(new Reason(image.tags().get(0), "55 days old")));
        Decision second = new Decision(part, Fate.GOES, List.of(new Reason(null, "only an index lists it")));
        Decision third = new Decision(image, Fate.STAYS, List.of(new Reason("x", "the newest of its kind")));
        CleanPlan plan = new CleanPlan(List.of(first, second), List.of(third), 4);
        String text = CleanJson.write(
                List.of(new Cleaning("ghcr.io/acme/widget", plan, List.of(first), List.of("could not …"))));

        assertThat(text).isEqualTo("""
                {
                  "schema" : "stagefan/clean/v1",
                  "repositories" : [ {
                    "repository" : "ghcr.io/acme/widget",
                    "going" : [ {
                      "digest" : "sha256:1111111111111111111111111111111111111111111111111111111111111111",
                      "created" : "2026-10-01T00:00:00Z",
                      "tags" : [ "main-1f2e3d4c.stage-base-11111111111111111111111111111111" ],
                      "reasons" : [ {
                        "tag" : "main-1f2e3d4c.stage-base-11111111111111111111111111111111",
                        "text" : "55 days old"
                      } ],
                      "deleted" : true
                    }, {
                      "digest" : "sha256:2222222222222222222222222222222222222222222222222222222222222222",
                      "created" : null,
                      "tags" : [ ],
                      "reasons" : [ {
                        "tag" : null,
                        "text" : "only an index lists it"
                      } ],
                      "deleted" : false
                    } ],
                    "staying" : [ {
                      "digest" : "sha256:1111111111111111111111111111111111111111111111111111111111111111",
                      "created" : "2026-10-01T00:00:00Z",
                      "tags" : [ "main-1f2e3d4c.stage-base-11111111111111111111111111111111" ],
                      "reasons" : [ {
                        "tag" : "x",
                        "text" : "the newest of its kind"
                      } ]
                    } ],
                    "others" : 4,
                    "refused" : [ "could not …" ]
                  } ]
                }
                """);
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(Files.readString(Path.of("../docs/clean.schema.json")), InputFormat.JSON)
                        .validate(text, InputFormat.JSON))
                .isEmpty();
    }
}
