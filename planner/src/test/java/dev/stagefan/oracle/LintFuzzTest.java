package dev.stagefan.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.stagefan.dockerfile.Dockerfile;
import dev.stagefan.graph.StageGraph;
import dev.stagefan.graph.StageNode;
import dev.stagefan.lint.Finding;
import dev.stagefan.lint.Linter;
import dev.stagefan.lint.Subject;
import dev.stagefan.lint.rule.Rules;
import dev.stagefan.timings.Samples;
import dev.stagefan.timings.StageTiming;
import dev.stagefan.timings.Timings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever a Dockerfile is that BuildKit accepts, rules look at it without failing, and point into it. */
class LintFuzzTest {
    private static final long GENERATED = Long.getLong("stagefan.lint.cases", 3_000);
    private static final double LONG_SECONDS = 8 * 3600;
    private static final long BIG_BYTES = 20_000_000_000L;

    @Test
    void rulesStandEachOfOurDockerfilesForEachTarget() {
        long linted = lint(Fixtures.own().flatMap(Requests::of));

        assertThat(linted).isGreaterThan(100);
    }

    @Test
    void rulesStandGeneratedDockerfiles() {
        CaseMaker maker = CaseMaker.of(Fixtures.own());

        long linted = lint(LongStream.range(0, GENERATED).mapToObj(maker::make));

        assertThat(linted).isGreaterThan(GENERATED / 20);
    }

    /** Lints those that are accepted; gives how many they are. */
    private static long lint(Stream<BuildCase> cases) {
        return cases.filter(LintFuzzTest::lint).count();
    }

    private static boolean lint(BuildCase asked) {
        OurReading reading = OurReading.of(asked);
        Dockerfile dockerfile = reading.dockerfile();
        StageGraph graph = reading.graph();
        if (dockerfile == null || graph == null) {
            return false;
        }
        for (Timings timings : List.of(Timings.NONE, heavy(graph))) {
            Subject subject = new Subject(dockerfile, graph, timings, List.of("type=inline"));
            assertThatCode(() -> check(subject))
                    .as(() -> asked.name() + "\n" + dockerfile.text())
                    .doesNotThrowAnyException();
        }
        return true;
    }

    private static void check(Subject subject) {
        int lines = subject.dockerfile().text().split("\n", -1).length;
        for (Finding finding : Linter.of(Rules.ALL).lint(subject).findings()) {
            assertThat(finding.position().line()).as(finding.message()).isBetween(1, lines);
        }
    }

    /** Every stage is long, and every image big, so that rules that ask for timings have something to say. */
    private static Timings heavy(StageGraph graph) {
        Map<String, StageTiming> stages = new HashMap<>();
        for (StageNode stage : graph.stages()) {
            stages.put(stage.label(), new StageTiming(Samples.of(LONG_SECONDS), null, BIG_BYTES, BIG_BYTES, List.of()));
        }
        Map<String, Long> images = new HashMap<>();
        graph.images().forEach(image -> images.put(image, BIG_BYTES));
        return new Timings(stages, images, Map.of());
    }
}
