package dev.stagefan.buildkit.display;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagefan.buildkit.BuildEvent.Began;
import dev.stagefan.buildkit.BuildEvent.Ended;
import dev.stagefan.buildkit.BuildEvent.Moved;
import dev.stagefan.buildkit.BuildEvent.Named;
import dev.stagefan.buildkit.BuildEvent.Wrote;
import dev.stagefan.buildkit.BuildFailure.Kind;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TerminalDisplayTest {
    private static final String RUN = "[base 2/2] RUN make";

    private final Output output = new Output();
    private long seconds;
    private final TerminalDisplay display =
            new TerminalDisplay(output.stream(), 44, () -> TimeUnit.SECONDS.toNanos(seconds));

    @Test
    void whatRunsIsDrawnAnewBelowWhatHasEnded() {
        display.begins("stage base");
        assertThat(output.take()).isEqualTo("\u001b[?25l\r\u001b[Jbuilding stage base 0.0 s (0 of 0 steps)\n");
        display.on(new Named(0, "[base 1/2] FROM alpine"));
        display.on(new Named(1, RUN));
        display.on(new Began(0, "[base 1/2] FROM alpine", 0));
        display.on(new Moved(0, "[base 1/2] FROM alpine", "sha256:1", 1_500_000, 3_000_000L));
        display.on(new Moved(0, "[base 1/2] FROM alpine", "sha256:2", 500_000, null));
        display.on(new Moved(0, "[base 1/2] FROM alpine", "resolve alpine", 1, null));
        seconds = 2;
        display.redraw();
        assertThat(output.take())
                .isEqualTo("\u001b[1A\r\u001b[J"
                        + "building stage base 2.0 s (0 of 2 steps)\n  2.0 s 2.0 of 3.5 MB [base 1/2] FROM alpi…\n");

        display.on(new Ended(0, "[base 1/2] FROM alpine", 2, false, null));
        display.on(new Began(1, RUN, 2));
        for (String line : List.of("1", "2", "3", "\u001b[2J4")) {
            display.on(new Wrote(1, RUN, line));
        }
        output.take();
        seconds = 5;
        display.redraw();
        assertThat(output.take()).endsWith("""
                  3.0 s [base 2/2] RUN make
                      | 2
                      | 3
                      | 4
                """);

        display.succeeded();
        assertThat(output.take()).isEqualTo("\u001b[5A\r\u001b[Jbuilt stage base 5.0 s (1 of 2 steps)\n\u001b[?25h");
    }

    @Test
    void whatEndsStaysAbove() {
        display.begins("x");
        display.on(new Named(0, RUN));
        display.on(new Began(0, RUN, 1));
        output.take();

        display.on(new Ended(0, RUN, 4, false, null));

        assertThat(output.take())
                .isEqualTo("\u001b[1A\r\u001b[J[base 2/2] RUN make 3.0 s\nbuilding x 0.0 s (1 of 1 steps)\n");
    }

    @Test
    void theCursorComesBackHoweverItEnds() {
        display.begins("x");
        display.failed(Failures.of(Kind.STEP, "no", List.of()));
        assertThat(output.take()).endsWith("\u001b[?25h");

        display.begins("y");
        display.close();
        assertThat(output.take()).endsWith("\u001b[?25h");
        display.close();
        assertThat(output.take()).isEmpty();
    }
}
