package dev.stagefan.lint;

import dev.stagefan.dockerfile.Dockerfile;
import dev.stagefan.dockerfile.Instruction;
import dev.stagefan.dockerfile.Origin;
import dev.stagefan.dockerfile.Stage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The ignores of a Dockerfile. One for an instruction stands in the comments directly above it; one for the file stands
 * above the first instruction. Comments between the lines of an instruction are the instruction's own.
 */
final class Ignores {
    private static final String FORM = "write it as # stagefan:ignore=SF003 and the reason";

    /** An ignore and the lines that it is about. */
    private record Scoped(Ignore ignore, int from, int to) {}

    private final List<Scoped> all;
    private final Map<Ignore, Set<String>> used = new HashMap<>();

    private Ignores(List<Scoped> all) {
        this.all = all;
    }

    static Ignores of(Dockerfile dockerfile) {
        NavigableMap<Integer, Origin> instructions = new TreeMap<>();
        origins(dockerfile).forEach(origin -> instructions.put(origin.startLine(), origin));
        List<String> lines = List.of(dockerfile.text().split("\n", -1));
        List<Scoped> all = new ArrayList<>();
        List<Ignore> pending = new ArrayList<>();
        int number = 1;
        while (number <= lines.size()) {
            Origin instruction = instructions.get(number);
            if (instruction == null) {
                String line = lines.get(number - 1);
                Ignore.read(line, number).ifPresent(pending::add);
                settle(pending, line, number < instructions.firstKey() ? lines.size() : 0, all);
                number++;
            } else {
                pending.forEach(ignore -> all.add(new Scoped(ignore, instruction.startLine(), instruction.endLine())));
                pending.clear();
                number = Math.max(number, instruction.endLine()) + 1;
            }
        }
        pending.forEach(ignore -> all.add(new Scoped(ignore, 0, 0)));
        return new Ignores(all);
    }

    /** An ignore for the file is about all of it; one for an instruction about nothing once a line is no comment. */
    private static void settle(List<Ignore> pending, String line, int fileLines, List<Scoped> all) {
        boolean isComment = line.strip().startsWith("#");
        pending.removeIf(ignore -> {
            boolean ofFile = ignore.scope() == Ignore.Scope.FILE;
            if (ofFile || !isComment) {
                all.add(new Scoped(ignore, 1, ofFile ? fileLines : 0));
                return true;
            }
            return false;
        });
    }

    private static Stream<Origin> origins(Dockerfile dockerfile) {
        return Stream.concat(
                dockerfile.globalArgs().stream().map(Instruction::origin),
                dockerfile.stages().stream().flatMap(Ignores::origins));
    }

    private static Stream<Origin> origins(Stage stage) {
        return Stream.concat(
                Stream.of(stage.from()), stage.instructions().stream().map(Instruction::origin));
    }

    /** Whether an ignore is about a finding, which then counts as used. */
    boolean covers(Finding finding) {
        String code = finding.rule().code();
        int line = finding.position().line();
        boolean covered = false;
        for (Scoped scoped : all) {
            Ignore ignore = scoped.ignore();
            if (ignore.isComplete() && ignore.codes().contains(code) && scoped.from() <= line && line <= scoped.to()) {
                used.computeIfAbsent(ignore, key -> new TreeSet<>()).add(code);
                covered = true;
            }
        }
        return covered;
    }

    /**
     * What is to be said of the ignores themselves, once all findings were asked for.
     *
     * @param known the codes that there are
     * @param applied the codes of the rules that were applied: of others nothing was to be found
     */
    List<Finding> faults(Set<String> known, Set<String> applied) {
        List<Finding> faults = new ArrayList<>();
        for (Scoped scoped : all) {
            Ignore ignore = scoped.ignore();
            if (ignore.scope() == Ignore.Scope.UNREADABLE) {
                faults.add(fault(ignore, "this comment is meant for stagefan, which cannot read it", FORM));
            } else if (ignore.reason().isEmpty()) {
                faults.add(fault(ignore, "this ignore gives no reason, so it ignores nothing", FORM));
            } else {
                faults.addAll(faults(ignore, known, applied));
            }
        }
        return faults;
    }

    private List<Finding> faults(Ignore ignore, Set<String> known, Set<String> applied) {
        Map<Boolean, List<String>> codes = ignore.codes().stream().collect(Collectors.partitioningBy(known::contains));
        List<Finding> faults = new ArrayList<>();
        for (String code : codes.getOrDefault(false, List.of())) {
            faults.add(fault(ignore, "there is no rule " + code + " to ignore", "docs/lint.md lists the rules"));
        }
        Set<String> did = used.getOrDefault(ignore, Set.of());
        for (String code : codes.getOrDefault(true, List.of())) {
            if (applied.contains(code) && !did.contains(code)) {
                faults.add(fault(ignore, code + " finds nothing " + place(ignore) + " to ignore", way(ignore)));
            }
        }
        return faults;
    }

    private static String place(Ignore ignore) {
        return ignore.scope() == Ignore.Scope.FILE ? "in this file" : "in the instruction below";
    }

    private static String way(Ignore ignore) {
        return ignore.scope() == Ignore.Scope.FILE
                ? "remove it; it stands above the first instruction, or it is about nothing"
                : "remove it, or put it directly above the instruction that it is about";
    }

    private static Finding fault(Ignore ignore, String message, String help) {
        return BadIgnore.fault(ignore.position(), message, help);
    }
}
