package dev.stagefan.history;

import static dev.stagefan.history.HistoryTimings.count;
import static dev.stagefan.history.HistoryTimings.night;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stagefan.git.Author;
import dev.stagefan.git.BranchAccess;
import dev.stagefan.git.GitRemote;
import dev.stagefan.git.Tip;
import dev.stagefan.http.Pace;
import dev.stagefan.timings.Timings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.Repository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Histories on a branch and in a file. */
class TimingHistoryTest {
    @TempDir
    private Path folder;

    private GitRemote remote;
    private TimingHistory branch;
    private TimingHistory file;

    @BeforeEach
    void create() throws IOException {
        try (Repository server = new FileRepository(folder.resolve("server.git").toFile())) {
            server.create(true);
            remote = GitRemote.of(server.getDirectory().toURI().toString(), null);
        }
        branch = new BranchHistory(remote, "stagefan-timings", Author.GITHUB_ACTIONS, Pace.REAL);
        file = new FileHistory("kept/timings.yml", folder.resolve("kept/timings.yml"));
    }

    @Test
    void isEmptyAtFirst() throws Exception {
        assertThat(branch.read()).isEqualTo(Timings.NONE);
        assertThat(file.read()).isEqualTo(Timings.NONE);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void keepsTheLatestSamples(boolean onBranch) throws Exception {
        TimingHistory history = onBranch ? branch : file;
        for (int n = 0; n < 4; n++) {
            history.append(night(n), 3);
        }
        Timings expected = night(1).merge(night(2), 3).merge(night(3), 3);

        assertThat(history.read()).isEqualTo(expected);
        assertThat(history.append(night(3), 3)).isEqualTo(expected);
    }

    @Test
    void whatIsThereAlreadyMakesNoCommit() throws Exception {
        branch.append(night(1), 3);
        try (BranchAccess access = BranchAccess.open(remote)) {
            Tip before = access.fetch("stagefan-timings").orElseThrow();
            branch.append(night(1), 3);

            assertThat(access.fetch("stagefan-timings")).contains(before);
        }
    }

    @Test
    void ofManyThatAppendAtOnceNoneIsLost() throws Exception {
        int writers = 4;
        ExecutorService threads = Executors.newFixedThreadPool(writers);
        try {
            List<Future<Timings>> appended = new ArrayList<>();
            for (int n = 0; n < writers; n++) {
                int night = n;
                appended.add(threads.submit(() -> branch.append(night(night), 20)));
            }
            for (Future<Timings> each : appended) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(count(branch.read())).isEqualTo(writers);
    }

    @Test
    void otherFilesOfTheBranchStay() throws Exception {
        put("README.md", "What this is.\n");
        branch.append(night(1), 3);

        try (BranchAccess access = BranchAccess.open(remote)) {
            Tip tip = access.fetch("stagefan-timings").orElseThrow();
            assertThat(access.text(tip.commit(), "README.md")).contains("What this is.\n");
            assertThat(tip.committer()).startsWith("github-actions[bot] <");
        }
    }

    @Test
    void aBrokenOneOnABranchIsNeverWrittenOver() throws Exception {
        put(BranchHistory.FILE, "schema: something/else\n");

        assertThatThrownBy(() -> branch.append(night(1), 3))
                .isInstanceOf(HistoryException.class)
                .hasMessageContaining("timings.yml of the branch stagefan-timings because it is no timings file")
                .hasMessageContaining("it is left as it is: repair or remove it, or name another one");
        try (BranchAccess access = BranchAccess.open(remote)) {
            Tip tip = access.fetch("stagefan-timings").orElseThrow();
            assertThat(access.text(tip.commit(), BranchHistory.FILE)).contains("schema: something/else\n");
        }
    }

    @Test
    void aBrokenOneInAFileIsNeverWrittenOver() throws Exception {
        Path path = folder.resolve("kept/timings.yml");
        Files.createDirectories(path.getParent());
        Files.write(path, new byte[] {(byte) 0xff, 0});

        assertThatThrownBy(() -> file.append(night(1), 3))
                .isInstanceOf(HistoryException.class)
                .hasMessageContaining("kept/timings.yml because it is no timings file: it is no UTF-8");
        assertThat(Files.readAllBytes(path)).isEqualTo(new byte[] {(byte) 0xff, 0});
    }

    @Test
    void aBranchThatCannotBeReachedIsAnError() {
        TimingHistory nowhere = new BranchHistory(
                GitRemote.of(folder.resolve("none.git").toUri().toString(), null),
                "x",
                Author.GITHUB_ACTIONS,
                Pace.REAL);

        assertThatThrownBy(nowhere::read)
                .isInstanceOf(HistoryException.class)
                .hasMessageStartingWith(
                        "could not use the timing history on the branch x: could not read the branches of ");
    }

    @ParameterizedTest
    @CsvSource({
        "oci:ghcr.io/acme/image, oci:ghcr.io/acme/image:stagefan-timings",
        "oci:localhost:5000/acme/image, oci:localhost:5000/acme/image:stagefan-timings",
        "oci:ghcr.io/acme/image:nightly, oci:ghcr.io/acme/image:nightly",
        "branch:stagefan/timings, branch:stagefan/timings",
        "file:C:/x.yml, file:C:/x.yml"
    })
    void aSourceSaysWhere(String text, String shown) {
        assertThat(HistorySource.parse(text)).hasToString(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "timings.yml", "oci:", "branch: ", "s3:bucket", "oci:ghcr.io/Acme/x", "oci:a/b@sha256:00"})
    void anythingElseIsNoSource(String text) {
        assertThatThrownBy(() -> HistorySource.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    private void put(String path, String text) throws IOException {
        try (BranchAccess access = BranchAccess.open(remote)) {
            String commit =
                    access.commit(null, Map.of(path, text), Author.GITHUB_ACTIONS, Instant.EPOCH, tree -> "by hand\n");
            access.push("stagefan-timings", commit, null);
        }
    }
}
