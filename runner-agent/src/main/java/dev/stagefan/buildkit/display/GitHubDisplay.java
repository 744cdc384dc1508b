package dev.stagefan.buildkit.display;

import dev.stagefan.buildkit.BuildEvent;
import dev.stagefan.buildkit.BuildEvent.Began;
import dev.stagefan.buildkit.BuildEvent.Ended;
import dev.stagefan.buildkit.BuildEvent.Wrote;
import dev.stagefan.buildkit.BuildFailure;
import dev.stagefan.buildkit.BuildFailure.Kind;
import java.io.PrintStream;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The log of a job on GitHub: a group a step, and an annotation for a failure. Groups do not nest, so of several steps that
 * run at once one is shown live, and the others when it ends. Within a group workflow commands are stopped: what a build
 * writes is text, whatever it looks like.
 */
public final class GitHubDisplay implements Display {
    private final WorkflowCommands commands;
    private final String dockerfile;

    /** Steps that have something to show and whose group is not over, in the order in which they began. */
    private final Map<Integer, StepLog> waiting = new LinkedHashMap<>();

    private final Set<Integer> known = new HashSet<>();

    private @Nullable StepLog live;

    /**
     * A display.
     *
     * @param dockerfile path of the Dockerfile from the root of the repository, for annotations
     * @param token begins and ends a part of the log in which workflow commands are text; no build output may know it
     */
    public GitHubDisplay(PrintStream out, String dockerfile, String token) {
        this.commands = new WorkflowCommands(out, token);
        this.dockerfile = dockerfile;
    }

    @Override
    public synchronized void begins(String title) {
        waiting.clear();
        known.clear();
        commands.text("building " + SafeText.line(title));
    }

    @Override
    public synchronized void say(String text) {
        text.lines().map(SafeText::line).forEach(commands::text);
    }

    @Override
    public synchronized void on(BuildEvent event) {
        if (event instanceof Began step) {
            log(event).began(step.atSeconds());
        } else if (event instanceof Wrote step) {
            write(log(event), SafeText.line(step.line()));
        } else if (event instanceof Ended step) {
            StepLog log = log(event);
            log.ended(step);
            if (log == live) {
                endGroup(log);
            } else if (log.isWorthShowing()) {
                showWhenFree(log);
            }
        }
    }

    private StepLog log(BuildEvent event) {
        return waiting.computeIfAbsent(
                event.vertex(), vertex -> new StepLog(StepName.of(event.name()), !known.add(vertex)));
    }

    private void write(StepLog log, String line) {
        if (live == null) {
            beginGroup(log);
        }
        if (log == live) {
            commands.output(line);
        } else {
            log.keep(line);
        }
    }

    private void showWhenFree(StepLog log) {
        if (live == null) {
            beginGroup(log);
            endGroup(log);
        }
    }

    private void beginGroup(StepLog log) {
        live = log;
        commands.beginGroup(log.name().whole());
        log.kept().forEach(commands::output);
        log.forget();
    }

    private void endGroup(StepLog log) {
        commands.output(log.ending());
        commands.endGroup();
        live = null;
        waiting.values().remove(log);
        showEnded();
        waiting.values().stream().filter(StepLog::hasLines).findFirst().ifPresent(this::beginGroup);
    }

    /** Shows what has ended while another step was shown. */
    private void showEnded() {
        Iterator<StepLog> logs = waiting.values().iterator();
        while (logs.hasNext()) {
            StepLog log = logs.next();
            if (log.isOver()) {
                logs.remove();
                if (log.isWorthShowing()) {
                    commands.beginGroup(log.name().whole());
                    log.kept().forEach(commands::output);
                    commands.output(log.ending());
                    commands.endGroup();
                }
            }
        }
    }

    private void endAll() {
        StepLog last = live;
        if (last != null) {
            endGroup(last);
        }
        while (live != null) {
            endGroup(live);
        }
        showEnded();
        waiting.clear();
    }

    @Override
    public synchronized void succeeded() {
        endAll();
        commands.text("built");
    }

    @Override
    public synchronized void failed(BuildFailure failure) {
        endAll();
        FailureText.lines(failure).forEach(commands::text);
        if (failure.kind() != Kind.CANCELLED) {
            Annotation.of(failure, dockerfile).write(commands);
        }
    }

    @Override
    public synchronized void close() {
        endAll();
    }
}
