package dev.stagefan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EstimateCommandTest {
    private static final String ATOM = "examples/atom/Dockerfile";
    private static final String ATOM_TIMINGS = "--timings=examples/atom/timings.yml";
    private static final int USUAL_COLUMNS = 80;

    @TempDir
    Path temporary;

    private Session session = new Session(Path.of("."));

    @BeforeEach
    void plant() throws IOException {
        session = new Session(ExampleTree.plant(temporary));
    }

    @ParameterizedTest
    @CsvSource({"text,txt", "json,json", "markdown,md"})
    void writesTheAtomExample(String format, String suffix) throws Exception {
        Session.Outcome outcome = session.run(
                "estimate",
                "--format=" + format,
                ATOM_TIMINGS,
                "--timeout=3h",
                "--runners=1..4",
                "--simulations=200",
                ATOM);

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.err()).isEmpty();
        Golden.check("estimate/atom." + suffix, outcome.out());
    }

    @Test
    void theFirstLineIsTheVerdict() {
        assertThat(session.run("estimate", ATOM_TIMINGS, "--timeout=3h", ATOM)
                        .out()
                        .lines()
                        .findFirst()
                        .orElseThrow())
                .startsWith(ATOM + ": atom_image takes 1 h ")
                .endsWith("; the timeout of 3 h is kept in more than 99 % of runs");
    }

    @Test
    void aTimeoutThatTooManyRunsExceedEndsWithOne() {
        Session.Outcome outcome = session.run("estimate", ATOM_TIMINGS, "--timeout=1h45m", ATOM);

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err()).startsWith("stagefan: atom_image takes ").contains("is exceeded in ");
        assertThat(outcome.out()).contains("! timeout of 1 h 45 min");
    }

    @Test
    void theConfidenceDecidesWhetherATimeoutHolds() throws Exception {
        JsonNode plan = json(session.run("estimate", "--format=json", ATOM_TIMINGS, ATOM))
                .get("plan");
        String between = Math.round((plan.get("p50Seconds").asDouble()
                                + plan.get("p90Seconds").asDouble())
                        / 2) + "s";

        for (String half : new String[] {"50%", "0.5"}) {
            assertThat(session.run("estimate", ATOM_TIMINGS, "--timeout=" + between, "--confidence=" + half, ATOM)
                            .exitCode())
                    .isZero();
        }
        assertThat(session.run("estimate", ATOM_TIMINGS, "--timeout=" + between, ATOM)
                        .exitCode())
                .isEqualTo(1);
    }

    @Test
    void unknownDurationsAreAWarningAndWithStrictAFailure() throws Exception {
        Files.writeString(
                temporary.resolve("some.yml"),
                "schema: stagefan/timings/v1\nstages:\n  base: 14m\n  build_mori: 44m\n");
        Session.Outcome outcome = session.run("estimate", "--timings=some.yml", "--timeout=3h", ATOM);

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.err())
                .startsWith("stagefan: warning: atom_image takes at least ")
                .contains("cannot be said");
        assertThat(outcome.out()).contains("Unknown; measure what comes first", "at least so long");
        assertThat(session.run("estimate", "--timings=some.yml", "--timeout=3h", "--strict", ATOM)
                        .exitCode())
                .isEqualTo(1);
        assertThat(session.run("estimate", "--timings=some.yml", "--timeout=30m", ATOM)
                        .exitCode())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "markdown", "html"})
    void withNoTimingsNoTimeIsShown(String format) {
        Session.Outcome outcome = session.run("estimate", "--format=" + format, ATOM);

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out())
                .contains("cannot be said because no duration is known")
                .doesNotContain("median", "9 in 10");
    }

    @Test
    void fitsTheTerminalWithThirtyJobs() throws Exception {
        StringBuilder dockerfile = new StringBuilder("FROM busybox AS base\nRUN true\n");
        StringBuilder timings = new StringBuilder("schema: stagefan/timings/v1\nstages:\n  base: 10m\n");
        StringBuilder end = new StringBuilder("FROM base AS image\n");
        for (int i = 1; i <= 34; i++) {
            String stage = "component-with-a-long-name-" + i;
            dockerfile
                    .append("FROM base AS ")
                    .append(stage)
                    .append("\nRUN make ")
                    .append(i)
                    .append('\n');
            timings.append("  ").append(stage).append(": ").append(60 + i).append("m\n");
            end.append("COPY --from=").append(stage).append(" /out /out\n");
        }
        Files.writeString(temporary.resolve("Dockerfile"), dockerfile.append(end));
        Files.writeString(temporary.resolve("t.yml"), timings);
        Files.writeString(temporary.resolve("fleet.yml"), "fleet:\n  at-once: 40\n");

        Session.Outcome outcome =
                session.run("estimate", "--timings=t.yml", "--timeout=5h", "--max-jobs=30", "--config=fleet.yml");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out().lines().filter(line -> line.contains("|")))
                .hasSizeBetween(25, 30)
                .anyMatch(line -> line.startsWith("component-with-a…name-27 "));
        assertThat(outcome.out().lines().skip(1))
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(USUAL_COLUMNS));
        assertThat(session.with("COLUMNS", "132")
                        .run("estimate", "--timings=t.yml", "--max-jobs=30", "--config=fleet.yml")
                        .out()
                        .lines()
                        .filter(line -> line.contains("|")))
                .anySatisfy(line -> assertThat(line.length()).isGreaterThan(100));
    }

    @Test
    void showsWhatOtherConditionsWouldChange() throws Exception {
        JsonNode estimate = json(session.run(
                "estimate",
                "--format=json",
                ATOM_TIMINGS,
                "--runners=1..3",
                "--try-runner=ubuntu-26.04",
                "--try-max-jobs=2",
                "--simulations=50",
                ATOM));

        assertThat(estimate.get("curve"))
                .extracting(point -> point.get("runners").asInt())
                .containsExactly(1, 2, 3);
        assertThat(estimate.get("alternatives"))
                .extracting(other -> other.get("label").asText())
                .containsExactly("ubuntu-26.04", "at most 2 jobs");
        assertThat(estimate.get("simulations").asInt()).isEqualTo(50);
    }

    @Test
    void anOlderBuildKitExportsInSequence() throws Exception {
        for (String[] version : new String[][] {{"0.27.1", "false"}, {"v0.28.0", "true"}, {"1.0", "true"}}) {
            assertThat(json(session.run("estimate", "--format=json", "--buildkit=" + version[0], ATOM_TIMINGS, ATOM))
                            .get("parallelExport")
                            .asText())
                    .isEqualTo(version[1]);
        }
    }

    @Test
    void theSameSeedGivesTheSameEstimate() {
        String[] asked = {"estimate", "--format=html", ATOM_TIMINGS, "--seed=7", ATOM};

        assertThat(session.run(asked)).isEqualTo(session.run(asked));
        assertThat(session.run(asked).out())
                .isNotEqualTo(session.run("estimate", "--format=html", ATOM_TIMINGS, ATOM)
                        .out());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--confidence=0 | stagefan: could not read --confidence 0 because it is no share of runs",
                "--confidence=most | stagefan: could not read --confidence most because it is no share",
                "--spread=-1 | stagefan: could not read --spread -1% because it is no share",
                "--simulations=0 | stagefan: could not simulate 0 runs",
                "--runners=4..1 | stagefan: could not read --runners 4..1 because it is no range",
                "--runners=0 | stagefan: could not read --runners 0 because it is no range",
                "--try-runner=nowhere | stagefan: could not build on nowhere because the fleet has no such runner",
                "--buildkit=new | stagefan: could not read --buildkit new because it is no version",
                "--timeout=soon | stagefan: could not read --timeout soon because it is no duration"
            })
    void saysWhyAnOptionCannotBeUsed(String option, String message) {
        Session.Outcome outcome = session.run("estimate", option, ATOM_TIMINGS, ATOM);

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).startsWith(message);
    }

    private static JsonNode json(Session.Outcome outcome) throws IOException {
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        return new ObjectMapper().readTree(outcome.out());
    }
}
