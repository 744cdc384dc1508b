package dev.stagefan.reuse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamespaceTest {
    @Test
    void theUsualRefsCanBeRead() {
        assertThat(Namespace.of("refs/heads/main").prefix()).matches("main-[0-9a-f]{8}");
        assertThat(Namespace.of("refs/tags/v1.2").prefix()).matches("v1-2-[0-9a-f]{8}");
        assertThat(Namespace.of("refs/pull/12/merge").prefix()).matches("pull-12-merge-[0-9a-f]{8}");
        assertThat(Namespace.of("local").prefix()).matches("local-[0-9a-f]{8}");
    }

    @Test
    void twoRefsNeverShareOne() {
        assertThat(Namespace.of("refs/heads/a/b").prefix())
                .isNotEqualTo(Namespace.of("refs/heads/a-b").prefix())
                .isNotEqualTo(Namespace.of("refs/tags/a/b").prefix());
        assertThat(Namespace.of("refs/heads/Main").prefix())
                .isNotEqualTo(Namespace.of("refs/heads/main").prefix());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "refs/heads/",
                "refs/heads/..",
                "-",
                "ü",
                "refs/heads/feature/a-very-long-name-that-says-all-that-is-in-it-and-more",
                "refs/heads/a\nb"
            })
    void whateverARefIsItIsThePrefixOfATag(String ref) {
        String prefix = Namespace.of(ref).prefix();

        assertThat(prefix).matches("[A-Za-z0-9_][A-Za-z0-9_-]*").hasSizeLessThanOrEqualTo(33);
        assertThat(Namespace.isNamespace(prefix)).isTrue();
    }

    @Test
    void aTextThatCouldBeAnotherTagIsNone() {
        assertThat(Namespace.isNamespace("main")).isFalse();
        assertThat(Namespace.isNamespace("main-1234567x")).isFalse();
        assertThat(Namespace.isNamespace("ma.in-12345678")).isFalse();
    }
}
