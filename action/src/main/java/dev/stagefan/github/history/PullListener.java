package dev.stagefan.github.history;

import dev.stagefan.http.WaitListener;

/** Is told how a pull goes. */
public interface PullListener extends WaitListener {
    /** Where a run's data comes from. */
    enum Source {
        GITHUB,
        CACHE
    }

    /**
     * Something is about to be read.
     *
     * @param done how many runs are read
     * @param total how many there are
     * @param what is read, as {@code the jobs of run 8123}
     */
    void reading(int done, int total, String what);

    /** A run was read. */
    void read(int done, int total, Source source);

    /**
     * Something is worth saying.
     *
     * @param sentence what a person should know, without a full stop
     */
    void note(String sentence);
}
