package dev.stagefan.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** moby/patternmatcher's rules; testbed compares the same with what a real BuildKit sends. */
class DockerIgnoreTest {
    @ParameterizedTest
    @CsvSource({
        "foo, foo, true",
        "foo, foo/bar, true",
        "foo, a/foo, false",
        "foo/, foo, true",
        "/foo, foo, true",
        "./foo/../bar, bar, true",
        "../foo, foo, false",
        ".., foo, false",
        "., foo, false",
        "/, foo, false",
        "*, foo/bar, true",
        "*.md, README.md, true",
        "*.md, docs/README.md, false",
        "**/*.md, README.md, true",
        "**/*.md, a/b/README.md, true",
        "**.md, a/b/README.md, true",
        "**, a/b, true",
        "**/, a, true",
        "a/**, a, false",
        "a/**, a/b/c, true",
        "a/**/c, a/c, true",
        "a/**/c, a/x/y/c, true",
        "a**/c, ax/y/c, true",
        "**/b/*, a/b/c/d, true",
        "**/b/**, a/b/c, true",
        "**/**/b, b, true",
        "a?c, a/c, false",
        "a?c, a☺c, true",
        "a[b-d]e, ace, true",
        "a[^b-d]e, ace, false",
        "a[^b-d]e, aze, true",
        "a[[]e, a[e, true",
        "a[&&^b]e, ab, false",
        "a[]e, a[]e, false",
        "a\\*b, a*b, true",
        "a\\*b, axb, false",
        "a.c, abc, false",
        "a(b)|{c}+$, a(b)|{c}+$, true",
        "a(b)*, a(b)c, true",
        "Foo, foo, false",
        "#foo, #foo, false",
        "\\#foo, #foo, true",
        "foo bar, foo bar, true",
        "a*\u2028b, ax\u2028b, true",
        "*/temp*, a/temporary/x, true",
        "*/temp*, a/b/temp, false",
    })
    void onePattern(String pattern, String path, boolean ignored) {
        assertThat(DockerIgnore.parse(pattern).ignores(path)).isEqualTo(ignored);
    }

    @ParameterizedTest
    @CsvSource({
        "'*\n!a', a/b, false",
        "'a\n!a/b\na/b/c', a/b/c, true",
        "'a\n!a/b\na/b/c', a/b/d, false",
        "'!a\na', a, true",
        "'*.md\n!README*.md\nREADME-secret.md', README-x.md, false",
        "'*.md\n!README*.md\nREADME-secret.md', README-secret.md, true",
        "'**\n!**/*.c', x/y/z.c, false",
        "'*\n!a/b\na', a/b, false",
        "'a\n! a/b ', a/b, false",
        "'a\n!/a/b', a/b, false",
        "'a\n/!a/b', a/b, false",
        "'  a  ', a, true",
        "'\ufeffa\r\nb\r\n', a, true",
        "'\ufeffa\r\nb\r\n', b, true",
        "'# a\n\n   \n#!a\na', a, true",
    })
    void severalLines(String text, String path, boolean ignored) {
        assertThat(DockerIgnore.parse(text).ignores(path)).isEqualTo(ignored);
    }

    @Test
    void aLineBehindAnExceptionHoldsForAFolderOnlyIfItWasLookedAtThere() {
        // Looked at path by path a/b would be left out: it is below a, which the last line names.
        assertThat(DockerIgnore.parse("*\n!a/b\na\n").ignores("a/b")).isFalse();
        assertThat(DockerIgnore.parse("x\n!a/b\na\n").ignores("a/b")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"!, a", "'a\n!', a", "'[', a", "'a\n[b', a", "'a\nb\\', a", "'a*\n[^]', a"})
    void aMalformedLineLeavesOutNothing(String text, String path) {
        assertThat(DockerIgnore.parse(text).ignores(path)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "a, a, true",
        "a, b, false",
        "'a\n!b', a, true",
        "'a\n!a/b', a, false",
        "'a\n!a/b/c', a/b, false",
        "'a\n!a/b/c', a/x, true",
        "'a\n!**/c', a, false",
        "'a\n!a/*', a, false",
        "'a\n!ab', a, true",
    })
    void looksIntoAFolderThatIsLeftOutOnlyForAnException(String text, String folder, boolean skipped) {
        assertThat(DockerIgnore.parse(text).ignoresBelow(folder)).isEqualTo(skipped);
    }

    @Test
    void aFolderIsSentForWhatIsInIt() {
        MemoryContext context = MemoryContext.of("a/b/c=1", "a/b/d=2", "a/e=3", "f/");
        IgnoreRules rules = DockerIgnore.parse("*\n!a/b/c\n");
        assertThat(VisibleFiles.of(context.list(rules), rules))
                .extracting(ContextFile::path)
                .containsExactly("a", "a/b", "a/b/c");
    }

    @Test
    void theFileBesideTheDockerfileCountsFirst() throws IOException {
        MemoryContext both =
                MemoryContext.of("docker/Dockerfile.dockerignore=b", ".dockerignore=a", "x/.dockerignore=c");
        assertThat(ignored(DockerIgnore.of(both, "docker/Dockerfile"))).containsExactly("b");
        assertThat(ignored(DockerIgnore.of(both, "Dockerfile"))).containsExactly("a");
        assertThat(ignored(DockerIgnore.of(both))).containsExactly("a");
        assertThat(ignored(DockerIgnore.of(MemoryContext.of(), "Dockerfile"))).isEmpty();
        MemoryContext empty = MemoryContext.of("Dockerfile.dockerignore=", ".dockerignore=a");
        assertThat(ignored(DockerIgnore.of(empty, "Dockerfile"))).isEmpty();
    }

    private static List<String> ignored(IgnoreRules rules) {
        return List.of("a", "b", "c").stream().filter(rules::ignores).toList();
    }
}
