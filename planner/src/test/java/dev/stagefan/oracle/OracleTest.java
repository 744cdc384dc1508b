package dev.stagefan.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * We read every Dockerfile as BuildKit's own packages do.
 *
 * <p>{@code -Dstagefan.oracle.cases=1000000} makes the run over generated cases longer, {@code -Dstagefan.oracle.seed=N}
 * starts it elsewhere. {@code -Dgroups=corpus -DexcludedGroups= -Dstagefan.corpus=DIR} compares every file in a folder.
 */
@Tag("oracle")
class OracleTest {
    @BeforeAll
    static void needsTheOracle() {
        String missing = "BuildKit's own reading was NOT compared: "
                + Oracle.program().normalize() + " is missing; testbed/oracle/build makes it";
        if (!Oracle.isBuilt() && System.getenv("CI") == null) {
            System.err.println(missing);
            Assumptions.abort(missing);
        }
        assertThat(Oracle.isBuilt()).as(missing).isTrue();
    }

    @Test
    void readsItsFixturesAsBuildKitDoes() {
        Run run = Run.over(Fixtures.own().flatMap(Requests::of));
        assertThat(run.isClean()).as(run.report()).isTrue();
        assertThat(run.compared()).as("fixtures compared").isPositive();
    }

    @Test
    void readsGeneratedDockerfilesAsBuildKitDoes() {
        long seed = Long.getLong("stagefan.oracle.seed", 0);
        long cases = Long.getLong("stagefan.oracle.cases", 3_000);
        CaseMaker maker = CaseMaker.of(Fixtures.own());
        Run run = Run.over(LongStream.range(seed, seed + cases).mapToObj(maker::make));
        assertThat(run.isClean()).as(run.report()).isTrue();
        assertThat(run.accepted())
                .as("generated files that BuildKit accepts; a generator of nonsense alone would compare nothing")
                .isGreaterThan(cases / 5);
    }

    @Test
    @Tag("corpus")
    void readsTheFilesOfAFolderAsBuildKitDoes() {
        Path folder = Path.of(Objects.requireNonNull(System.getProperty("stagefan.corpus"), "-Dstagefan.corpus=DIR"));
        Run run = Run.over(Fixtures.in(folder).flatMap(Requests::of));
        assertThat(run.isClean()).as(run.report()).isTrue();
        System.out.println(run.report());
    }
}
