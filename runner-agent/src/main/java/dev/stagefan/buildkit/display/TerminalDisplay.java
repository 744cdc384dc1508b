package dev.stagefan.buildkit.display;

import dev.stagefan.buildkit.BuildEvent;
import dev.stagefan.buildkit.BuildFailure;
import java.io.PrintStream;

/** A live area at the bottom of a terminal: what runs, for how long, and the last lines that it wrote. */
public final class TerminalDisplay implements Display {
    /**
     * A display.
     *
     * @param columns width of the terminal
     */
    public TerminalDisplay(PrintStream out, int columns) {
        throw new UnsupportedOperationException("" + columns + out);
    }

    @Override
    public void begins(String title) {}

    @Override
    public void say(String text) {}

    @Override
    public void on(BuildEvent event) {}

    @Override
    public void succeeded() {}

    @Override
    public void failed(BuildFailure failure) {}

    @Override
    public void close() {}
}
