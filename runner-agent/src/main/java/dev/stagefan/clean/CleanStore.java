package dev.stagefan.clean;

import java.util.List;

/** A repository that is cleaned. */
public interface CleanStore {
    /**
     * All manifests that have a tag, and of others those that may go.
     *
     * @throws CleanException also where one cannot be read that may point to others
     */
    List<StoredManifest> read() throws CleanException, InterruptedException;

    /** Removes a manifest with all its tags. What is not there is removed already. */
    void delete(StoredManifest manifest) throws CleanException, InterruptedException;
}
