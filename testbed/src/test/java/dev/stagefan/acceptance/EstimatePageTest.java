package dev.stagefan.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stagefan.testbed.Browser;
import dev.stagefan.testbed.Browser.Scheme;
import dev.stagefan.testbed.Browser.Screen;
import dev.stagefan.testbed.Testbed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of {@code stagefan estimate --format html}, in a browser. */
@Tag("browser")
class EstimatePageTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String[] ASKED = {
        "estimate",
        "--timings=timings.yml",
        "--timeout=3h",
        "--runners=1..4",
        "--try-runner=ubuntu-26.04",
        "--simulations=300"
    };
    private static final String HOSTILE = "x' onmouseover=alert(1) <img src=x onerror=alert(2)><b>" + "y".repeat(120);

    private static Browser browser;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        browser = Browser.start();
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void fitsEveryScreenAndSchemeWithoutAnErrorAndWithoutTheNetwork() throws IOException {
        for (Path page : List.of(example("atom"), example("beacon"), example("dynamo"), hostile(), unknown())) {
            for (Screen screen : Screen.values()) {
                for (Scheme scheme : Scheme.values()) {
                    browser.open(page, screen, scheme);
                    assertThat(browser.log()).isEmpty();
                    assertThat(browser.run("return document.documentElement.scrollWidth")
                                    .asInt())
                            .as("%s on %s", page, screen)
                            .isEqualTo(browser.run("return document.documentElement.clientWidth")
                                    .asInt());
                    assertThat(browser.run("return performance.getEntriesByType('resource')"))
                            .isEmpty();
                    assertThat(browser.run("return document.images.length + document.scripts.length")
                                    .asInt())
                            .isEqualTo(2);
                }
            }
        }
    }

    @Test
    void itsNumbersAreThoseOfTheJson() throws IOException {
        JsonNode json = JSON.readTree(Stagefan.run(
                atom(),
                Stream.concat(Stream.of(ASKED), Stream.of("--format=json")).toList()));
        browser.open(example("atom"), Screen.DESKTOP, Scheme.LIGHT);

        assertThat(JSON.readTree(browser.run("return document.getElementById('estimate').textContent")
                        .asText()))
                .isEqualTo(json);
        assertThat(browser.run("return document.getElementById('verdict').textContent")
                        .asText()
                        .replace('\u00a0', ' '))
                .isEqualTo(json.get("sentence").asText() + ".");
        for (String way : List.of("serial", "oneRunner", "plan")) {
            assertThat(row("distribution", way))
                    .isEqualTo(numbers(
                            json.get(way),
                            "p50Seconds",
                            "p90Seconds",
                            "p99Seconds",
                            "overTimeoutProbability",
                            "billedMinutes",
                            "price"));
        }
        for (JsonNode job : json.get("plan").get("jobs")) {
            List<Double> cells = row("jobs", job.get("job").asText());
            assertThat(cells.subList(0, 2)).isEqualTo(numbers(job, "startSeconds", "endSeconds"));
            assertThat(cells.get(2)).isEqualTo(job.get("end").get("p90Seconds").asDouble());
            assertThat(cells.subList(4, 6)).isEqualTo(numbers(job, "criticalProbability", "timeoutMinutes"));
        }
        for (JsonNode point : json.get("curve")) {
            assertThat(row("curve", point.get("label").asText()))
                    .isEqualTo(numbers(point, "jobs", "p50Seconds", "p90Seconds", "billedMinutes", "price"));
        }
    }

    @Test
    void barsStandWhereTheJsonSays() throws IOException {
        browser.open(example("atom"), Screen.DESKTOP, Scheme.LIGHT);
        JsonNode bars = browser.run("""
                return [...document.querySelectorAll('#gantt-section .row:not(.bare) .track')].map(track => {
                  const all = track.getBoundingClientRect();
                  const parts = [...track.querySelectorAll('g > svg > rect')].map(r => r.getBoundingClientRect());
                  return [(Math.min(...parts.map(p => p.left)) - all.left) / all.width,
                          (Math.max(...parts.map(p => p.right)) - all.left) / all.width];
                });""");
        JsonNode json = JSON.readTree(browser.run("return document.getElementById('estimate').textContent")
                .asText());
        JsonNode expected = json.get("plan").get("bars");
        double secondsAcross =
                expected.get(expected.size() - 1).get("endSeconds").asDouble()
                        / bars.get(bars.size() - 1).get(1).asDouble();

        assertThat(bars).hasSameSizeAs(expected);
        for (int i = 0; i < bars.size(); i++) {
            assertThat(bars.get(i).get(0).asDouble() * secondsAcross)
                    .isCloseTo(expected.get(i).get("startSeconds").asDouble(), Offset.offset(60.0));
            assertThat(bars.get(i).get(1).asDouble() * secondsAcross)
                    .isCloseTo(expected.get(i).get("endSeconds").asDouble(), Offset.offset(60.0));
        }
    }

    @Test
    void drawingsExplainThemselvesToKeyboardsAndTouch() throws IOException {
        browser.open(example("atom"), Screen.PHONE, Scheme.DARK);
        String focus = """
                const tip = document.querySelector('#%s-section .tip');
                tip.focus();
                const box = document.getElementById('says');
                return !box.hidden && box.textContent === tip.getAttribute('aria-label') && box.textContent;
                """;

        assertThat(browser.run(focus.formatted("gantt")).asText())
                .startsWith("base: 0 s to ")
                .contains("builds");
        assertThat(browser.run(focus.formatted("graph")).asText())
                .startsWith("base, lines ")
                .contains("built in base");
        assertThat(browser.run("""
                document.dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape'}));
                return document.getElementById('says').hidden;""").asBoolean()).isTrue();
        assertThat(browser.run("""
                const tip = document.querySelector('.tip');
                tip.dispatchEvent(new MouseEvent('click', {bubbles: true}));
                const box = document.getElementById('says').getBoundingClientRect();
                return box.width > 0 && box.left >= 0 && box.right <= innerWidth;""").asBoolean()).isTrue();
    }

    @Test
    void textCanBeReadInBothSchemes() throws IOException {
        for (Scheme scheme : Scheme.values()) {
            browser.open(example("atom"), Screen.DESKTOP, scheme);
            JsonNode contrasts = browser.run("""
                    const light = c => { const v = c.match(/[\\d.]+/g).slice(0, 3).map(x => x / 255)
                        .map(x => x <= .03928 ? x / 12.92 : ((x + .055) / 1.055) ** 2.4);
                      return .2126 * v[0] + .7152 * v[1] + .0722 * v[2]; };
                    const paper = light(getComputedStyle(document.body).backgroundColor);
                    return ['body', '.soft', '.legend', '.row .mark', 'thead th', 'footer'].map(s => {
                      const ink = light(getComputedStyle(document.querySelector(s)).color);
                      return (Math.max(ink, paper) + .05) / (Math.min(ink, paper) + .05); });""");

            // WCAG 2.2, 1.4.3
            assertThat(contrasts)
                    .allSatisfy(contrast -> assertThat(contrast.asDouble()).isGreaterThan(4.5));
        }
    }

    @Test
    void canBePrinted() throws IOException {
        browser.open(example("atom"), Screen.DESKTOP, Scheme.DARK);
        byte[] pdf = browser.print();

        assertThat(new String(pdf, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        assertThat(pdf).hasSizeGreaterThan(20_000);
    }

    /** The value of each {@code data} element of a row's cells, in order. */
    private static List<Double> row(String section, String id) {
        return doubles(browser.run("""
                const row = [...document.querySelectorAll('#%s-section tr')].find(r => r.dataset.row === %s);
                return [...row.querySelectorAll('data')].map(data => Number(data.value));
                """.formatted(section, JSON.valueToTree(id))));
    }

    private static List<Double> numbers(JsonNode node, String... fields) {
        return Stream.of(fields).map(field -> node.get(field).asDouble()).toList();
    }

    private static List<Double> doubles(JsonNode values) {
        List<Double> numbers = new ArrayList<>();
        values.forEach(value -> numbers.add(value.asDouble()));
        return numbers;
    }

    private static Path atom() {
        return Testbed.root().resolve("examples/atom");
    }

    private Path example(String name) {
        return page(Testbed.root().resolve("examples").resolve(name), name, ASKED);
    }

    private Path hostile() throws IOException {
        Files.writeString(folder.resolve(HOSTILE), "ARG B=busybox\nFROM $B AS base\nRUN true\nFROM base\nRUN true\n");
        Files.writeString(
                folder.resolve("timings.yml"), "schema: stagefan/timings/v1\nstages:\n  base: 1h\n  stage-1: 2h\n");
        return page(folder, "hostile", "estimate", "--timings=timings.yml", HOSTILE);
    }

    private Path unknown() {
        return page(atom(), "unknown", "estimate");
    }

    private Path page(Path directory, String name, String... arguments) {
        Path page = folder.resolve(name + ".html");
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(1, List.of("--format=html", "--output=" + page));
        Stagefan.run(directory, all);
        return page;
    }
}
