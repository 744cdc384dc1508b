package dev.stagefan.buildkit.display;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagefan.buildkit.BuildEvent.Began;
import dev.stagefan.buildkit.BuildEvent.Ended;
import dev.stagefan.buildkit.BuildEvent.Wrote;
import dev.stagefan.buildkit.BuildFailure.Kind;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class GitHubDisplayTest {
    private static final String A = "[a 2/2] RUN a";
    private static final String B = "[b 2/2] RUN b";

    private final Output output = new Output();
    private final GitHubDisplay display = new GitHubDisplay(output.stream(), "docker/Dockerfile", "TOKEN");

    @Test
    void ofTwoStepsAtOnceOneIsShownLive() {
        display.begins("stage a");
        display.on(new Began(0, A, 1));
        display.on(new Began(1, B, 1));
        display.on(new Wrote(0, A, "a1"));
        display.on(new Wrote(1, B, "b1"));
        display.on(new Wrote(0, A, "a2"));
        assertThat(output.take()).isEqualTo("""
                building stage a
                ::group::[a 2/2] RUN a
                ::stop-commands::TOKEN
                a1
                a2
                """);

        display.on(new Ended(0, A, 3.5, false, null));
        assertThat(output.take()).isEqualTo("""
                done in 2.5 s
                ::TOKEN::
                ::endgroup::
                ::group::[b 2/2] RUN b
                ::stop-commands::TOKEN
                b1
                """);

        display.on(new Wrote(1, B, "b2"));
        display.succeeded();
        assertThat(output.take()).isEqualTo("""
                b2
                did not end
                ::TOKEN::
                ::endgroup::
                built
                """);
    }

    @Test
    void aStepThatWasShortIsAGroupToo() {
        display.on(new Began(0, "[internal] load .dockerignore", 0));
        display.on(new Ended(0, "[internal] load .dockerignore", 0.1, false, null));
        display.on(new Began(1, A, 0));
        display.on(new Ended(1, A, 0, true, null));
        display.on(new Began(1, A, 1));
        display.on(new Ended(1, A, 1.1, false, null));

        assertThat(output.take()).isEqualTo("""
                ::group::[a 2/2] RUN a
                ::stop-commands::TOKEN
                cached
                ::TOKEN::
                ::endgroup::
                """);
    }

    @Test
    void aFailureIsAnAnnotationOnItsLine() {
        display.failed(Failures.of(Kind.STEP, "exit code: 2\nsomehow", List.of("100%", "::set-env::x", "")));

        assertThat(output.take()).isEqualTo("""
                the build failed: exit code: 2 somehow
                  in [base 2/3] RUN make %, line 12
                  which wrote last:
                    100%
                    ::set-env::x
                ::error file=docker/Dockerfile,line=12,title=[base 2/3] RUN make %25::the build failed: exit code: 2\
                 somehow%0A%0A100%25%0A::set-env::x
                """.replace("    ::set-env", ": :set-env"));
    }

    @Test
    void noTextOfABuildIsACommand() {
        String hostile = "::error::x";
        display.begins(hostile);
        display.say("  ::add-mask::a\n##[add-mask]a\nx ##[error]y\n\u001b[1m::warning::z");
        display.on(new Began(0, "[1/1] RUN x\n::error::y", 0));
        display.on(new Wrote(0, "[1/1] RUN x\n::error::y", "::OTHER::"));
        display.on(new Wrote(0, "[1/1] RUN x\n::error::y", "##[endgroup]"));
        display.on(new Ended(0, "[1/1] RUN x\n::error::y", 1, false, "a\n::error::b"));
        display.failed(Failures.of(Kind.OTHER, "::error::m\r::error::n", List.of("\r::error::o")));

        String[] lines = output.take().split("\n", -1);
        boolean stopped = false;
        for (String line : lines) {
            if (!stopped && line.stripLeading().startsWith("::")) {
                assertThat(line)
                        .matches("::(group::\\[1/1\\] RUN x ::error::y|stop-commands::TOKEN|endgroup::"
                                + "|error file=docker/Dockerfile,line=12,title=.*)");
            }
            stopped = line.equals("::stop-commands::TOKEN") || (stopped && !line.equals("::TOKEN::"));
            assertThat(line).doesNotContain("##[").doesNotContain("\r").doesNotContain("\u001b");
        }
    }

    @Test
    void anAnnotationIsNoLongerThanGitHubKeeps() {
        display.failed(Failures.of(Kind.STEP, "m".repeat(10_000), Collections.nCopies(40, "x".repeat(300))));

        String annotation = output.take()
                .lines()
                .filter(line -> line.startsWith("::error"))
                .findFirst()
                .orElseThrow();
        String message = annotation.substring(annotation.lastIndexOf("::") + 2).replace("%0A", "\n");
        assertThat(message.length()).isBetween(3500, 4096);
        assertThat(message).endsWith("x".repeat(300));
    }

    @Test
    void aCancelledBuildIsNoAnnotation() {
        display.failed(Failures.of(Kind.CANCELLED, "the build was cancelled", List.of("x")));

        assertThat(output.take()).doesNotContain("::error");
    }
}
