package dev.stagefan.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagefan.plan.Job;
import dev.stagefan.record.BuildTrace.Ending;
import dev.stagefan.record.BuildTrace.Step;
import dev.stagefan.record.JobRecord;
import dev.stagefan.record.JobRecord.Outcome;
import dev.stagefan.reuse.ResolutionJson;
import dev.stagefan.testbed.Buildx;
import dev.stagefan.testbed.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** How jobs end that cannot be carried out, that are told to end, and that run beside others. */
@Tag("engine")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AgentFaultsTest {
    private static final Path INHERITED_ARG = Path.of("src/test/resources/transports/inherited-arg");

    /** Nothing else on the machine sleeps so long. */
    private static final String LONG_SLEEP = "sleep 61737";

    private Bench bench;

    @BeforeAll
    void start() {
        bench = Bench.withoutAct();
    }

    @AfterAll
    void stop() {
        bench.close();
    }

    @Test
    void anotherDockerfileThanThePlannedOneIsNotBuilt() throws IOException {
        try (AgentRun run = AgentRun.plan(bench, "stale", INHERITED_ARG, List.of())) {
            Files.writeString(
                    run.folder().resolve("Dockerfile"),
                    Files.readString(run.folder().resolve("Dockerfile")) + "RUN true\n");

            AgentCall.Outcome outcome = run.carryOut(run.plan().jobs().get(0));

            assertThat(outcome.exitCode()).isEqualTo(1);
            assertThat(outcome.err()).contains("Dockerfile is not the text that it was made of any more");
            assertThat(outcome.out()).isEmpty();
        }
    }

    @Test
    void aFinishedStageThatIsGoneNamesTheJobThatMakesIt() throws IOException {
        try (AgentRun run = AgentRun.plan(bench, "gone", INHERITED_ARG, List.of())) {
            Job consumer = run.plan().jobs().stream()
                    .filter(job -> !job.inputs().isEmpty())
                    .findFirst()
                    .orElseThrow();

            assertThat(run.carryOut(consumer))
                    .returns(2, AgentCall.Outcome::exitCode)
                    .satisfies(outcome -> assertThat(outcome.err()).contains("no digest of it is given"));

            run.outputs(
                    consumer.inputs().get(0).job(),
                    Map.of(consumer.inputs().get(0).key(), "sha256:" + "0".repeat(64)));
            assertThat(run.carryOut(consumer))
                    .returns(3, AgentCall.Outcome::exitCode)
                    .satisfies(outcome -> assertThat(outcome.err())
                            .contains("run the job " + consumer.inputs().get(0).job() + " again"));
            assertThat(run.record(consumer).outcome()).isEqualTo(Outcome.FAILED);
            assertThat(run.record(consumer).builds()).isEmpty();
        }
    }

    @Test
    void aRegistryThatWantsOtherCredentialsOrIsNotThereIsFoundBeforeTheBuild() throws Exception {
        try (AgentRun run = AgentRun.plan(bench, "no-entry", INHERITED_ARG, List.of());
                Engine engine = bench.engine();
                Buildx stranger = Buildx.on(engine)) {
            Job first = run.plan().jobs().get(0);
            try (AgentCall call = run.start(first, stranger)) {
                AgentCall.Outcome outcome = call.await();

                assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(3);
                assertThat(outcome.err()).contains("docker login").doesNotContain("building");
            }
            try (AgentCall call = run.start(first, stranger, "--image=127.0.0.1:1/test/nobody")) {
                AgentCall.Outcome outcome = call.await();

                assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(3);
                assertThat(outcome.err()).contains("127.0.0.1:1").doesNotContain("building");
            }
        }
    }

    @Test
    void aRunThatFailsIsAnAnnotationOnItsLineAndIsNotTriedAgain() throws Exception {
        String dockerfile = """
                FROM busybox AS base
                RUN echo base >/base

                FROM base AS left
                RUN echo left >/left
                RUN echo '::error::not a command' \\
                    && exit 7

                FROM base
                COPY --from=left /left /left
                RUN cat /base /left
                """;
        try (AgentRun run = AgentRun.plan(bench, "failing", dockerfile, List.of("--isolate=left", "--isolate=base"));
                Engine engine = bench.engine();
                Buildx buildx = Buildx.on(engine, bench.images())) {
            run.carryOut(run.job("base")).orFail();
            Job left = run.job("left");
            try (AgentCall call = run.start(left, buildx, "--progress=github")) {
                AgentCall.Outcome outcome = call.await();

                assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(1);
                assertThat(outcome.err()).containsPattern("(?m)^::error [^\\n]*file=Dockerfile,line=6");
                assertThat(outcome.err()).contains("Dockerfile:6: could not carry out the job left because");
                assertThat(outcome.outputs()).isEmpty();
            }
            JobRecord record = run.record(left);
            assertThat(record.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(record.builds()).hasSize(1);
            assertThat(record.products()).isEmpty();
        }
    }

    @Test
    void aJobThatIsToldToEndEndsItsBuildAndSaysSo() throws Exception {
        try (AgentRun run = AgentRun.plan(bench, "cancelled", sleeping(), List.of("--isolate=slow"));
                Engine engine = bench.engine();
                Buildx buildx = Buildx.on(engine, bench.images())) {
            Job slow = run.job("slow");
            try (AgentCall call = run.start(slow, buildx)) {
                AgentCall.Outcome outcome =
                        call.awaitText("asleep").signal("INT").await();

                assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(3);
                assertThat(outcome.out()).isEmpty();
            }
            assertThat(run.record(slow).outcome()).isEqualTo(Outcome.CANCELLED);
            assertThat(run.record(slow).builds()).hasSize(1);
            assertThat(sleepers()).isEmpty();
        }
    }

    @Test
    void aSecondRunCompletesWhatWasKilled() throws Exception {
        try (AgentRun run = AgentRun.plan(bench, "killed", sleeping(), List.of("--isolate=slow"));
                Engine engine = bench.engine();
                Buildx buildx = Buildx.on(engine, bench.images())) {
            Job slow = run.job("slow");
            try (AgentCall call = run.start(slow, buildx)) {
                assertThat(call.awaitText("asleep").signal("KILL").await().exitCode())
                        .isEqualTo(137);
            }
            try (AgentCall call = run.start(slow, buildx, "--build-arg=SLEEP=true")) {
                call.await().orFail();
            }
            assertThat(steps(run.record(slow)))
                    .filteredOn(step -> step.name().contains("RUN echo first"))
                    .extracting(Step::ending)
                    .contains(Ending.CACHED)
                    .doesNotContain(Ending.COMPLETED);
        }
    }

    @Test
    void twoRunsOfAPlanAtOnceDoNotMix() throws Exception {
        String dockerfile = """
                FROM busybox AS base
                RUN head -c 16 /dev/urandom | od -x >/id

                FROM base AS left
                RUN cp /id /left

                FROM base
                COPY --from=left /left /left
                RUN cmp /id /left
                """;
        List<String> options = List.of("--isolate=base", "--isolate=left");
        try (AgentRun one = AgentRun.plan(bench, "at-once", dockerfile, options);
                AgentRun other = AgentRun.plan(bench, "at-once", dockerfile, options)) {
            List<Thread> threads = Stream.of(one, other)
                    .map(run -> new Thread(() -> run.carryOut()))
                    .toList();
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
            for (AgentRun run : List.of(one, other)) {
                String base = run.outputs("base").get("stage-0");
                assertThat(steps(run.record(run.plan().mergeJob())))
                        .extracting(Step::name)
                        .anyMatch(name -> name.contains("FROM ") && name.contains(base));
            }
        }
    }

    @Test
    void allJobsBuildOnTheImagesThatWereResolved() throws Exception {
        String os = bench.images().address() + "/test/os:1";
        String dockerfile = """
                FROM %1$s AS base
                RUN echo base >/base

                FROM %1$s
                COPY --from=base /base /base
                RUN cat /base
                """.formatted(os);
        try (AgentRun run = AgentRun.plan(bench, "resolved", dockerfile, List.of("--isolate=base"));
                Engine engine = bench.engine();
                Buildx buildx = Buildx.on(engine, bench.images())) {
            buildx.pushBusybox(os);
            AgentCall.Outcome resolved = run.resolve(buildx).orFail();
            assertThat(resolved.out()).startsWith("{\n  \"schema\" : \"stagefan/resolution/v1\"");
            String resolution = Objects.requireNonNull(resolved.outputs().get("resolution"), resolved.out());
            String digest = ResolutionJson.read(resolution).bases().get(os);

            buildx.pushBusybox(os);
            try (AgentCall call = run.start(run.job("base"), buildx, "--resolution=" + resolution)) {
                call.await().orFail();
            }
            assertThat(steps(run.record(run.job("base"))))
                    .extracting(Step::name)
                    .anyMatch(name -> name.contains(os + "@" + digest));
        }
    }

    @Test
    void anImageThatCannotBeLookedUpIsLeftToTheBuilderOnlyIfThatIsSaid() throws Exception {
        String nowhere = "127.0.0.1:1/test/os:1";
        try (AgentRun run = AgentRun.plan(bench, "unresolved", "FROM " + nowhere + "\nRUN true\n", List.of());
                Engine engine = bench.engine();
                Buildx buildx = Buildx.on(engine)) {
            AgentCall.Outcome strict = run.resolve(buildx);
            assertThat(strict.exitCode()).isEqualTo(3);
            assertThat(strict.err()).contains("--optional " + nowhere);

            AgentCall.Outcome lenient = run.resolve(buildx, "--optional=all").orFail();
            assertThat(lenient.err()).contains(nowhere + " is taken as each job's builder finds it");
            assertThat(ResolutionJson.read(String.valueOf(lenient.outputs().get("resolution")))
                            .bases())
                    .isEmpty();
        }
    }

    private static String sleeping() {
        return """
                FROM busybox AS slow
                RUN echo first >/first
                ARG SLEEP="%s"
                RUN echo asleep; $SLEEP; echo awake >/second

                FROM busybox
                COPY --from=slow /second /second
                RUN cat /second
                """.formatted(LONG_SLEEP);
    }

    private static List<Step> steps(JobRecord record) {
        return record.builds().stream().flatMap(build -> build.steps().stream()).toList();
    }

    private static List<String> sleepers() {
        return ProcessHandle.allProcesses()
                .flatMap(process -> process.info().commandLine().stream())
                .filter(line -> line.endsWith(LONG_SLEEP))
                .toList();
    }
}
