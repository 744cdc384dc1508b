package dev.stagefan.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.stagefan.faults.AgentProcess.Ending;
import dev.stagefan.testbed.Engine;
import dev.stagefan.testbed.Fault;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A registry that fails for a while costs time, and never the image. */
@Tag("engine")
@Execution(ExecutionMode.CONCURRENT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RegistryFaultsTest {
    private static final String UPLOAD = "(PATCH|PUT) /v2/.*/blobs/uploads/.*";
    private static final String PUBLICATION = "PUT /v2/.*/manifests/.*";
    private static final String DOWNLOAD = "GET /v2/.*/blobs/.*";
    private static final String CACHE = "(POST|PATCH|PUT) /v2/test/caches/.*";
    private static final String NO_FAULT = "no fault";
    private static final int WITHIN_THE_BLOB = 1_000_000;
    private static final int ALL = Integer.MAX_VALUE;

    private final AtomicInteger seeds = new AtomicInteger();
    private Site site;

    @BeforeAll
    void start() {
        site = Site.open();
    }

    @AfterAll
    void stop() {
        site.close();
    }

    static Stream<Arguments> pushes() {
        return Stream.of(
                arguments(NO_FAULT, Fault.answer("none", 0, 500)),
                arguments("500 for an upload", Fault.answer(UPLOAD, 2, 500)),
                arguments("429 for a manifest", Fault.tooMany(PUBLICATION, 2, 1)),
                arguments("503 for longer than an engine tries", Fault.answer(PUBLICATION, 8, 503)),
                arguments("a connection cut in the middle of an upload", Fault.cut(UPLOAD, 1, WITHIN_THE_BLOB)),
                arguments("an upload that times out", Fault.quiet(UPLOAD, 1, 2)),
                arguments("the answer to a manifest lost", Fault.lost(PUBLICATION, 1, 0)),
                arguments("a blob corrupted on its way", Fault.corruption(UPLOAD, 1)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pushes")
    void aPushIsTriedAgain(String what, Fault fault) {
        try (Case its = Case.of(site, seeds.incrementAndGet(), ":");
                Engine engine = site.newEngine()) {
            its.registry().with(fault);

            Ending ending = its.run(its.stage(engine));

            assertThat(ending.exitCode()).as(ending.toString()).isZero();
            assertThat(its.registry().struck() > 0).isNotEqualTo(what.equals(NO_FAULT));
            its.complete(ending.digest("slice-0"));
            assertThat(its.differences()).isEmpty();
        }
    }

    static Stream<Arguments> pulls() {
        return Stream.of(
                arguments("500 for a blob", Fault.answer(DOWNLOAD, 2, 500)),
                arguments("429 for a manifest", Fault.tooMany("GET /v2/.*/manifests/.*", 2, 1)),
                arguments("a connection cut in the middle of a blob", Fault.cut(DOWNLOAD, 1, WITHIN_THE_BLOB)),
                arguments("a blob that times out", Fault.quiet(DOWNLOAD, 1, 2)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pulls")
    void aPullIsTriedAgain(String what, Fault fault) {
        try (Case its = Case.of(site, seeds.incrementAndGet(), ":");
                Engine engine = site.newEngine();
                Engine other = site.newEngine()) {
            String slice = its.run(its.stage(engine)).digest("slice-0");
            its.registry().with(fault);

            Ending ending = its.run(its.merge(other, slice));

            assertThat(ending.exitCode()).as(ending.toString()).isZero();
            assertThat(its.registry().struck()).isPositive();
            assertThat(its.differences()).isEmpty();
        }
    }

    static Stream<Arguments> corruptions() {
        return Stream.of(
                arguments("of an image's configuration", Fault.corruption(DOWNLOAD, 1)),
                arguments("of a layer", Fault.corruption(DOWNLOAD, 1).after(1)));
    }

    /**
     * BuildKit keeps the wrong bytes of a configuration, and goes on from there, so that only another engine completes
     * the image; those of a layer it loads again.
     */
    @ParameterizedTest(name = "{0}")
    @MethodSource("corruptions")
    void aCorruptionOnTheWayBackIsNoticedAndMakesNoWrongImage(String what, Fault fault) {
        try (Case its = Case.of(site, seeds.incrementAndGet(), ":");
                Engine engine = site.newEngine();
                Engine other = site.newEngine()) {
            String slice = its.run(its.stage(engine)).digest("slice-0");
            its.registry().with(fault);

            Ending ending = its.run(its.merge(other, slice, "--attempts=2"));

            assertThat(ending.messages())
                    .contains("unexpected commit digest", "tries again")
                    .doesNotContain("Exception");
            assertThat(ending.exitCode()).as(ending.toString()).isIn(0, 3);
            if (ending.exitCode() == 0) {
                assertThat(its.differences()).isEmpty();
            }
            its.complete(slice);
            assertThat(its.differences()).isEmpty();
        }
    }

    static Stream<Arguments> cacheExports() {
        return Stream.of(
                arguments("500", Fault.answer(CACHE, ALL, 500)),
                arguments("a connection cut in the middle of an upload", Fault.cut(CACHE, ALL, 0)),
                arguments(
                        "403 after the first requests",
                        Fault.answer(CACHE, ALL, 403).after(2)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cacheExports")
    void aCacheThatIsNotExportedIsToldAndFailsNothing(String what, Fault fault) {
        try (Case its = Case.of(site, seeds.incrementAndGet(), ":");
                Engine engine = site.newEngine()) {
            its.registry().with(fault);

            Ending ending =
                    its.run(its.stage(engine, "--cache-image=" + its.registry().address() + "/test/caches"));

            assertThat(ending.exitCode()).as(ending.toString()).isZero();
            assertThat(its.registry().struck()).isPositive();
            assertThat(ending.messages()).contains("the cache was not exported");
            its.complete(ending.digest("slice-0"));
            assertThat(its.differences()).isEmpty();
        }
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                arguments("read-only", Fault.readOnly(), "answers 405"),
                arguments("403", Fault.denied(), "answers 403"),
                arguments("500 without end", Fault.answer("(POST|PATCH|PUT) .*", ALL, 500), "answers 500"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void aRegistryThatTakesNothingIsNoticedBeforeAnythingIsBuilt(String what, Fault fault, String reason) {
        try (Case its = Case.of(site, seeds.incrementAndGet(), ":");
                Engine engine = site.newEngine()) {
            its.registry().with(fault);

            Ending ending = its.run(its.stage(engine));

            assertThat(ending.exitCode()).as(ending.toString()).isEqualTo(3);
            assertThat(ending.messages())
                    .contains("could not push to " + its.repository(), reason, "; ")
                    .doesNotContain("sha256sum", "Exception");
            its.registry().mend();
            its.complete(its.run(its.stage(engine)).digest("slice-0"));
            assertThat(its.differences()).isEmpty();
        }
    }

    @Test
    void wrongCredentialsAreNoticedBeforeAnythingIsBuilt() {
        try (Case its = Case.withWrongPassword(site, seeds.incrementAndGet());
                Engine engine = site.newEngine()) {
            Ending ending = its.run(its.stage(engine));

            assertThat(ending.exitCode()).as(ending.toString()).isEqualTo(3);
            assertThat(ending.messages())
                    .contains("could not", its.repository(), "docker login")
                    .doesNotContain("sha256sum", "Exception", "wrong-password");
        }
    }
}
