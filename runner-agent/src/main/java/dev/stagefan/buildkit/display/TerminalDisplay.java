package dev.stagefan.buildkit.display;

import dev.stagefan.buildkit.BuildEvent;
import dev.stagefan.buildkit.BuildFailure;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import java.util.function.LongSupplier;

/**
 * A live area at the bottom of a terminal: what runs, for how long, and the last lines that it wrote. What has ended stands
 * above, and stays.
 */
public final class TerminalDisplay implements Display {
    private static final String HIDE_CURSOR = "\u001b[?25l";
    private static final String SHOW_CURSOR = "\u001b[?25h";
    private static final String CLEAR_BELOW = "\u001b[J";
    private static final int LEAST_COLUMNS = 40;
    private static final long REDRAW_MILLISECONDS = 200;

    private final PrintStream out;
    private final int columns;
    private final LongSupplier nanoseconds;
    private final Timer clock = new Timer("redraw", true);
    private LiveBuild build = new LiveBuild("", 0);
    private boolean building;
    private int drawn;

    /**
     * A display.
     *
     * @param columns width of the terminal
     */
    public TerminalDisplay(PrintStream out, int columns) {
        this(out, columns, System::nanoTime);
        clock.schedule(new Redraw(), REDRAW_MILLISECONDS, REDRAW_MILLISECONDS);
    }

    /** A display that draws when it is told to, at the times given. */
    TerminalDisplay(PrintStream out, int columns, LongSupplier nanoseconds) {
        this.out = out;
        this.columns = Math.max(LEAST_COLUMNS, columns);
        this.nanoseconds = nanoseconds;
    }

    private final class Redraw extends TimerTask {
        @Override
        public void run() {
            redraw();
        }
    }

    @Override
    public synchronized void begins(String title) {
        build = new LiveBuild(SafeText.line(title), nanoseconds.getAsLong());
        building = true;
        out.print(HIDE_CURSOR);
        draw(List.of());
    }

    @Override
    public synchronized void say(String text) {
        draw(text.lines().map(SafeText::line).toList());
    }

    @Override
    public synchronized void on(BuildEvent event) {
        List<String> ended = build.on(event, nanoseconds.getAsLong());
        if (!ended.isEmpty()) {
            draw(ended);
        }
    }

    /** Draws the live area anew, if there is one. */
    synchronized void redraw() {
        if (building) {
            draw(List.of());
        }
    }

    @Override
    public synchronized void succeeded() {
        over(List.of(build.summary("built", nanoseconds.getAsLong())));
    }

    @Override
    public synchronized void failed(BuildFailure failure) {
        over(FailureText.lines(failure));
    }

    private void over(List<String> lines) {
        building = false;
        draw(lines);
        out.print(SHOW_CURSOR);
        out.flush();
    }

    /** Puts lines above the live area, which is drawn anew below them. */
    private void draw(List<String> above) {
        StringBuilder text = new StringBuilder();
        if (drawn > 0) {
            text.append("\u001b[").append(drawn).append('A');
        }
        text.append('\r').append(CLEAR_BELOW);
        above.forEach(line -> text.append(line).append('\n'));
        List<String> live = building ? build.lines(nanoseconds.getAsLong()) : new ArrayList<>();
        // A line that reaches the last column may or may not wrap.
        live.forEach(line -> text.append(SafeText.fit(line, columns - 1)).append('\n'));
        drawn = live.size();
        out.print(text);
        out.flush();
    }

    @Override
    public void close() {
        clock.cancel();
        synchronized (this) {
            if (building) {
                over(List.of());
            }
        }
    }
}
