package dev.stagefan.history;

import dev.stagefan.timings.Timings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A history in a file, for whoever carries it from run to run, as a workflow does with an artifact. It is written whole or
 * not at all. Who appends at once must not do so with the same file.
 *
 * @param shown its path as somebody gave it, for messages
 */
public record FileHistory(String shown, Path file) implements TimingHistory {
    @Override
    public Timings read() throws HistoryException {
        try {
            return Files.exists(file) ? HistoryText.read(shown, Files.readAllBytes(file)) : Timings.NONE;
        } catch (HistoryException e) {
            throw e;
        } catch (IOException e) {
            throw failure("read", e);
        }
    }

    @Override
    public Timings append(Timings newer, int keepLatest) throws HistoryException {
        Timings merged = read().merge(newer, keepLatest);
        try {
            Path folder = file.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            Path written = Files.createTempFile(folder, ".stagefan-", ".tmp");
            try {
                Files.writeString(written, HistoryText.write(merged));
                Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(written);
            }
        } catch (IOException e) {
            throw failure("write", e);
        }
        return merged;
    }

    private HistoryException failure(String verb, IOException cause) {
        return new HistoryException("could not " + verb + " the timing history " + shown + " because of "
                + cause.getClass().getSimpleName() + "; check the path and its permissions");
    }
}
