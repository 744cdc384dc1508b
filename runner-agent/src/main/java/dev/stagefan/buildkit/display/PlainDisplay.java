package dev.stagefan.buildkit.display;

import dev.stagefan.buildkit.BuildEvent;
import dev.stagefan.buildkit.BuildFailure;
import java.io.PrintStream;

/** Lines as things happen. */
public final class PlainDisplay implements Display {
    /**
     * A display.
     *
     * @param prefix begins each line, so that those of several builders can be told apart; may be empty
     */
    public PlainDisplay(PrintStream out, String prefix) {
        throw new UnsupportedOperationException(prefix + out);
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
