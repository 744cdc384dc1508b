package dev.stagefan.estimate;

import dev.stagefan.schedule.Exports;
import dev.stagefan.schedule.Machine;
import dev.stagefan.schedule.Outcome;
import dev.stagefan.schedule.Rehearsal;
import java.util.List;

/** What one run has: how long each task takes, and the machine of each job. */
final class Luck {
    private final double[] seconds;
    private final List<Machine> machines;

    Luck(double[] seconds, List<Machine> machines) {
        this.seconds = seconds.clone();
        this.machines = List.copyOf(machines);
    }

    Outcome run(Rehearsal rehearsal, Exports exports) {
        return rehearsal.run(seconds, machines, exports);
    }

    /** The same, with a task that takes another share of its time. */
    Luck with(int task, double share) {
        Luck changed = new Luck(seconds, machines);
        changed.seconds[task] *= share;
        return changed;
    }

    /** Of each task. */
    double[] seconds() {
        return seconds.clone();
    }

    /** Of all tasks. */
    double sum() {
        double sum = 0;
        for (double task : seconds) {
            sum += task;
        }
        return sum;
    }
}
