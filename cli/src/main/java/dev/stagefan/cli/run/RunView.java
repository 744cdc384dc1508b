package dev.stagefan.cli.run;

import dev.stagefan.buildkit.BuildEvent;
import dev.stagefan.buildkit.BuildFailure;
import dev.stagefan.cli.text.Printable;
import dev.stagefan.cli.text.Style;
import dev.stagefan.plan.HumanTime;
import dev.stagefan.plan.Job;
import dev.stagefan.plan.Plan;
import dev.stagefan.run.JobResult;
import dev.stagefan.run.PlannedJob;
import dev.stagefan.run.RunListener;
import java.io.PrintStream;
import java.time.Clock;
import java.util.List;

/** Shows a run while it goes on: a live area at the bottom of a terminal, or lines. */
public final class RunView implements RunListener, AutoCloseable {
    private static final long REFRESH_MILLISECONDS = 250;
    private static final int LAST_LINES = 20;

    /** What is shown. */
    public enum Display {
        /** Who builds what, how long, and what is next, written over again and again. */
        LIVE,
        /** A line for what begins and what ends. */
        LINES,
        /** As LINES, and all that builds write. */
        FULL,
        /** What fails. */
        NONE
    }

    private final PrintStream err;
    private final Style style;
    private final Display display;
    private final Plan plan;
    private final Board board;
    private final LiveArea area;
    private boolean closed;

    /**
     * A view.
     *
     * @param columns that the terminal has
     */
    public RunView(PrintStream err, Style style, int columns, Display display, Plan plan, Clock clock) {
        this.err = err;
        this.style = style;
        this.display = display;
        this.plan = plan;
        this.board = new Board(plan, clock);
        this.area = new LiveArea(err, columns);
        if (display == Display.LIVE) {
            Thread painter = new Thread(this::paintAgainAndAgain, "view");
            painter.setDaemon(true);
            painter.start();
        }
    }

    private void paintAgainAndAgain() {
        try {
            while (paint()) {
                Thread.sleep(REFRESH_MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean paint() {
        if (!closed) {
            area.show(board.lines());
        }
        return !closed;
    }

    @Override
    public synchronized void said(String sentence) {
        line(sentence);
    }

    @Override
    public synchronized void said(Job job, String sentence) {
        if (display == Display.FULL) {
            line(job.id() + ": " + sentence);
        }
    }

    @Override
    public synchronized void began(Job job, String builder) {
        board.began(job, builder);
        line(job.id() + " begins on " + builder + planned(job));
    }

    @Override
    public synchronized void on(Job job, BuildEvent event) {
        board.on(job, event);
        if (display == Display.FULL) {
            if (event instanceof BuildEvent.Wrote wrote) {
                line(job.id() + " | " + wrote.line());
            } else if (event instanceof BuildEvent.Ended ended) {
                line(job.id() + " # " + ended.name() + (ended.cached() ? " CACHED" : " DONE"));
            }
        }
    }

    @Override
    public synchronized void failed(Job job, BuildFailure failure) {
        List<String> lines = failure.lastLines();
        area.clear();
        lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size())
                .forEach(line -> err.println("  " + job.id() + " | " + Printable.line(line)));
        err.flush();
    }

    @Override
    public synchronized void ended(Job job, JobResult result) {
        board.ended(job, result);
        String took = " after " + HumanTime.of(result.runSeconds());
        switch (result.outcome()) {
            case SUCCEEDED -> line(job.id() + " is done" + took + planned(job));
            case CANCELLED -> line(job.id() + " is cancelled" + took);
            case FAILED ->
                print(style.error(job.id() + " failed" + took) + ": "
                        + Printable.line(String.valueOf(result.failure())));
            case RESUMED, NOT_BEGUN -> {}
        }
    }

    private String planned(Job job) {
        return PlannedJob.of(plan, job.id())
                .map(planned -> "; planned: " + HumanTime.of(planned.runSeconds()))
                .orElse("");
    }

    private void line(String sentence) {
        if (display != Display.NONE) {
            print(Printable.line(sentence));
        }
    }

    private void print(String safe) {
        area.clear();
        err.println("stagefan: " + safe);
        err.flush();
    }

    /** Takes the live area away. */
    @Override
    public synchronized void close() {
        closed = true;
        area.clear();
        err.flush();
    }
}
