package dev.stagefan.history;

import dev.stagefan.timings.Timings;

/**
 * Timings of a workflow's runs, kept from one run to the next. What is kept is a timings file.
 *
 * <p>Several may append at once, from different machines: {@link RegistryHistory} and {@link BranchHistory} see to it that
 * each one's samples are there in the end. A history that cannot be read is an error and is never written over.
 */
public sealed interface TimingHistory permits RegistryHistory, BranchHistory, FileHistory {
    /** All of it; {@link Timings#NONE} where nothing is there yet. */
    Timings read() throws HistoryException, InterruptedException;

    /**
     * Adds samples.
     *
     * @param newer what {@link Timings#merge} puts to what is there
     * @param keepLatest how many measured samples of each thing stay, the latest; 1 or more
     * @return all of it afterwards
     */
    Timings append(Timings newer, int keepLatest) throws HistoryException, InterruptedException;
}
