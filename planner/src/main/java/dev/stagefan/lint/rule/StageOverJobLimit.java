package dev.stagefan.lint.rule;

import dev.stagefan.dockerfile.Instruction;
import dev.stagefan.dockerfile.Severity;
import dev.stagefan.dockerfile.Stage;
import dev.stagefan.dockerfile.text.Quote;
import dev.stagefan.graph.StageNode;
import dev.stagefan.lint.Finding;
import dev.stagefan.lint.Rule;
import dev.stagefan.lint.Subject;
import dev.stagefan.timings.InstructionTiming;
import dev.stagefan.timings.StageTiming;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * SF013: a stage that takes longer than a job may run. A stage is never on two runners, so no plan helps; a cut does.
 *
 * <p>Where the instructions' times are known the best cut is told: the one whose longer half is shortest. Time of the
 * stage that no instruction accounts for may be on either side of it, and so counts on both.
 */
final class StageOverJobLimit extends Rule {
    StageOverJobLimit() {
        super(
                "SF013",
                "stage-over-job-limit",
                Severity.WARNING,
                "A stage takes longer than a job may run, and a stage is never split between two jobs");
    }

    /** A cut in front of an instruction. */
    private record Cut(InstructionTiming before, double firstSeconds, double secondSeconds) {
        double longerSeconds() {
            return Math.max(firstSeconds, secondSeconds);
        }
    }

    @Override
    public List<Finding> check(Subject subject) {
        List<Finding> findings = new ArrayList<>();
        for (StageNode stage : subject.reachable()) {
            StageTiming timing = subject.timings().stages().get(stage.label());
            if (timing != null && seconds(timing) > subject.jobLimitSeconds()) {
                findings.add(found(subject, stage, timing));
            }
        }
        return findings;
    }

    private Finding found(Subject subject, StageNode stage, StageTiming timing) {
        Stage written = subject.written(stage);
        double limit = subject.jobLimitSeconds();
        return found(
                written.from().position(),
                stage.label() + " takes " + Sizes.duration(seconds(timing)) + ", and a job may run "
                        + Sizes.duration(limit) + "; no plan splits a stage",
                help(written, timing, limit));
    }

    private static String help(Stage stage, StageTiming timing, double limit) {
        Optional<InstructionTiming> longest = timing.instructions().stream()
                .filter(one -> one.duration().median() > limit)
                .findFirst();
        if (longest.isPresent()) {
            return place(stage, longest.get()) + " alone takes "
                    + Sizes.duration(longest.get().duration().median())
                    + ": split the command itself, each part in a stage of its own";
        }
        Optional<Cut> cut = bestCut(timing);
        if (cut.isEmpty()) {
            return "cut it in two stages, the second FROM the first; the times of its instructions would say where";
        }
        String halves = "a cut before " + place(stage, cut.get().before()) + " makes stages of "
                + Sizes.duration(cut.get().firstSeconds()) + " and "
                + Sizes.duration(cut.get().secondSeconds());
        return cut.get().longerSeconds() <= limit
                ? halves + ": end the stage there, and begin the next FROM it"
                : halves + ", which is over the limit still: it takes more than two stages";
    }

    /** Of cuts that are as good the first. */
    private static Optional<Cut> bestCut(StageTiming timing) {
        List<InstructionTiming> instructions = timing.instructions();
        double known = instructions.stream()
                .mapToDouble(one -> one.duration().median())
                .sum();
        double unaccounted = Math.max(0, seconds(timing) - known);
        double before = 0;
        Cut best = null;
        for (int i = 1; i < instructions.size(); i++) {
            before += instructions.get(i - 1).duration().median();
            Cut cut = new Cut(instructions.get(i), before + unaccounted, known - before + unaccounted);
            if (best == null || cut.longerSeconds() < best.longerSeconds()) {
                best = cut;
            }
        }
        return Optional.ofNullable(best);
    }

    /** The stage's own time, or that of its instructions together where only they are known. */
    private static double seconds(StageTiming timing) {
        return timing.duration() != null
                ? timing.duration().median()
                : timing.instructions().stream()
                        .mapToDouble(one -> one.duration().median())
                        .sum();
    }

    /** The line where the instruction still reads so, and what it says. */
    private static String place(Stage stage, InstructionTiming timing) {
        String said = Quote.of(timing.instruction());
        return stage.instructions().stream()
                .map(Instruction::origin)
                .filter(origin -> blanksOnce(origin.text()).equals(blanksOnce(timing.instruction())))
                .findFirst()
                .map(origin -> "line " + origin.startLine() + " (" + said + ")")
                .orElse(said);
    }

    private static String blanksOnce(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
