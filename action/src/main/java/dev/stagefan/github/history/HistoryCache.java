package dev.stagefan.github.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * What was read before and does not change any more, one file each, which is written whole or not at all: the jobs of a
 * run's attempts, and what a job's log said.
 *
 * <p>A file that cannot be read counts as none.
 *
 * @param directory of one repository on one host; made where it is missing
 */
public record HistoryCache(Path directory) {
    /**
     * The cache of one repository.
     *
     * @param root where the caches of all are
     * @param host of the API
     * @param repository as {@code acme/image}
     */
    public static HistoryCache of(Path root, String host, String repository) {
        return new HistoryCache(root.resolve(host).resolve(repository));
    }

    Optional<RunJobs> run(long id, long attempt) {
        try {
            return Optional.of(RunJson.read(Files.readString(runFile(id, attempt))));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    void put(RunJobs run) throws IOException {
        write(runFile(run.id(), run.attempt()), RunJson.write(run));
    }

    Optional<JobLog> log(long job) {
        try {
            return Optional.of(LogJson.read(Files.readString(logFile(job))));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    void put(long job, JobLog log) throws IOException {
        write(logFile(job), LogJson.write(log));
    }

    /** What to say where something could not be kept. */
    String notKept(String what, IOException reason) {
        return what + " could not be kept in " + directory + " ("
                + reason.getClass().getSimpleName()
                + "), and is asked for again next time; give another directory with --cache";
    }

    private Path logFile(long job) {
        return directory.resolve("log-" + job + ".json");
    }

    private Path runFile(long id, long attempt) {
        return directory.resolve("run-" + id + "-" + attempt + ".json");
    }

    private void write(Path file, String text) throws IOException {
        Files.createDirectories(directory);
        Path written = Files.createTempFile(directory, ".stagefan-", ".tmp");
        try {
            Files.writeString(written, text);
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(written);
        }
    }
}
