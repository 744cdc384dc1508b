package dev.stagefan.run;

import dev.stagefan.buildkit.BuildEvent;
import dev.stagefan.buildkit.BuildFailure;
import dev.stagefan.plan.Job;

/** Told of a run, from several threads, one at a time. What it is told is not safe to show. */
public interface RunListener {
    /** A sentence for people about the run as a whole. */
    void said(String sentence);

    /** A job begins on a builder. */
    void began(Job job, String builder);

    /** A sentence for people about a job that runs. */
    void said(Job job, String sentence);

    /** Something happened in a build of a job that runs. */
    void on(Job job, BuildEvent event);

    /** A build of a job has failed; it may be tried again. */
    void failed(Job job, BuildFailure failure);

    /** A job has ended. */
    void ended(Job job, JobResult result);
}
