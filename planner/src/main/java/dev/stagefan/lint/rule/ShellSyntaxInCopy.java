package dev.stagefan.lint.rule;

import dev.stagefan.dockerfile.Instruction;
import dev.stagefan.dockerfile.Origin;
import dev.stagefan.dockerfile.Severity;
import dev.stagefan.dockerfile.Stage;
import dev.stagefan.lint.Finding;
import dev.stagefan.lint.Rule;
import dev.stagefan.lint.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** SF001: COPY and ADD run no shell, so that {@code 2>/dev/null || true} are the names of files. */
final class ShellSyntaxInCopy extends Rule {
    private static final Pattern OPERATOR = Pattern.compile("\\|\\|?|&&?|;|[0-9&]?>>?.*|[0-9]?<.*");
    private static final Pattern SUBSTITUTION = Pattern.compile("(?s)(?:\\$\\(|`).*");
    private static final Pattern ALTERNATIVES = Pattern.compile("(?s)(?:.*[^$])?\\{[^{}$]*,[^{}$]*\\}.*");
    private static final Pattern HOME = Pattern.compile("~(?:/.*)?");

    ShellSyntaxInCopy() {
        super(
                "SF001",
                "shell-syntax-in-copy",
                Severity.ERROR,
                "A COPY or ADD carries shell syntax, which it takes for the names of files");
    }

    @Override
    public List<Finding> check(Subject subject) {
        List<Finding> findings = new ArrayList<>();
        for (Stage stage : subject.dockerfile().stages()) {
            for (Instruction instruction : stage.instructions()) {
                if (instruction instanceof Instruction.Copy copy) {
                    check("COPY", copy.origin(), copy.sources(), copy.destination())
                            .ifPresent(findings::add);
                } else if (instruction instanceof Instruction.Add add) {
                    check("ADD", add.origin(), add.sources(), add.destination()).ifPresent(findings::add);
                }
            }
        }
        return findings;
    }

    /** The first word is enough: what follows is of the same making. */
    private Optional<Finding> check(String keyword, Origin origin, List<String> sources, String destination) {
        return Stream.concat(sources.stream(), Stream.of(destination))
                .flatMap(word -> reading(word).stream()
                        .map(reading -> found(
                                origin.positionOf(word),
                                keyword + " runs no shell: " + word + " " + reading,
                                help(word))))
                .findFirst();
    }

    private static Optional<String> reading(String word) {
        if (OPERATOR.matcher(word).matches() || SUBSTITUTION.matcher(word).matches()) {
            return Optional.of("is the name of a file to it");
        }
        if (ALTERNATIVES.matcher(word).matches()) {
            return Optional.of("is one name to it, braces included");
        }
        return HOME.matcher(word).matches()
                ? Optional.of("is a directory called ~ in the working directory")
                : Optional.empty();
    }

    private static String help(String word) {
        if (HOME.matcher(word).matches()) {
            return "write the home directory out, as /root";
        }
        return ALTERNATIVES.matcher(word).matches()
                ? "name each file, or match them with a pattern, as package*.json"
                : "a source that may be missing can be a pattern, as plugin[s], which may match nothing; what else needs"
                        + " a shell goes into a RUN, which can mount another stage";
    }
}
