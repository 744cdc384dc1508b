package dev.stagefan.cli.pull;

import dev.stagefan.cli.text.Durations;
import dev.stagefan.cli.text.Printable;
import dev.stagefan.cli.text.Style;
import dev.stagefan.github.api.Times;
import dev.stagefan.github.history.PullListener;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Shows how a pull goes: a bar on a terminal, a line every so often elsewhere. */
public final class PullProgress implements PullListener {
    private static final int WIDTH = 79;
    private static final int BAR = 20;
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);

    /** Shorter waits are over before anybody has read of them. */
    private static final Duration WORTH_SAYING = Duration.ofSeconds(2);

    private static final String CLEAR_LINE = "\r\u001b[K";

    /** What is shown. */
    public enum Display {
        BAR,
        LINES,
        NOTHING
    }

    private final PrintStream err;
    private final Style style;
    private final Display display;
    private final Clock clock;
    private final TimeLeft timeLeft;
    private @Nullable Instant lastLine;

    public PullProgress(PrintStream err, Style style, Display display, Clock clock) {
        this.err = err;
        this.style = style;
        this.display = display;
        this.clock = clock;
        this.timeLeft = new TimeLeft(clock);
    }

    @Override
    public void reading(int done, int total, String what) {
        timeLeft.begin();
        show(done, total, "reading " + what);
    }

    @Override
    public void read(int done, int total, Source source) {
        timeLeft.end(source);
    }

    @Override
    public void waiting(String reason, Instant until) {
        timeLeft.spoil();
        Duration wait = Duration.between(clock.instant(), until);
        if (wait.compareTo(WORTH_SAYING) >= 0) {
            say(style.warning("waiting until " + Times.second(until) + ", " + Durations.text(wait.toMillis() / 1000.0)
                    + ", because " + Printable.line(reason)));
        }
    }

    @Override
    public void note(String sentence) {
        say(Printable.line(sentence));
    }

    /** Takes the bar away. */
    public void end() {
        if (display == Display.BAR) {
            err.print(CLEAR_LINE);
            err.flush();
        }
    }

    private void say(String text) {
        if (display != Display.NOTHING) {
            err.println((display == Display.BAR ? CLEAR_LINE : "") + "stagefan: " + text);
            err.flush();
        }
    }

    private void show(int done, int total, String what) {
        switch (display) {
            case BAR -> {
                err.print(CLEAR_LINE + bar(done, total, Printable.line(what)));
                err.flush();
            }
            case LINES -> {
                Instant now = clock.instant();
                Instant last = lastLine;
                if (last == null || Duration.between(last, now).compareTo(BETWEEN_LINES) >= 0) {
                    lastLine = now;
                    say((total == 0 ? "" : done + " of " + total + " runs read" + left(total - done) + "; ")
                            + Printable.line(what));
                }
            }
            case NOTHING -> {}
        }
    }

    private String bar(int done, int total, String what) {
        int filled = total == 0 ? 0 : BAR * done / total;
        String begin = "[" + "=".repeat(filled) + " ".repeat(BAR - filled) + "] "
                + (total == 0 ? "" : done + "/" + total + left(total - done) + ", ");
        String line = begin + what;
        return line.codePointCount(0, line.length()) <= WIDTH
                ? line
                : line.substring(0, line.offsetByCodePoints(0, WIDTH - 3)) + "...";
    }

    private String left(int runs) {
        return timeLeft.seconds(runs)
                .map(seconds -> ", about " + Durations.text(seconds) + " left")
                .orElse("");
    }
}
