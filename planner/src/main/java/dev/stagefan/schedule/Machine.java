package dev.stagefan.schedule;

/**
 * What jobs run on.
 *
 * @param cores how many it has
 * @param queueSeconds from asking for one until it starts
 * @param setUpSeconds from its start until it can build
 * @param downBytesPerSecond how fast it pulls
 * @param upBytesPerSecond how fast it pushes
 * @param limitSeconds how long one job may run, waiting excluded
 * @param atOnce how many of its kind run at the same time, at most
 */
public record Machine(
        double cores,
        double queueSeconds,
        double setUpSeconds,
        double downBytesPerSecond,
        double upBytesPerSecond,
        double limitSeconds,
        int atOnce) {}
