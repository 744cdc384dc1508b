package dev.stagefan.history;

import dev.stagefan.git.Author;
import dev.stagefan.git.BranchAccess;
import dev.stagefan.git.GitException;
import dev.stagefan.git.GitRemote;
import dev.stagefan.git.Tip;
import dev.stagefan.http.Pace;
import dev.stagefan.timings.Timings;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A history in a file of a branch: each append is a commit, on top of what is there and pushed only if that is there still.
 *
 * @param branch which has nothing else, or something that stays as it is
 */
public record BranchHistory(GitRemote remote, String branch, Author author, Pace pace) implements TimingHistory {
    static final String FILE = "timings.yml";

    private static final int MOST_ATTEMPTS = 12;
    private static final Duration PAUSE = Duration.ofMillis(500);

    private static final String MESSAGE = "Add timings of a run\n";

    @Override
    public Timings read() throws HistoryException {
        try (BranchAccess access = BranchAccess.open(remote)) {
            Optional<Tip> tip = access.fetch(branch);
            return tip.isEmpty() ? Timings.NONE : timings(access, tip.get());
        } catch (IOException e) {
            throw failure(e);
        }
    }

    @Override
    public Timings append(Timings newer, int keepLatest) throws HistoryException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try (BranchAccess access = BranchAccess.open(remote)) {
                return append(access, newer, keepLatest);
            } catch (GitException e) {
                if (e.kind() != GitException.Kind.MOVED || attempt == MOST_ATTEMPTS) {
                    throw failure(e);
                }
            } catch (IOException e) {
                throw failure(e);
            }
            pace.sleeper().sleep(PAUSE.multipliedBy(attempt));
        }
    }

    private Timings append(BranchAccess access, Timings newer, int keepLatest) throws IOException {
        Tip tip = access.fetch(branch).orElse(null);
        Timings there = tip == null ? Timings.NONE : timings(access, tip);
        Timings merged = there.merge(newer, keepLatest);
        if (!merged.equals(there)) {
            String commit = access.commit(
                    tip,
                    Map.of(FILE, HistoryText.write(merged)),
                    author,
                    pace.clock().instant(),
                    tree -> MESSAGE);
            access.push(branch, commit, tip);
        }
        return merged;
    }

    private Timings timings(BranchAccess access, Tip tip) throws IOException {
        Optional<String> text = access.text(tip.commit(), FILE);
        return text.isEmpty() ? Timings.NONE : HistoryText.read(FILE + " of the branch " + branch, text.get());
    }

    private HistoryException failure(IOException cause) {
        if (cause instanceof HistoryException known) {
            return known;
        }
        boolean notAllowed = cause instanceof GitException git && git.kind() == GitException.Kind.NOT_ALLOWED;
        return new HistoryException("could not use the timing history on the branch " + branch + ": "
                + cause.getMessage() + (notAllowed ? " (to append takes contents: write)" : ""));
    }
}
