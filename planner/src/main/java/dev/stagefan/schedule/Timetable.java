package dev.stagefan.schedule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * When each job runs: as soon as what it needs is done and a machine is free; where machines are short, the job with the
 * longest way to the end goes first.
 */
final class Timetable {
    private static final int NOBODY = -1;

    private final Problem problem;
    private final Loads loads;
    private final double[] ready;
    private final double[] begin;
    private final double[] end;
    private final int[] waitedFor;

    private Timetable(Problem problem, Loads loads) {
        this.problem = problem;
        this.loads = loads;
        ready = new double[loads.jobs()];
        begin = new double[loads.jobs()];
        end = new double[loads.jobs()];
        waitedFor = new int[loads.jobs()];
        Arrays.fill(waitedFor, NOBODY);
    }

    static Timetable of(Problem problem, Loads loads) {
        return of(problem, loads, null);
    }

    /**
     * @param priority of each job, where machines are short; null for its way to the end
     */
    static Timetable of(Problem problem, Loads loads, double @Nullable [] priority) {
        Timetable timetable = new Timetable(problem, loads);
        if (loads.jobs() <= problem.atOnce()
                && problem.machines().stream().allMatch(machine -> loads.jobs() <= machine.atOnce())) {
            timetable.runUnhindered();
        } else {
            timetable.runWithShortMachines(priority == null ? waysToTheEnd(loads) : priority);
        }
        return timetable;
    }

    /** When a job's needs were done and its machine was asked for. */
    double ready(int job) {
        return ready[job];
    }

    /** When a machine was free for it. */
    double begin(int job) {
        return begin[job];
    }

    double end(int job) {
        return end[job];
    }

    double makespan() {
        double latest = 0;
        for (double time : end) {
            latest = Math.max(latest, time);
        }
        return latest;
    }

    double endSum() {
        double sum = 0;
        for (double time : end) {
            sum += time;
        }
        return sum;
    }

    /** The jobs that determine the makespan, first to last. */
    List<Integer> criticalPath() {
        int job = 0;
        for (int other = 1; other < end.length; other++) {
            if (end[other] >= end[job]) {
                job = other;
            }
        }
        List<Integer> path = new ArrayList<>();
        for (; job != NOBODY; job = waitedFor[job]) {
            path.add(job);
        }
        Collections.reverse(path);
        return path;
    }

    private void runUnhindered() {
        for (int job : loads.order()) {
            becomeReady(job);
            start(job, ready[job]);
        }
    }

    private void becomeReady(int job) {
        for (int need : loads.needs(job)) {
            if (end[need] > ready[job] || waitedFor[job] == NOBODY) {
                ready[job] = end[need];
                waitedFor[job] = need;
            }
        }
    }

    private void start(int job, double time) {
        begin[job] = time;
        end[job] = time + loads.machine(job).queueSeconds() + loads.runSeconds(job);
    }

    private void runWithShortMachines(double[] tail) {
        int[][] consumers = loads.consumers();
        PriorityQueue<Integer> waiting = new PriorityQueue<>((left, right) ->
                tail[left] != tail[right] ? Double.compare(tail[right], tail[left]) : Integer.compare(left, right));
        PriorityQueue<Integer> running = new PriorityQueue<>((left, right) ->
                end[left] != end[right] ? Double.compare(end[left], end[right]) : Integer.compare(left, right));
        int[] missing = new int[loads.jobs()];
        int[] busy = new int[problem.machines().size()];
        for (int job = 0; job < missing.length; job++) {
            missing[job] = loads.needs(job).length;
            if (missing[job] == 0) {
                waiting.add(job);
            }
        }
        double now = 0;
        int freedBy = NOBODY;
        while (true) {
            startWaiting(waiting, running, busy, now, freedBy);
            if (running.isEmpty()) {
                return;
            }
            freedBy = running.remove();
            now = end[freedBy];
            busy[loads.machineIndex(freedBy)]--;
            for (int consumer : consumers[freedBy]) {
                if (--missing[consumer] == 0) {
                    becomeReady(consumer);
                    waiting.add(consumer);
                }
            }
        }
    }

    private void startWaiting(
            PriorityQueue<Integer> waiting, PriorityQueue<Integer> running, int[] busy, double now, int freedBy) {
        List<Integer> stillWaiting = new ArrayList<>();
        while (!waiting.isEmpty() && running.size() < problem.atOnce()) {
            int job = waiting.remove();
            int kind = loads.machineIndex(job);
            if (busy[kind] == problem.machines().get(kind).atOnce()) {
                stillWaiting.add(job);
                continue;
            }
            busy[kind]++;
            if (now > ready[job]) {
                waitedFor[job] = freedBy;
            }
            start(job, now);
            running.add(job);
        }
        waiting.addAll(stillWaiting);
    }

    /** Seconds of each job's longest way to the end, itself included. */
    static double[] waysToTheEnd(Loads loads) {
        int[][] consumers = loads.consumers();
        double[] tail = new double[loads.jobs()];
        for (int at = tail.length - 1; at >= 0; at--) {
            int job = loads.order()[at];
            double longest = 0;
            for (int consumer : consumers[job]) {
                longest = Math.max(longest, tail[consumer]);
            }
            tail[job] = longest + loads.machine(job).queueSeconds() + loads.runSeconds(job);
        }
        return tail;
    }
}
