package dev.stagefan.lint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stagefan.lint.render.Sarif;
import dev.stagefan.lint.rule.Rules;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** SARIF as the OASIS standard has it, as far as we write it, and as code scanning reads it. */
class SarifTest {
    private static final String DOCKERFILE = """
            FROM alpine:3.23 AS base
            ARG VERSION=1
            RUN make
            FROM base
            RUN make "$VERSION"
            COPY a || b
            COPY a ||   b
            # stagefan:ignore=SF001 there is a file of that name
            COPY ; c
            """;

    @Test
    void hasWhatTheStandardRequires() throws Exception {
        JsonNode log = sarif(DOCKERFILE);
        JsonNode run = log.get("runs").get(0);
        JsonNode driver = run.at("/tool/driver");

        assertThat(log.get("version").textValue()).isEqualTo("2.1.0");
        assertThat(log.get("$schema").textValue()).isEqualTo("https://json.schemastore.org/sarif-2.1.0.json");
        assertThat(driver.get("name").textValue()).isEqualTo("stagefan");
        assertThat(run.get("columnKind").textValue()).isEqualTo("utf16CodeUnits");
        assertThat(driver.get("rules")).hasSameSizeAs(Rules.ALL);
        for (JsonNode rule : driver.get("rules")) {
            assertThat(rule.get("id").textValue()).matches("SF\\d{3}");
            assertThat(rule.get("name").textValue()).isNotEmpty();
            assertThat(rule.at("/shortDescription/text").textValue()).endsWith(".");
            assertThat(rule.at("/help/text").textValue()).isNotEmpty();
            assertThat(rule.at("/help/markdown").textValue()).isNotEmpty();
            assertThat(rule.at("/defaultConfiguration/level").textValue()).isIn("error", "warning", "note");
        }
    }

    @Test
    void eachResultNamesItsRuleItsLevelAndItsPlace() throws Exception {
        JsonNode run = sarif(DOCKERFILE).get("runs").get(0);
        List<String> places = new ArrayList<>();
        for (JsonNode result : run.get("results")) {
            JsonNode rule =
                    run.at("/tool/driver/rules").get(result.get("ruleIndex").intValue());
            assertThat(rule.get("id")).isEqualTo(result.get("ruleId"));
            assertThat(result.get("level").textValue()).isIn("error", "warning", "note");
            assertThat(result.at("/message/text").textValue()).isNotEmpty();
            JsonNode place = result.at("/locations/0/physicalLocation");
            assertThat(place.at("/artifactLocation/uri").textValue()).isEqualTo("a/Dockerfile");
            places.add(result.get("ruleId").textValue() + " " + place.at("/region/startLine") + ":"
                    + place.at("/region/startColumn"));
        }

        assertThat(places).containsExactly("SF005 5:1", "SF001 6:8", "SF001 7:8");
    }

    @Test
    void fingerprintsStayWhenLinesMoveAndTellLikeLinesApart() throws Exception {
        List<String> before = fingerprints(DOCKERFILE);

        assertThat(before).doesNotHaveDuplicates();
        assertThat(fingerprints("# a comment\n\n" + DOCKERFILE.replace("RUN make\n", "RUN make\n\nRUN true\n")))
                .isEqualTo(before);
        assertThat(fingerprints(DOCKERFILE.replace("COPY a || b", "COPY z || b")))
                .isNotEqualTo(before);
    }

    private static List<String> fingerprints(String dockerfile) throws Exception {
        List<String> fingerprints = new ArrayList<>();
        for (JsonNode result : sarif(dockerfile).at("/runs/0/results")) {
            fingerprints.add(
                    result.at("/partialFingerprints/primaryLocationLineHash").textValue());
        }
        return fingerprints;
    }

    private static JsonNode sarif(String dockerfile) throws Exception {
        Subject subject = Fixture.of(dockerfile).subject();
        Report report = Linter.of(Rules.ALL).lint(subject);
        String text =
                new Sarif(Rules.ALL, rule -> "# " + rule.code()).render(report, subject.dockerfile(), "a/Dockerfile");
        assertThat(text).endsWith("}\n");
        return new ObjectMapper().readTree(text);
    }
}
