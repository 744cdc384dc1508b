package dev.stagefan.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * The command line that a generated file names for writing it again: to be run at the root of the work tree, with the
 * options in the order in which help lists them, so that it is the same wherever and however the command was given.
 */
record CommandText(Surroundings surroundings, WorkTree workTree) {
    /** What asks for a comparison, or a pull request, rather than for the file. */
    private static final Set<String> LEFT_OUT =
            Set.of("--check", "--base", "--branch", "--title", "--label", "--author", "--repo", "--api-url", "--wait");

    private static final Set<String> PATHS = Set.of("-o", "--timings", "--config", "--context");

    /** What the user gave, of which {@code stagefan generate} writes the files. */
    record Given(ParseResult parsed) {
        String text(Surroundings surroundings, WorkTree workTree, String dockerfile) {
            return new CommandText(surroundings, workTree).render(parsed, dockerfile);
        }
    }

    /**
     * Renders the command that writes the files.
     *
     * @param parsed what the user gave
     * @param dockerfile the Dockerfile as the user gave it
     */
    String render(ParseResult parsed, String dockerfile) {
        List<String> words = new ArrayList<>(List.of("stagefan", "generate"));
        for (OptionSpec option : parsed.commandSpec().options()) {
            String name = option.names()[0];
            if (parsed.hasMatchedOption(option) && !LEFT_OUT.contains(name)) {
                if (option.arity().max() == 0) {
                    words.add(name);
                }
                for (String value : option.arity().max() == 0 ? List.<String>of() : option.originalStringValues()) {
                    words.add(name);
                    words.add(PATHS.contains(name) ? path(value) : value);
                }
            }
        }
        if (!parsed.hasMatchedOption("--config") && usesConfigOfItsDirectory()) {
            words.add("--config");
            words.add(path(PlanningOptions.DEFAULT_CONFIG));
        }
        words.add(path(dockerfile));
        return words.stream().map(CommandText::quote).collect(Collectors.joining(" "));
    }

    /** Whether the settings file that was found is not the one that is found at the root. */
    private boolean usesConfigOfItsDirectory() {
        return !path(PlanningOptions.DEFAULT_CONFIG).equals(PlanningOptions.DEFAULT_CONFIG)
                && Files.exists(surroundings.directory().resolve(PlanningOptions.DEFAULT_CONFIG));
    }

    /** Relative to the root where it is below it, as given where it is not. */
    private String path(String given) {
        Path path = surroundings.directory().resolve(given);
        return workTree.relative(path).orElse(given);
    }

    /** A word as a shell reads it back. */
    static String quote(String word) {
        return word.matches("[A-Za-z0-9_@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
