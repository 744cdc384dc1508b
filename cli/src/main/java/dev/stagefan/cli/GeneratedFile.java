package dev.stagefan.cli;

import dev.stagefan.workflow.WorkflowCheck;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that {@code generate} writes, or compares.
 *
 * @param what it is, as {@code the workflow}
 * @param given its path, relative to the directory of the command or absolute
 * @param text what it should hold
 */
record GeneratedFile(String what, String given, String text) {
    void write(Surroundings surroundings) throws Failure {
        ResultWriter.write(given, path(surroundings), text);
    }

    boolean isThere(Surroundings surroundings) {
        return Files.exists(path(surroundings));
    }

    /** The file on disk against what it should hold. */
    WorkflowCheck compare(Surroundings surroundings) throws Failure {
        String onDisk = new String(InputFile.read(what, given, path(surroundings)), StandardCharsets.UTF_8);
        return WorkflowCheck.of(given, onDisk, text);
    }

    private Path path(Surroundings surroundings) {
        return surroundings.directory().resolve(given);
    }
}
