package dev.stagefan.schedule;

import org.jspecify.annotations.Nullable;

/** Puts jobs into an order in which each comes after what it needs. */
final class Order {
    private Order() {}

    /** Returns null where some need each other in a circle. */
    static int @Nullable [] of(int[][] needs) {
        int[] missing = new int[needs.length];
        int[][] consumers = consumers(needs);
        int[] order = new int[needs.length];
        int ready = 0;
        for (int job = 0; job < needs.length; job++) {
            missing[job] = needs[job].length;
            if (missing[job] == 0) {
                order[ready++] = job;
            }
        }
        for (int next = 0; next < ready; next++) {
            for (int consumer : consumers[order[next]]) {
                if (--missing[consumer] == 0) {
                    order[ready++] = consumer;
                }
            }
        }
        return ready == needs.length ? order : null;
    }

    /** The jobs that need each job. */
    static int[][] consumers(int[][] needs) {
        int[] counts = new int[needs.length];
        for (int[] list : needs) {
            for (int need : list) {
                counts[need]++;
            }
        }
        int[][] consumers = new int[needs.length][];
        for (int job = 0; job < needs.length; job++) {
            consumers[job] = new int[counts[job]];
        }
        for (int job = needs.length - 1; job >= 0; job--) {
            for (int need : needs[job]) {
                consumers[need][--counts[need]] = job;
            }
        }
        return consumers;
    }
}
