package dev.stagefan.cli;

import dev.stagefan.buildlog.BuildLogs;
import dev.stagefan.buildlog.LogReading;
import dev.stagefan.cli.text.Printable;
import dev.stagefan.record.RecordException;
import dev.stagefan.record.RecordJson;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A log, or a record of the runner agent, that a command was given.
 *
 * @param given its path as the user gave it
 * @param name what its samples are from
 */
record LogFile(String given, String name) {
    private static final String STANDARD_INPUT = "-";

    /** As much of a file as shows whether it is a record. */
    private static final int START = 1000;

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
     * Reads the log, however large it is, or the record.
     *
     * @throws Failure where it cannot be read, or has no build
     */
    Evidence read(Surroundings surroundings) throws Failure {
        try {
            if (given.equals(STANDARD_INPUT)) {
                return read(surroundings, surroundings.in());
            }
            Path file = surroundings.directory().resolve(given);
            if (Files.isDirectory(file)) {
                throw unreadable("it is a directory; give the path of a file in it");
            }
            try (InputStream in = Files.newInputStream(file)) {
                return read(surroundings, in);
            }
        } catch (IOException e) {
            throw unreadable(Failure.reason(e));
        }
    }

    private Evidence read(Surroundings surroundings, InputStream stream) throws IOException, Failure {
        BufferedInputStream in = new BufferedInputStream(stream);
        in.mark(START);
        String start = new String(in.readNBytes(START), StandardCharsets.UTF_8);
        in.reset();
        return RecordJson.isRecord(start) ? record(in) : builds(surroundings, in);
    }

    private Evidence record(InputStream in) throws IOException, Failure {
        byte[] bytes = in.readNBytes(RecordJson.MOST_CHARACTERS + 1);
        if (bytes.length > RecordJson.MOST_CHARACTERS) {
            throw unreadable("it is a record of more than " + RecordJson.MOST_CHARACTERS + " bytes");
        }
        try {
            return new Evidence(List.of(), List.of(RecordJson.read(new String(bytes, StandardCharsets.UTF_8))));
        } catch (RecordException e) {
            throw Failure.badInput(Printable.line(given + ": " + e.getMessage()));
        }
    }

    private Evidence builds(Surroundings surroundings, InputStream in) throws IOException, Failure {
        LogReading reading = BuildLogs.read(name, in);
        if (reading.builds().isEmpty()) {
            throw Failure.badInput(
                    "could not find a build in " + given + " because " + String.join("; ", reading.notes()));
        }
        reading.notes()
                .forEach(note -> surroundings.err().println("stagefan: note: " + Printable.line(name) + ": " + note));
        return new Evidence(reading.builds(), List.of());
    }

    private Failure unreadable(String reason) {
        return Failure.badInput("could not read the log " + given + " because " + reason);
    }
}
