package dev.stagefan.run;

import dev.stagefan.buildkit.BuildFailure;
import dev.stagefan.buildkit.BuildListener;

/** Told of one job while it runs. */
public interface JobListener extends BuildListener {
    /** A sentence for people of what is decided and done. May hold parts of a user's file: not safe to show. */
    void said(String sentence);

    /** A build of it has failed; it may be tried again. */
    void failed(BuildFailure failure);
}
