package dev.stagefan.cli;

import dev.stagefan.buildlog.BuildLogs;
import dev.stagefan.buildlog.LogReading;
import dev.stagefan.cli.text.Printable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A log that a command was given.
 *
 * @param given its path as the user gave it
 * @param name what its samples are from
 */
record LogFile(String given, String name) {
    private static final String STANDARD_INPUT = "-";

    /** Files are known by their name, and by their path where two have the same name. */
    static List<LogFile> of(List<String> given) {
        List<String> names = given.stream().map(LogFile::lastName).toList();
        List<LogFile> logs = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            String name = names.get(i);
            boolean alone = names.stream().filter(name::equals).count() == 1;
            logs.add(new LogFile(given.get(i), alone ? name : given.get(i)));
        }
        return logs;
    }

    private static String lastName(String given) {
        if (given.equals(STANDARD_INPUT)) {
            return "standard input";
        }
        Path name = Path.of(given).getFileName();
        return name == null ? given : name.toString();
    }

    /**
     * Reads the log, however large it is.
     *
     * @throws Failure where it cannot be read, or has no build
     */
    LogReading read(Surroundings surroundings) throws Failure {
        LogReading reading = reading(surroundings);
        if (reading.builds().isEmpty()) {
            throw Failure.badInput(
                    "could not find a build in " + given + " because " + String.join("; ", reading.notes()));
        }
        reading.notes()
                .forEach(note -> surroundings.err().println("stagefan: note: " + Printable.line(name) + ": " + note));
        return reading;
    }

    private LogReading reading(Surroundings surroundings) throws Failure {
        try {
            if (given.equals(STANDARD_INPUT)) {
                return BuildLogs.read(name, surroundings.in());
            }
            Path file = surroundings.directory().resolve(given);
            if (Files.isDirectory(file)) {
                throw unreadable("it is a directory; give the path of a file in it");
            }
            try (InputStream in = Files.newInputStream(file)) {
                return BuildLogs.read(name, in);
            }
        } catch (IOException e) {
            throw unreadable(Failure.reason(e));
        }
    }

    private Failure unreadable(String reason) {
        return Failure.badInput("could not read the log " + given + " because " + reason);
    }
}
