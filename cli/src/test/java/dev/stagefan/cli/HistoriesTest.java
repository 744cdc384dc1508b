package dev.stagefan.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stagefan.git.Author;
import dev.stagefan.git.GitRemote;
import dev.stagefan.github.api.Access;
import dev.stagefan.history.BranchHistory;
import dev.stagefan.http.Pace;
import dev.stagefan.timings.TimingsReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.Repository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where histories, and the Git repositories of GitHub's, are. */
class HistoriesTest {
    private static final String TIMINGS = """
            schema: stagefan/timings/v1
            stages:
              base:
                duration: {took: 4m, at: 2026-11-25T03:00:00Z, from: job base of run 8123-1}
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "https://api.github.com, '', https://github.com/acme/image.git",
        "https://github.example.com/api/v3, '', https://github.example.com/acme/image.git",
        "https://api.acme.ghe.com, '', https://acme.ghe.com/acme/image.git",
        "https://api.github.com, https://git.example.com, https://git.example.com/acme/image.git"
    })
    void theGitServerIsTheOneOfTheApi(String api, String server, String remote) throws Exception {
        GitRemote found = Histories.remote("acme/image", Access.of(api, "t"), Map.of("GITHUB_SERVER_URL", server));

        assertThat(found.url()).isEqualTo(remote);
        assertThat(found.token()).isEqualTo("t");
    }

    @Test
    void noTokenTravelsUnencrypted() throws Exception {
        Access access = Access.of("https://api.github.com", "ghs_never");

        assertThatThrownBy(() ->
                        Histories.remote("acme/image", access, Map.of("GITHUB_SERVER_URL", "http://git.example.com")))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("the token would travel unencrypted")
                .hasMessageNotContaining("ghs_never");
    }

    @Test
    void printsWhatABranchHolds() throws Exception {
        GitRemote remote;
        try (Repository server =
                new FileRepository(folder.resolve("acme/image.git").toFile())) {
            server.create(true);
            remote = GitRemote.of(server.getDirectory().toURI().toString(), null);
        }
        new BranchHistory(remote, "timings", Author.GITHUB_ACTIONS, Pace.REAL)
                .append(TimingsReader.read("timings.yml", TIMINGS), 20);
        Session session = new Session(folder)
                .with("GITHUB_REPOSITORY", "acme/image")
                .with("GITHUB_SERVER_URL", folder.toUri().toString().replaceFirst("/$", ""));

        assertThat(session.run("timings", "history", "branch:timings").out()).isEqualTo(TIMINGS);
        assertThat(session.run("timings", "history", "branch:timings", "-o", "timings.yml")
                        .exitCode())
                .isZero();
        assertThat(Files.readString(folder.resolve("timings.yml"))).isEqualTo(TIMINGS);
    }

    @Test
    void saysThatThereIsNothingYet() {
        Session.Outcome outcome = new Session(folder).run("timings", "history", "file:none.yml");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out()).isEqualTo("schema: stagefan/timings/v1\n");
        assertThat(outcome.err()).isEqualTo("stagefan: there are no timings in file:none.yml yet\n");
    }

    @Test
    void aBranchIsOfTheRepositoryThatTheEnvironmentNames() {
        assertThat(new Session(folder).run("timings", "history", "branch:x").err())
                .startsWith("stagefan: could not tell which repository to read because --repo is not given, and "
                        + "$GITHUB_REPOSITORY is not set");
    }
}
