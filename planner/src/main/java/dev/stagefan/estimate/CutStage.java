package dev.stagefan.estimate;

import dev.stagefan.dockerfile.Stage;
import dev.stagefan.plan.HumanTime;
import dev.stagefan.timings.InstructionTiming;
import dev.stagefan.timings.StageTiming;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Where a stage is to be cut that takes longer than its runner lets a job run, even in a job of its own. */
final class CutStage {
    static final String KIND = "cut-stage";
    private static final String SEVERAL = " and before ";

    private final Situation situation;
    private final int task;
    private final double seconds;
    /** What a part may take in a job of its own. */
    private final double room;

    private final List<InstructionTiming> instructions;
    private final List<OptionalInt> lines;

    private CutStage(Situation situation, int task, double seconds, double room) {
        this.situation = situation;
        this.task = task;
        this.seconds = seconds;
        this.room = room;
        StageTiming timing = situation.request().timings().stages().get(situation.label(task));
        instructions = timing == null ? List.of() : timing.instructions();
        Stage stage = situation
                .dockerfile()
                .stages()
                .get(situation.runs().model().stages().get(task));
        lines = InstructionLines.of(
                stage, instructions.stream().map(InstructionTiming::instruction).toList());
    }

    static List<Advice> advice(Situation situation) {
        List<Advice> advice = new ArrayList<>();
        for (int task = 0; task < situation.tasks().size(); task++) {
            int job = situation.jobOf(task);
            double overhead = situation
                    .runs()
                    .distribution(job, run -> run.runSeconds() - run.buildSeconds())
                    .p50();
            double room = situation.runs().runner(job).limitSeconds() - overhead;
            double seconds = situation.tasks().get(task).seconds();
            if (seconds > room) {
                advice.add(new CutStage(situation, task, seconds, room).advice(job));
            }
        }
        return advice;
    }

    private Advice advice(int job) {
        String label = situation.label(task);
        return new Advice(
                KIND,
                label,
                label + " takes " + HumanTime.of(seconds) + ", and "
                        + situation.runs().runner(job).label() + " lets a job run "
                        + HumanTime.of(situation.runs().runner(job).limitSeconds()) + ": " + help(),
                null);
    }

    private String help() {
        if (instructions.isEmpty()) {
            return "how long its instructions take says where to cut it; the log of a build tells, by stagefan timings"
                    + " import.";
        }
        for (int at = 0; at < instructions.size(); at++) {
            if (time(at) > room) {
                return "no cut between instructions helps, because " + name(at) + " alone takes "
                        + HumanTime.of(time(at)) + "; split that command, or take a runner that allows more.";
            }
        }
        OptionalInt half = half();
        if (half.isPresent()) {
            double first = sum(0, half.getAsInt());
            return "begin a new stage before " + name(half.getAsInt()) + "; the halves take " + HumanTime.of(first)
                    + " and " + HumanTime.of(sum(half.getAsInt(), instructions.size()) + unattributed()) + ".";
        }
        List<String> cuts = cuts();
        return cuts.isEmpty()
                ? "its instructions are known for " + HumanTime.of(sum(0, instructions.size()))
                        + " of that only, too little to say where to cut it."
                : "two parts are not enough; begin new stages before " + String.join(SEVERAL, cuts) + ".";
    }

    private double time(int instruction) {
        return instructions.get(instruction).duration().median();
    }

    private double sum(int from, int to) {
        double sum = 0;
        for (int at = from; at < to; at++) {
            sum += time(at);
        }
        return sum;
    }

    /** What the stage takes beyond its known instructions; it may lie in any part. */
    private double unattributed() {
        return Math.max(0, seconds - sum(0, instructions.size()));
    }

    /** The instruction before which a cut brings both halves under, as evenly as can be. */
    private OptionalInt half() {
        int best = -1;
        double least = room - unattributed();
        for (int at = 1; at < instructions.size(); at++) {
            double longer = Math.max(sum(0, at), sum(at, instructions.size()));
            if (longer <= least) {
                least = longer;
                best = at;
            }
        }
        return best < 0 ? OptionalInt.empty() : OptionalInt.of(best);
    }

    /** As few cuts as can be, each part filled before the next begins. */
    private List<String> cuts() {
        List<String> cuts = new ArrayList<>();
        double part = 0;
        for (int at = 0; at < instructions.size(); at++) {
            if (part + time(at) > room - unattributed()) {
                if (at == 0 || time(at) > room - unattributed()) {
                    return List.of();
                }
                cuts.add(name(at));
                part = 0;
            }
            part += time(at);
        }
        return cuts;
    }

    private String name(int instruction) {
        String text = InstructionLines.shortened(instructions.get(instruction).instruction());
        OptionalInt line = lines.get(instruction);
        return line.isPresent() ? "line " + line.getAsInt() + " (" + text + ")" : text;
    }
}
