package dev.stagefan.lint.rule;

import dev.stagefan.dockerfile.Instruction;
import dev.stagefan.dockerfile.Severity;
import dev.stagefan.graph.StageNode;
import dev.stagefan.lint.Finding;
import dev.stagefan.lint.Rule;
import dev.stagefan.lint.Subject;
import dev.stagefan.timings.InstructionTiming;
import dev.stagefan.timings.StageTiming;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * SF006: long RUNs of one stage that have nothing to do with each other run one after the other, and could run side by
 * side. Only those count that fetch what they build themselves: what else a RUN needs of the one above, nobody can see.
 */
final class SerialChain extends Rule {
    /** Seconds from which on a RUN is long; a shorter one does not pay for a stage of its own. */
    private static final double LONG = 300;

    private static final double MINUTE = 60;

    /** What says, where nothing is timed, that a RUN compiles. */
    private static final Pattern COMPILES = Pattern.compile(
            "(?<![\\w/.-])(?:(?:make|ninja|gmake)(?=\\s+(?:-\\S*j|all\\b|install\\b)|\\s*(?:$|[;&|\\n]))"
                    + "|cmake\\s+--build|bazel(?:isk)?\\s+build|cargo\\s+build|meson\\s+compile"
                    + "|python3?\\s+setup\\.py\\s+bdist_wheel|pip3?\\s+wheel|scons|b2\\s+)");

    /** What installs packages prepares the system for what comes after it. */
    private static final Pattern PREPARES =
            Pattern.compile("\\b(?:apt|apt-get|dnf|microdnf|tdnf|yum|zypper|apk)\\s+(?:-\\S+\\s+)*(?:install|add)\\b");

    private static final Pattern FETCHES = Pattern.compile(
            "\\bgit\\s+(?:-\\S+\\s+)*clone\\b|(?:\\bcurl\\b|\\bwget\\b)[^\\n;&|]*https?://|\\bcargo\\s+install\\b|\\bgo\\s+install\\s+\\S+@");

    SerialChain() {
        super(
                "SF006",
                "serial-chain",
                Severity.NOTE,
                "Long RUNs of one stage share nothing that the text shows, and run one after the other");
    }

    /** A long RUN; seconds are null where they are not known. */
    private record Link(
            Instruction.Run run, Traces traces, @Nullable Double seconds) {
        int line() {
            return run.origin().startLine();
        }
    }

    @Override
    public List<Finding> check(Subject subject) {
        List<Finding> findings = new ArrayList<>();
        for (StageNode stage : subject.reachable()) {
            List<Link> apart = new ArrayList<>();
            List<Link> seen = new ArrayList<>();
            for (Link link : links(subject, stage)) {
                if (seen.stream().noneMatch(other -> other.traces().touches(link.traces()))) {
                    apart.add(link);
                }
                seen.add(link);
            }
            if (apart.size() > 1) {
                findings.add(finding(stage, apart));
            }
        }
        return findings;
    }

    private static List<Link> links(Subject subject, StageNode stage) {
        Map<String, Double> known = durations(subject.timings().stages().get(stage.label()));
        List<Link> links = new ArrayList<>();
        for (Instruction instruction : subject.written(stage).instructions()) {
            if (instruction instanceof Instruction.Run run) {
                link(run, known).ifPresent(links::add);
            }
        }
        return links;
    }

    private static Optional<Link> link(Instruction.Run run, Map<String, Double> known) {
        String script = RunScript.of(run);
        Double seconds = known.get(normalized(run.origin().text()));
        boolean isLong = seconds == null
                ? COMPILES.matcher(script).find() && !PREPARES.matcher(script).find()
                : seconds >= LONG;
        return isLong && FETCHES.matcher(script).find()
                ? Optional.of(new Link(run, Traces.of(run), seconds))
                : Optional.empty();
    }

    private static Map<String, Double> durations(@Nullable StageTiming timing) {
        Map<String, Double> durations = new HashMap<>();
        if (timing != null) {
            for (InstructionTiming instruction : timing.instructions()) {
                durations.put(
                        normalized(instruction.instruction()),
                        instruction.duration().median());
            }
        }
        return durations;
    }

    private static String normalized(String instruction) {
        return instruction.strip().replaceAll("\\s+", " ");
    }

    private Finding finding(StageNode stage, List<Link> apart) {
        String lines = apart.stream().map(link -> Integer.toString(link.line())).collect(Collectors.joining(", "));
        return found(
                apart.get(1).run().origin().position(),
                "the RUNs of lines " + lines + " share no path and no variable that the text shows, and "
                        + stage.label() + " runs them one after the other" + gain(apart),
                "if they need nothing of each other, build each in a stage of its own, and copy what it installs");
    }

    private static String gain(List<Link> apart) {
        if (apart.stream().anyMatch(link -> link.seconds() == null)) {
            return "";
        }
        double all = apart.stream().mapToDouble(SerialChain::seconds).sum();
        double longest = apart.stream().mapToDouble(SerialChain::seconds).max().orElse(0);
        return ": %d min, of which %d could be saved side by side"
                .formatted(Math.round(all / MINUTE), Math.round((all - longest) / MINUTE));
    }

    private static double seconds(Link link) {
        return link.seconds() == null ? 0 : link.seconds();
    }
}
