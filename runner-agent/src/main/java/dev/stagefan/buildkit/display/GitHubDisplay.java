package dev.stagefan.buildkit.display;

import dev.stagefan.buildkit.BuildEvent;
import dev.stagefan.buildkit.BuildFailure;
import java.io.PrintStream;

/** The log of a job on GitHub: a group a step, no workflow command in what builds write, an annotation for a failure. */
public final class GitHubDisplay implements Display {
    /**
     * A display.
     *
     * @param dockerfile path of the Dockerfile from the root of the repository, for annotations
     * @param token begins and ends a part of the log in which workflow commands are text; no build output may know it
     */
    public GitHubDisplay(PrintStream out, String dockerfile, String token) {
        throw new UnsupportedOperationException("" + dockerfile + token + out);
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
