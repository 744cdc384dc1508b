package dev.stagefan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused before Buildx or a registry is asked. */
class AgentCommandTest {
    private static final String DOCKERFILE = """
            FROM alpine:3.22 AS base
            RUN make
            FROM base AS left
            RUN make left
            FROM base
            COPY --from=left /left /left
            RUN make all
            """;

    @TempDir
    Path folder;

    private Session session = new Session(Path.of("."));

    @BeforeEach
    void plan() throws IOException {
        session = new Session(folder);
        Files.createDirectory(folder.resolve(".git"));
        Files.writeString(folder.resolve("Dockerfile"), DOCKERFILE);
        Session.Outcome planned = session.run(
                "generate", "--agent", "--action=./stagefan", "--isolate=base", "--isolate=left", "-o", "image.yml");
        assertThat(planned.exitCode()).as(planned.err()).isZero();
    }

    private Session.Outcome stage(String... more) {
        return run("stage", more);
    }

    private Session.Outcome run(String command, String... more) {
        String[] arguments = new String[more.length + 4];
        arguments[0] = "agent";
        arguments[1] = command;
        arguments[2] = "--plan=image.plan.json";
        arguments[3] = "--image=ghcr.io/acme/widget";
        System.arraycopy(more, 0, arguments, 4, more.length);
        return session.run(arguments);
    }

    @Test
    void aJobThatThePlanDoesNotHaveIsToldTheOnesItHas() {
        Session.Outcome outcome = stage("--job=top");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err())
                .isEqualTo(
                        "stagefan: could not carry out the job top because the plan has no such job; it has base, left,"
                                + " stage-2\n");
    }

    @Test
    void aPlanOfAnotherDigestDoesNotHold() {
        Session.Outcome outcome = stage("--job=base", "--plan-digest=sha256:" + "0".repeat(64));

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err()).contains("its digest is sha256:");
    }

    @Test
    void aRepositoryThatIsNoneIsExplained() {
        Session.Outcome outcome =
                session.run("agent", "stage", "--plan=image.plan.json", "--job=base", "--image=ghcr.io/Acme/widget");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("--image").contains("write acme/widget");
    }

    @Test
    void aRunThatCannotBeAPartOfATagIsRefused() {
        assertThat(stage("--job=base", "--run=a b").err()).contains("could not use --run a b");
    }

    @Test
    void attemptsHaveALimit() {
        assertThat(stage("--job=base", "--attempts=0").exitCode()).isEqualTo(2);
        assertThat(stage("--job=base", "--attempts=99").err()).contains("from 1 to 20");
    }

    @Test
    void aLabelHasANameAndAValue() {
        Session.Outcome outcome = run("merge", "--label=title");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("could not read --label title");
    }

    @Test
    void withoutBuildxTheWayToOneIsShown() {
        Session.Outcome outcome = session.with("PATH", folder.toString())
                .run("agent", "stage", "--plan=image.plan.json", "--image=ghcr.io/acme/widget", "--job=base");

        assertThat(outcome.exitCode()).isEqualTo(3);
        assertThat(outcome.err()).contains("Buildx");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --now=tonight             | could not read --now tonight because it is no time
                    --refresh=base=daily      | could not read "daily" as a refresh because it is none
                    --refresh=base            | could not read --refresh base because it is no NAME=VALUE
                    --refresh=nobody=weekly   | could not find the stage nobody of --refresh
                    --rebuild=base,nobody     | could not find the stage nobody of --rebuild
                    --resolve-arg=A=main      | could not read "main" as a ref of a Git repository
                    --attested=acme           | could not read "acme" as who attests
                    """)
    void whatCannotBeResolvedIsBadInput(String option, String message) {
        Session.Outcome outcome = run("resolve", option, "--optional=all", "--no-reuse");

        assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(2);
        assertThat(outcome.err()).contains(message);
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    void aBuildArgIsGivenOrLookedUp() {
        Session.Outcome outcome =
                run("resolve", "--build-arg=A=1", "--resolve-arg=A=git:https://user:secret@example.com/a#main");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err())
                .contains("both --build-arg and --resolve-arg do")
                .doesNotContain("secret");
    }

    @Test
    void aResolutionThatIsNoneIsExplained() {
        Session.Outcome outcome = stage("--job=base", "--resolution={}");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("--resolution: could not read the resolution because its schema is not");
    }
}
