package dev.stagefan.collapse;

import dev.stagefan.dockerfile.Diagnostic;
import dev.stagefan.dockerfile.Dockerfile;
import dev.stagefan.dockerfile.DockerfileException;
import dev.stagefan.dockerfile.Instruction;
import dev.stagefan.dockerfile.Position;
import dev.stagefan.dockerfile.Stage;
import dev.stagefan.graph.CarriedArg;
import dev.stagefan.graph.CarriedArgs;
import dev.stagefan.graph.StageGraph;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A stage that an image stands for. Its FROM names the image. If other stages are built on it, it keeps the ARGs that they
 * inherit, its own on their own lines, and its ONBUILD lines: its image was built without them, or they would run as soon
 * as a stage starts from the image.
 */
final class FinishedStage {
    /** Bytes of a line that BuildKit reads, its line end included. */
    private static final int LONGEST_LINE = 64 * 1024 - 2;

    private final Dockerfile dockerfile;
    private final StageGraph graph;
    private final Stage stage;
    private final Lines lines;
    private final SortedSet<Integer> triggerLines = new TreeSet<>();

    FinishedStage(Dockerfile dockerfile, StageGraph graph, int stage, Lines lines) {
        this.dockerfile = dockerfile;
        this.graph = graph;
        this.stage = dockerfile.stages().get(stage);
        this.lines = lines;
    }

    /** Replaces the body of a stage from which files are only copied or mounted. */
    void replace(String image) {
        lines.blank(stage.from().startLine(), stage.endLine());
        lines.set(stage.from().startLine(), from("", image));
    }

    /** Replaces the body of a stage that others are built on. */
    void replaceBase(String image, String platform) throws DockerfileException {
        for (Instruction instruction : stage.instructions()) {
            if (instruction instanceof Instruction.OnBuild trigger) {
                for (int line = trigger.origin().startLine();
                        line <= trigger.origin().endLine();
                        line++) {
                    triggerLines.add(line);
                }
            }
        }
        for (int line = stage.from().startLine(); line <= stage.endLine(); line++) {
            if (!triggerLines.contains(line)) {
                lines.set(line, "");
            }
        }
        ArgText text = new ArgText(dockerfile.directives().escape());
        SortedMap<Integer, List<CarriedArg>> args = placed();
        for (var line : args.entrySet()) {
            set(line.getKey(), text.of(line.getValue()));
        }
        int fromLine = args.containsKey(stage.from().startLine())
                ? stage.from().startLine() - 1
                : stage.from().startLine();
        lines.set(fromLine, from(platform, image));
    }

    private String from(String platform, String image) {
        String flag = platform.isEmpty() ? "" : "--platform=" + platform + " ";
        return "FROM " + flag + image + (stage.name() == null ? "" : " AS " + stage.name());
    }

    private void set(int line, String arg) throws DockerfileException {
        if (arg.getBytes(StandardCharsets.UTF_8).length > LONGEST_LINE) {
            throw refusal("the ARGs that it hands on are longer than a line may be", "shorten their values");
        }
        lines.set(line, arg);
    }

    /** By the line where they are declared; those of other stages before the stage's own. */
    private SortedMap<Integer, List<CarriedArg>> placed() throws DockerfileException {
        SortedMap<Integer, List<CarriedArg>> own = new TreeMap<>();
        List<CarriedArg> inherited = new ArrayList<>();
        for (CarriedArg arg : CarriedArgs.of(graph, stage.index())) {
            boolean isOwn = arg.line() > stage.from().startLine() && arg.line() <= stage.endLine();
            (isOwn ? own.computeIfAbsent(arg.line(), line -> new ArrayList<>()) : inherited).add(arg);
        }
        if (!inherited.isEmpty()) {
            own.computeIfAbsent(lineForInherited(own), line -> new ArrayList<>())
                    .addAll(0, inherited);
        }
        return own;
    }

    /** The first free line behind FROM, else the first ARG's, else that of FROM, which then moves up. */
    private int lineForInherited(SortedMap<Integer, List<CarriedArg>> own) throws DockerfileException {
        int from = stage.from().startLine();
        int end = own.isEmpty() ? nextStage() : own.firstKey();
        for (int line = from + 1; line < end; line++) {
            if (isFree(line)) {
                return line;
            }
        }
        if (!own.isEmpty()) {
            return own.firstKey();
        }
        int above = stage.index() == 0
                ? from
                : dockerfile.stages().get(stage.index() - 1).endLine() + 1;
        if (above < from && (lines.isBlank(from - 1) || lines.isComment(from - 1))) {
            return from;
        }
        throw refusal(
                "there is no line for the ARGs that it hands on, and no line may move",
                "add an empty line behind its FROM");
    }

    private boolean isFree(int line) {
        return !triggerLines.contains(line)
                && (lines.isBlank(line) || (line > stage.endLine() && lines.isComment(line)));
    }

    /** The line of the next FROM, or the one behind the file's last. */
    private int nextStage() {
        return stage.index() + 1 < dockerfile.stages().size()
                ? dockerfile.stages().get(stage.index() + 1).from().startLine()
                : lines.count() + 1;
    }

    private DockerfileException refusal(String reason, String help) {
        String label = graph.stages().get(stage.index()).label();
        return new DockerfileException(Diagnostic.error(
                        "stage-not-collapsible",
                        "could not put the image of " + label + " in its place because " + reason,
                        Position.of(stage.from().startLine(), 1))
                .withHelp(help));
    }
}
