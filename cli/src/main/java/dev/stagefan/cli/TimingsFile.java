package dev.stagefan.cli;

import dev.stagefan.timings.Timings;
import dev.stagefan.timings.TimingsReader;
import dev.stagefan.timings.TimingsWriter;
import dev.stagefan.yaml.YamlException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A timings file on disk.
 *
 * @param shown its path as the user gave it
 * @param head the comment that it begins with, line ends included; empty where there is none
 * @param timings what it says
 */
record TimingsFile(String shown, Path file, String head, Timings timings) {
    static final String DEFAULT = "timings.yml";

    /** Reads a file. */
    static TimingsFile read(Path directory, String given) throws Failure {
        Path file = directory.resolve(given);
        String text = new String(InputFile.read("the timings file", given, file), StandardCharsets.UTF_8);
        try {
            return new TimingsFile(given, file, head(text), TimingsReader.read(given, text));
        } catch (YamlException e) {
            throw Failure.badInputAt(e.getMessage() + "\n");
        }
    }

    /** Reads a file, which may not be there yet. */
    static TimingsFile readOrBegin(Path directory, String given) throws Failure {
        Path file = directory.resolve(given);
        return Files.exists(file) ? read(directory, given) : new TimingsFile(given, file, "", Timings.NONE);
    }

    /**
     * Writes the file with other timings. The comment that it begins with stays; its other comments do not, which a user is
     * told of.
     */
    void write(Surroundings surroundings, Timings other) throws Failure {
        if (hasOtherComments()) {
            surroundings
                    .err()
                    .println("stagefan: warning: comments in " + shown + " are gone, but for those it begins with");
        }
        ResultWriter.write(shown, file, head + TimingsWriter.write(other));
    }

    private boolean hasOtherComments() throws Failure {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        String text = new String(InputFile.read("the timings file", shown, file), StandardCharsets.UTF_8);
        return text.substring(head.length()).lines().anyMatch(line -> line.matches("(?:[^\"']*\\s)?#.*"));
    }

    private static String head(String text) {
        StringBuilder head = new StringBuilder();
        for (String line : text.lines().toList()) {
            if (!line.startsWith("#") && !line.isBlank()) {
                break;
            }
            head.append(line).append('\n');
        }
        return text.startsWith(head.toString()) ? head.toString() : "";
    }
}
