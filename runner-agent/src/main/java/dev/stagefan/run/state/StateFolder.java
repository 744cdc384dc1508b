package dev.stagefan.run.state;

import dev.stagefan.record.JobRecord;
import dev.stagefan.record.RecordException;
import dev.stagefan.record.RecordJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder in which one run at a time keeps what it has done. A file is there whole or not at all, whenever the process
 * is killed.
 *
 * <pre>
 * lock               held by the run that uses the folder
 * plan.json          the plan
 * run.json           what its jobs are made from
 * records/JOB.json   what a job did
 * logs/JOB.log       what its builds wrote
 * registry/          data of a registry that was started
 * engines/           data of engines that were started
 * </pre>
 */
public final class StateFolder implements AutoCloseable {
    private static final String WHOLE = ".json";

    private final Path folder;
    private final FileChannel channel;

    private StateFolder(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /**
     * Takes a folder, which is made where it is missing.
     *
     * @throws StateException where another run uses it, or it cannot be written
     */
    public static StateFolder open(Path folder) throws StateException {
        try {
            Files.createDirectories(folder);
            FileChannel channel = FileChannel.open(
                    folder.resolve("lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            if (lock(channel) == null) {
                channel.close();
                throw new StateException("could not begin because another stagefan run uses " + folder
                        + "; wait for it, or give this one a folder of its own with --state DIR");
            }
            return new StateFolder(folder, channel);
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    // The system takes a lock back from a process that is gone, however it went.
    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    public Path path() {
        return folder;
    }

    /** Where a registry that is started has its data. */
    public Path registry() {
        return folder.resolve("registry");
    }

    /** Where engines that are started have their data. */
    public Path engines() {
        return folder.resolve("engines");
    }

    /** Where what the builds of a job write goes. */
    public Path log(String job) {
        return folder.resolve("logs").resolve(job + ".log");
    }

    /** What the run before was made from; empty where there was none, or it cannot be told. */
    public Optional<RunState> state() throws StateException {
        return read(folder.resolve("run" + WHOLE)).flatMap(RunState::parse);
    }

    /** The record of a job; empty where there is none that can be read. */
    public Optional<JobRecord> record(String job) throws StateException {
        Optional<String> json = read(recordFile(job));
        try {
            return json.isEmpty() ? Optional.empty() : Optional.of(RecordJson.read(json.get()));
        } catch (RecordException e) {
            return Optional.empty();
        }
    }

    /** Keeps the record of a job. */
    public void keep(JobRecord record) throws StateException {
        write(recordFile(record.job()), RecordJson.write(record));
    }

    /**
     * Forgets the records of jobs, and then says anew what the run is made from.
     *
     * @param jobs in an order in which each comes after all that need it: a record never outlives one that it rests on
     * @param plan the plan as JSON
     */
    public void begin(List<String> jobs, String plan, RunState state) throws StateException {
        try {
            for (String job : jobs) {
                Files.deleteIfExists(recordFile(job));
                Files.deleteIfExists(log(job));
            }
            Files.createDirectories(folder.resolve("logs"));
        } catch (IOException e) {
            throw unusable(folder, e);
        }
        write(folder.resolve("plan" + WHOLE), plan);
        write(folder.resolve("run" + WHOLE), state.json());
    }

    /** Forgets all that former runs left. */
    public void clear() throws StateException {
        try {
            Files.deleteIfExists(folder.resolve("run" + WHOLE));
            for (String name : List.of("records", "logs", "registry", "engines")) {
                remove(folder.resolve(name));
            }
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    private Path recordFile(String job) {
        return folder.resolve("records").resolve(job + WHOLE);
    }

    private static Optional<String> read(Path file) throws StateException {
        try {
            return Optional.of(Files.readString(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    private static void write(Path file, String text) throws StateException {
        try {
            Files.createDirectories(file.resolveSibling(""));
            Path written = file.resolveSibling(file.getFileName() + ".new");
            try (FileChannel channel = FileChannel.open(
                    written,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    private static void remove(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    private static StateException unusable(Path path, IOException e) {
        return new StateException("could not keep the state of the run because " + path + " cannot be used ("
                + e.getClass().getSimpleName() + ": " + e.getMessage() + "); give a folder with --state DIR");
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
