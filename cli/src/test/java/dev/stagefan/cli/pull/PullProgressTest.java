package dev.stagefan.cli.pull;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagefan.cli.pull.PullProgress.Display;
import dev.stagefan.cli.text.Style;
import dev.stagefan.github.history.PullListener.Source;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class PullProgressTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Hands clock = new Hands();

    @Test
    void saysALineEveryTenSeconds() {
        PullProgress progress = progress(Display.LINES);
        for (int run = 0; run < 30; run++) {
            progress.reading(run, 30, "the jobs of run " + run);
            clock.now = clock.now.plusSeconds(1);
        }

        assertThat(shown().lines())
                .containsExactly(
                        "stagefan: 0 of 30 runs read; reading the jobs of run 0",
                        "stagefan: 10 of 30 runs read; reading the jobs of run 10",
                        "stagefan: 20 of 30 runs read; reading the jobs of run 20");
    }

    @Test
    void guessesTheTimeLeftFromRunsThatCameFromGitHubWithoutAWait() {
        PullProgress progress = progress(Display.BAR);
        for (int run = 0; run < 5; run++) {
            progress.reading(run, 10, "x");
            if (run == 0) {
                progress.waiting("of a limit", clock.now.plusSeconds(600));
                clock.now = clock.now.plusSeconds(600);
            }
            clock.now = clock.now.plusSeconds(4);
            progress.read(run + 1, 10, run == 1 ? Source.CACHE : Source.GITHUB);
        }
        err.reset();
        progress.reading(5, 10, "y");

        assertThat(shown()).isEqualTo("\r\u001b[K[==========          ] 5/10, about 20 s left, reading y");
    }

    @Test
    void saysWhyItWaitsAndUntilWhen() {
        progress(Display.LINES).waiting("GitHub asks for slower requests (429)", clock.now.plusSeconds(70));

        assertThat(shown())
                .isEqualTo(
                        "stagefan: waiting until 04:01:10 UTC, 70 s, because GitHub asks for slower requests (429)\n");
    }

    @Test
    void keepsToOneLineOfATerminal() {
        progress(Display.BAR).reading(1, 2, "x".repeat(200));

        assertThat(shown().replace("\r\u001b[K", "")).hasSize(79).endsWith("...");
    }

    @Test
    void showsNothingWhereNothingIsWanted() {
        PullProgress progress = progress(Display.NOTHING);
        progress.reading(1, 2, "x");
        progress.waiting("of a limit", clock.now.plusSeconds(70));
        progress.note("something");
        progress.end();

        assertThat(shown()).isEmpty();
    }

    private PullProgress progress(Display display) {
        return new PullProgress(new PrintStream(err, true, StandardCharsets.UTF_8), Style.PLAIN, display, clock);
    }

    private String shown() {
        return err.toString(StandardCharsets.UTF_8);
    }

    /** A clock that shows what it is set to. */
    private static final class Hands extends Clock {
        private Instant now = Instant.parse("2026-11-25T04:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
