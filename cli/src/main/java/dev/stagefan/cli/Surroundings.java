package dev.stagefan.cli;

import dev.stagefan.cli.text.Style;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * All that a command may know of the process it runs in.
 *
 * @param directory what relative paths are relative to
 * @param environment the environment's variables
 * @param in standard input
 * @param out where results go
 * @param err where everything else goes
 * @param outStyle how text on {@code out} may look
 * @param errStyle how text on {@code err} may look
 * @param errIsTerminal whether a line on {@code err} can be written over
 */
record Surroundings(
        Path directory,
        Map<String, String> environment,
        InputStream in,
        OutputStream out,
        PrintStream err,
        Style outStyle,
        Style errStyle,
        boolean errIsTerminal) {
    /** The launcher knows which streams are terminals; Java 17 cannot tell for each. */
    private static final String TERMINALS = "stagefan.terminals";

    private static final int USUAL_COLUMNS = 80;

    Surroundings {
        environment = Map.copyOf(environment);
    }

    static Surroundings ofProcess() {
        Map<String, String> environment = System.getenv();
        List<String> terminals = List.of(System.getProperty(TERMINALS, "").split(","));
        return new Surroundings(
                Path.of("").toAbsolutePath(),
                environment,
                System.in,
                new FileOutputStream(FileDescriptor.out),
                new PrintStream(new FileOutputStream(FileDescriptor.err), false, StandardCharsets.UTF_8),
                style(environment, terminals.contains("out")),
                style(environment, terminals.contains("err")),
                terminals.contains("err") && !isDumb(environment));
    }

    /** How many columns the terminal has, as the environment says; 80 where it does not. */
    int columns() {
        String columns = environment.getOrDefault("COLUMNS", "");
        return columns.matches("[1-9]\\d{0,3}") ? Integer.parseInt(columns) : USUAL_COLUMNS;
    }

    private static Style style(Map<String, String> environment, boolean terminal) {
        boolean wanted = environment.getOrDefault("NO_COLOR", "").isEmpty() && !isDumb(environment);
        return terminal && wanted ? Style.COLOURED : Style.PLAIN;
    }

    private static boolean isDumb(Map<String, String> environment) {
        return environment.getOrDefault("TERM", "").equals("dumb");
    }
}
