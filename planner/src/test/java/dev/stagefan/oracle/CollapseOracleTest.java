package dev.stagefan.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * BuildKit's own conversion accepts every collapsed Dockerfile, and makes of it what it makes of the whole.
 *
 * <p>The properties are those of {@link OracleTest}.
 */
@Tag("oracle")
class CollapseOracleTest {
    private static final Path BUILT_IN_TESTS = Path.of("../testbed/src/test/resources");
    private static final int EXAMPLES = 3;

    private final Map<String, List<String>> found = new TreeMap<>();
    private long compared;
    private long replaced;

    @BeforeAll
    static void needsTheOracle() {
        String missing = "Collapsed Dockerfiles were NOT compared: "
                + Oracle.program().normalize() + " is missing; testbed/oracle/build makes it";
        if (!Oracle.isBuilt() && System.getenv("CI") == null) {
            System.err.println(missing);
            Assumptions.abort(missing);
        }
        assertThat(Oracle.isBuilt()).as(missing).isTrue();
    }

    @Test
    void buildsFixturesInPartsAsAtOnce() {
        compare(Stream.concat(Fixtures.own(), Fixtures.in(BUILT_IN_TESTS))
                .filter(file -> file.name().endsWith("Dockerfile"))
                .flatMap(Requests::of));
        assertThat(found).as(report()).isEmpty();
        assertThat(replaced).isGreaterThan(100);
    }

    @Test
    void buildsGeneratedDockerfilesInPartsAsAtOnce() {
        long seed = Long.getLong("stagefan.oracle.seed", 0);
        long cases = Long.getLong("stagefan.oracle.cases", 3_000);
        CaseMaker maker = CaseMaker.of(Fixtures.own());
        compare(LongStream.range(seed, seed + cases).mapToObj(maker::make));
        assertThat(found).as(report()).isEmpty();
        assertThat(replaced).isGreaterThan(cases / 20);
    }

    @Test
    @Tag("corpus")
    void buildsTheFilesOfAFolderInPartsAsAtOnce() {
        Path folder = Path.of(Objects.requireNonNull(System.getProperty("stagefan.corpus"), "-Dstagefan.corpus=DIR"));
        compare(Fixtures.in(folder).flatMap(Requests::of));
        System.out.println(report());
        assertThat(found).as(report()).isEmpty();
    }

    private void compare(Stream<BuildCase> cases) {
        try (Oracle oracle = Oracle.start()) {
            cases.forEach(asked -> {
                Parts.Outcome outcome = Parts.compare(asked, oracle);
                compared += outcome.replaced() > 0 ? 1 : 0;
                replaced += outcome.replaced();
                for (Difference difference : outcome.differences()) {
                    found.computeIfAbsent(difference.aspect(), aspect -> new ArrayList<>())
                            .add(asked.name() + " " + asked.request() + "\n"
                                    + asked.text().indent(4) + difference);
                }
            });
        }
    }

    private String report() {
        StringBuilder report =
                new StringBuilder("%d builds in parts, %d times an image for a stage%n".formatted(compared, replaced));
        found.forEach((aspect, all) -> report.append("%7d  %s%n".formatted(all.size(), aspect)));
        found.values()
                .forEach(all -> all.stream()
                        .limit(EXAMPLES)
                        .forEach(example -> report.append('\n').append(example).append('\n')));
        return report.toString();
    }
}
