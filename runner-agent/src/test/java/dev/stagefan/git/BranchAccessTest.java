package dev.stagefan.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.Repository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BranchAccessTest {
    private static final Author ADA = new Author("Ada", "ada@example.com");
    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

    @TempDir
    private Path folder;

    private GitRemote remote;

    @BeforeEach
    void create() throws IOException {
        try (Repository server = new FileRepository(folder.resolve("server.git").toFile())) {
            server.create(true);
            remote = GitRemote.of(server.getDirectory().toURI().toString(), null);
        }
    }

    @Test
    void aBranchBeginsWithACommitOfItsOwn() throws Exception {
        try (BranchAccess access = BranchAccess.open(remote)) {
            assertThat(access.fetch("main")).isEmpty();
            access.push("main", access.commit(null, Map.of("a/b.txt", "one\n"), ADA, NOON, tree -> "begin\n"), null);
        }
        try (BranchAccess access = BranchAccess.open(remote)) {
            Tip tip = access.fetch("main").orElseThrow();
            assertThat(tip.parent()).isNull();
            assertThat(tip.message()).isEqualTo("begin\n");
            assertThat(access.text(tip.commit(), "a/b.txt")).contains("one\n");
            assertThat(access.text(tip.commit(), "a")).isEmpty();
            assertThat(access.text(tip.commit(), "none")).isEmpty();
        }
    }

    @Test
    void aCommitKeepsTheOtherFiles() throws Exception {
        String first = push("main", Map.of("a.txt", "one\n", "b.txt", "two\n"));
        push("main", Map.of("a.txt", "three\n"));

        try (BranchAccess access = BranchAccess.open(remote)) {
            Tip tip = access.fetch("main").orElseThrow();
            assertThat(tip.parent()).isEqualTo(first);
            assertThat(access.text(tip.commit(), "a.txt")).contains("three\n");
            assertThat(access.text(tip.commit(), "b.txt")).contains("two\n");
            assertThat(access.text(first, "a.txt")).contains("one\n");
        }
    }

    @Test
    void readsNoMoreThanTwoCommitsOfALongHistory() throws Exception {
        String first = push("main", Map.of("a.txt", "one\n"));
        push("main", Map.of("a.txt", "two\n"));
        push("main", Map.of("a.txt", "three\n"));

        try (BranchAccess access = BranchAccess.open(remote)) {
            access.fetch("main");
            assertThat(access.text(first, "a.txt")).isEmpty();
        }
    }

    @Test
    void pushesOnTopOfWhatItReadOnly() throws Exception {
        push("main", Map.of("a.txt", "one\n"));
        try (BranchAccess access = BranchAccess.open(remote)) {
            Tip read = access.fetch("main").orElseThrow();
            String commit = access.commit(read, Map.of("a.txt", "mine\n"), ADA, NOON, tree -> "mine\n");
            push("main", Map.of("a.txt", "theirs\n"));

            assertThatThrownBy(() -> access.push("main", commit, read))
                    .isInstanceOfSatisfying(
                            GitException.class, e -> assertThat(e.kind()).isEqualTo(GitException.Kind.MOVED))
                    .hasMessageContaining("because somebody else pushed to it at the same time; try again");
            assertThat(access.text(access.fetch("main").orElseThrow().commit(), "a.txt"))
                    .contains("theirs\n");
        }
    }

    @Test
    void aBranchThatAppearedMeanwhileIsNotOverwritten() throws Exception {
        try (BranchAccess access = BranchAccess.open(remote)) {
            String commit = access.commit(null, Map.of("a.txt", "mine\n"), ADA, NOON, tree -> "mine\n");
            push("new", Map.of("a.txt", "theirs\n"));

            assertThatThrownBy(() -> access.push("new", commit, null))
                    .isInstanceOfSatisfying(
                            GitException.class, e -> assertThat(e.kind()).isEqualTo(GitException.Kind.MOVED));
        }
    }

    @Test
    void leavesNoTemporaryFolder() throws Exception {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        long before = folders(temporary);
        try (BranchAccess access = BranchAccess.open(remote)) {
            access.fetch("main");
        }
        assertThat(folders(temporary)).isLessThanOrEqualTo(before);
    }

    private static long folders(Path temporary) throws IOException {
        try (var all = Files.list(temporary)) {
            return all.filter(path -> path.getFileName().toString().startsWith("stagefan-git-"))
                    .count();
        }
    }

    @Test
    void saysWhatItCannotReach() throws Exception {
        GitRemote none = GitRemote.of(folder.resolve("none.git").toUri().toString(), null);
        try (BranchAccess access = BranchAccess.open(none)) {
            assertThatThrownBy(() -> access.fetch("main"))
                    .isInstanceOf(GitException.class)
                    .hasMessageStartingWith("could not read the branches of file:");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a..b", "a b", "x.lock", "-\u0007"})
    void refusesWhatIsNoNameOfABranch(String name) throws Exception {
        try (BranchAccess access = BranchAccess.open(remote)) {
            assertThatThrownBy(() -> access.fetch(name)).isInstanceOf(GitException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://git.example.com/a/b.git",
                "https://ada:secret@git.example.com/a/b.git",
                "https://secret@git.example.com/a/b.git",
                "ssh://git.example.com/a/b.git",
                "git.example.com:a/b.git"
            })
    void refusesAddressesThatATokenWouldNotBeSafeAt(String url) {
        assertThatThrownBy(() -> GitRemote.of(url, "secret"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret");
    }

    private String push(String branch, Map<String, String> files) throws IOException {
        try (BranchAccess access = BranchAccess.open(remote)) {
            Tip tip = access.fetch(branch).orElse(null);
            String commit = access.commit(tip, files, ADA, NOON, tree -> "commit\n");
            access.push(branch, commit, tip);
            return commit;
        }
    }
}
