package dev.stagefan.reuse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefreshTest {
    @ParameterizedTest
    @CsvSource({
        "nightly, 2026-11-25T00:00:00Z, 2026-11-25",
        "nightly, 2026-11-25T23:59:59Z, 2026-11-25",
        "weekly, 2026-11-23T00:00:00Z, 2026-W48",
        "weekly, 2026-11-29T23:59:59Z, 2026-W48",
        "weekly, 2027-01-01T12:00:00Z, 2026-W53",
        "weekly, 2027-01-04T00:00:00Z, 2027-W01"
    })
    void aStageFloatsWithTheTimeInUtc(String policy, Instant now, String at) {
        assertThat(Refresh.parse(policy).at(now)).isEqualTo(at);
    }

    @Test
    void neverAndARefAreNoMatterOfTime() {
        assertThat(Refresh.parse("never").at(Instant.EPOCH)).isNull();
        assertThat(Refresh.parse("git:https://github.com/acme/widget#main"))
                .isEqualTo(new Refresh.OnRef(new GitRef("https://github.com/acme/widget", "main")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "daily", "Weekly", "https://github.com/acme/widget", "git:", "git:https://a#", "git:-u"})
    void whatIsNoPolicyIsRefused(String text) {
        assertThatThrownBy(() -> Refresh.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("could not read \"")
                .hasMessageContaining("git:");
    }

    @Test
    void whoMayReadARepositoryIsNotShown() {
        GitRef ref = GitRef.parse("git:https://user:secret@example.com/a.git#main");

        assertThat(ref.url()).contains("secret");
        assertThat(ref).hasToString("https://example.com/a.git#main");
        assertThatThrownBy(() -> GitRef.parse("git:https://user:secret@example.com/a.git#"))
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.com/a.git, https://example.com/a.git,",
        "https://example.com/a.git#v1, https://example.com/a.git, v1",
        "https://example.com/a.git#v1:docs, https://example.com/a.git, v1",
        "https://example.com/a.git#:docs, https://example.com/a.git,",
        "https://example.com/a.git?branch=main&subdir=x, https://example.com/a.git, refs/heads/main",
        "https://example.com/a.git?tag=v1, https://example.com/a.git, refs/tags/v1",
        "https://example.com/a.git?ref=v2, https://example.com/a.git, v2",
        "git@example.com:acme/a.git#v1, git@example.com:acme/a.git, v1"
    })
    void aGitSourceOfAnAddNamesARef(String source, String url, String ref) {
        assertThat(GitRef.ofSource(source)).isEqualTo(new GitRef(url, ref));
    }
}
