package dev.stagefan.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContextSelectionTest {
    private static final MemoryContext CONTEXT = MemoryContext.of(
            "a/b/c=1",
            "a/b/d.txt=2",
            "a/e.txt=3",
            "a-b=4",
            "a.txt=5",
            "f/",
            "link->a/b",
            "loop->loop",
            "up->../../a/e.txt",
            "rooted->/a/b/c",
            "broken->nowhere",
            "deep/in->../link/c",
            "deep/x.txt=6",
            "st*r=7",
            "mod@c0ffee",
            "z\u00e9=8");

    @ParameterizedTest
    @CsvSource({
        "/a/b/c, 'a a/b a/b/c'",
        "/a/b, 'a a/b a/b/c a/b/d.txt'",
        "/f, f",
        "/nowhere, ''",
        "/*.txt, a.txt",
        "/a/*.txt, 'a a/e.txt'",
        "/*/*.txt, 'a a/e.txt deep deep/x.txt mod'",
        "/a*, 'a a-b a.txt a/b a/b/c a/b/d.txt a/e.txt'",
        "/[ab]/b/?, 'a a/b a/b/c mod'",
        "/link, 'a a/b a/b/c a/b/d.txt link'",
        "/link/c, 'a a/b a/b/c link'",
        "/link/*.txt, 'a a/b a/b/d.txt link'",
        "/l?nk, 'a a/b a/b/c a/b/d.txt link'",
        "/up, 'a a/e.txt up'",
        "/rooted, 'a a/b a/b/c rooted'",
        "/broken, broken",
        "/deep/in, 'a a/b a/b/c deep deep/in link'",
        "/deep, 'deep deep/in deep/x.txt'",
        "/st\\*r, st*r",
        "/mod/src, mod",
        "/mod/*.c, mod",
        "/m*/x, mod",
        "/**/d.txt, 'a a/b a/b/d.txt mod'",
        "/z\u00e9, z\u00e9",
    })
    void takes(String source, String expected) {
        List<String> taken = ContextSelection.of(CONTEXT.list(IgnoreRules.NONE)).take(source).stream()
                .map(ContextFile::path)
                .toList();
        assertThat(String.join(" ", taken)).isEqualTo(expected);
    }

    @Test
    void aMalformedGlobOrALoopTakesAll() {
        List<ContextFile> all = CONTEXT.list(IgnoreRules.NONE);
        assertThat(ContextSelection.of(all).take("/[x")).isEqualTo(all);
        assertThat(ContextSelection.of(all).take("/loop")).isEqualTo(all);
        assertThat(ContextSelection.of(all).take("/")).isEqualTo(all);
    }

    @ParameterizedTest
    @CsvSource({
        "/, true",
        "/.git, true",
        "/.git/HEAD, true",
        "/*, true",
        "/.*, true",
        "/*/HEAD, true",
        "/a, false",
        "/*.txt, false",
        "/*/*.txt, false",
        "/**/*.txt, false"
    })
    void whatCopiesGitTakesTheCommit(String source, boolean taken) {
        List<ContextFile> files = GitFolder.add("c0ffee", CONTEXT.list(IgnoreRules.NONE), IgnoreRules.NONE);
        assertThat(ContextSelection.of(files).take(source).stream()
                        .anyMatch(file -> file.path().equals(".git")))
                .isEqualTo(taken);
    }

    @ParameterizedTest
    @CsvSource({
        ".git, false",
        "**/.git, false",
        ".git/**, false",
        ".*, false",
        ".git/objects, true",
        "'.git\n!.git/HEAD', true",
        "a, true"
    })
    void gitCountsUnlessAllOfItIsLeftOut(String ignore, boolean counts) {
        List<ContextFile> files = GitFolder.add("c0ffee", List.of(), DockerIgnore.parse(ignore));
        assertThat(files.isEmpty()).isEqualTo(!counts);
    }

    @Test
    void theOrderIsThatOfBytes() {
        assertThat(ContextFile.comparePaths("\ufffd", "\ud83d\ude00")).isNegative();
        assertThat(ContextFile.comparePaths("a\ud83d\ude00", "a\ud83d\ude01")).isNegative();
        assertThat(ContextFile.comparePaths("a-b", "a/b")).isNegative();
    }
}
