package dev.stagefan.run;

import dev.stagefan.buildkit.BuildEvent;
import dev.stagefan.buildkit.BuildFailure;
import dev.stagefan.plan.Job;

/** Tells a listener of what several threads say, one at a time. */
final class OneAtATime implements RunListener {
    private final RunListener listener;

    OneAtATime(RunListener listener) {
        this.listener = listener;
    }

    @Override
    public synchronized void said(String sentence) {
        listener.said(sentence);
    }

    @Override
    public synchronized void began(Job job, String builder) {
        listener.began(job, builder);
    }

    @Override
    public synchronized void said(Job job, String sentence) {
        listener.said(job, sentence);
    }

    @Override
    public synchronized void on(Job job, BuildEvent event) {
        listener.on(job, event);
    }

    @Override
    public synchronized void failed(Job job, BuildFailure failure) {
        listener.failed(job, failure);
    }

    @Override
    public synchronized void ended(Job job, JobResult result) {
        listener.ended(job, result);
    }

    /** What the carrier of a job tells. */
    JobListener of(Job job) {
        return new JobListener() {
            @Override
            public void said(String sentence) {
                OneAtATime.this.said(job, sentence);
            }

            @Override
            public void failed(BuildFailure failure) {
                OneAtATime.this.failed(job, failure);
            }

            @Override
            public void on(BuildEvent event) {
                OneAtATime.this.on(job, event);
            }
        };
    }
}
