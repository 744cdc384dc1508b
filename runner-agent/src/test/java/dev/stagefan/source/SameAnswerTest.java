package dev.stagefan.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagefan.context.ContextFile;
import dev.stagefan.context.ContextFile.Kind;
import dev.stagefan.context.DockerIgnore;
import dev.stagefan.context.IgnoreRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A commit says of a context what a checkout of it does. */
class SameAnswerTest {
    /** Names, kinds and modes that are easily read wrongly; the submodule is there where a folder is none. */
    private static final String NASTY = """
            printf 'plain\\n' > plain; chmod 644 plain
            printf 'dos\\r\\nlines\\r\\n' > crlf.txt; : > empty
            printf 'g' > group; chmod 664 group; printf 'o' > own; chmod 600 own
            printf '#!/bin/sh\\n' > run; chmod 755 run; printf '#!/bin/sh\\n#' > run2; chmod 775 run2
            mkdir -p a a/b/c 'with space' a-b; printf 1 > a/x; printf 2 > a/b/c/y; printf 3 > a-b/z; printf 4 > a.b
            printf 5 > 'with space/tab\tand\nline'; printf 6 > 'back\\slash'; printf 7 > '-rf'; printf 8 > 'st*r[1]?'
            printf 9 > 'übung'; printf 10 > '日本語'; printf 11 > '😀'; printf 12 > "$(printf '\\357\\277\\275')"
            printf 13 > "$(printf 'latin\\351')"; printf 14 > "$(printf 'latin\\352')"; mkdir "$(printf 'd\\377')"
            printf 15 > "$(printf 'd\\377/in')"
            ln -s plain link; ln -s ../outside broken; ln -s /nowhere/at/all absolute; ln -s a folder-link
            ln -s "$(printf 'latin\\351')" 'latin-link'; ln -s 'übung' a/up; ln -s /x/ü abs-link; ln -s loop loop
            printf '*.text text=auto\\n' > .gitattributes; printf 'ignored/\\n' > .gitignore
            printf 'a/b\\n' > .dockerignore; printf 'deep' > .gitkeep
            """;

    @TempDir
    Path folder;

    private GitRepository nasty() throws IOException {
        GitRepository library = GitRepository.init(folder.resolve("library"));
        Files.writeString(library.folder().resolve("lib.c"), "int x;\n");
        library.commit();
        GitRepository origin = GitRepository.init(folder.resolve("origin"));
        origin.shell(NASTY);
        origin.git("submodule", "add", "-q", library.url(), "sub/module");
        origin.commit();
        return origin;
    }

    private GitRepository clone(GitRepository origin, String... options) throws IOException {
        Path copy = folder.resolve("copy");
        String[] command = new String[options.length + 5];
        command[0] = "clone";
        command[1] = "-q";
        System.arraycopy(options, 0, command, 2, options.length);
        command[options.length + 2] = "--";
        command[options.length + 3] = origin.url();
        command[options.length + 4] = copy.toString();
        origin.git(command);
        return new GitRepository(copy);
    }

    private static List<ContextFile> ofCommit(GitRepository repository, String context) throws IOException {
        return CommitFiles.of(repository.folder(), "HEAD", context).list(IgnoreRules.NONE);
    }

    private static List<ContextFile> ofWorkTree(Path context) throws IOException {
        return WorkTreeFiles.of(context).list(IgnoreRules.NONE);
    }

    private static Optional<ContextFile> at(String path, List<ContextFile> files) {
        return files.stream().filter(file -> file.path().equals(path)).findFirst();
    }

    @Test
    void namesKindsAndModes() throws IOException {
        GitRepository copy = clone(nasty());
        List<ContextFile> files = ofWorkTree(copy.folder());
        assertEquals(lines(files), lines(ofCommit(copy, "")));
        assertTrue(files.size() > 35, files::toString);
        assertEquals(Optional.of(0755), at("run2", files).map(ContextFile::mode));
        assertEquals(Optional.of(0644), at("own", files).map(ContextFile::mode));
        assertNotEquals(
                at("latin\udce9", files).map(ContextFile::content),
                at("latin\udcea", files).map(ContextFile::content));
        assertEquals(Optional.of("latin\udce9"), at("latin-link", files).map(ContextFile::content));
        assertEquals(Optional.of("/x/ü"), at("abs-link", files).map(ContextFile::content));
        assertEquals(Optional.of("../outside"), at("broken", files).map(ContextFile::content));
        assertTrue(at("sub/module", files).orElseThrow().isSubmodule());
        assertFalse(files.stream().anyMatch(file -> file.path().startsWith(".git/")));
        assertEquals(
                copy.git("rev-parse", "HEAD").strip(),
                WorkTreeFiles.of(copy.folder()).commit().orElseThrow());
    }

    private static String lines(List<ContextFile> files) {
        return files.stream().map(ContextFile::toString).collect(Collectors.joining("\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"022", "002", "077", "027"})
    void whateverUmaskTheCheckoutHad(String umask) throws IOException {
        GitRepository origin = nasty();
        origin.shell("umask " + umask + "; git clone -q . ../copy");
        assertEquals(lines(ofCommit(origin, "")), lines(ofWorkTree(folder.resolve("copy"))));
    }

    @Test
    void aCloneWithoutBlobsDepthOrFiles() throws IOException {
        GitRepository origin = nasty();
        GitRepository copy = clone(origin, "--filter=blob:none", "--depth=1", "--sparse", "--no-checkout");
        copy.git("config", "extensions.worktreeConfig", "true");
        copy.git("sparse-checkout", "set", "a-b");
        copy.git("checkout", "-q", "main");
        assertEquals(lines(ofCommit(origin, "")), lines(ofCommit(copy, "")));
        assertEquals(
                Optional.of("a/b\n"), CommitFiles.of(copy.folder(), "HEAD", "").text(".dockerignore"));
    }

    @Test
    void aCommitReadsNoFiles() throws IOException {
        GitRepository origin = GitRepository.init(folder.resolve("origin"));
        origin.shell("printf 1 > plain; mkdir d; printf 2 > d/deep");
        origin.commit();
        GitRepository copy = clone(origin, "--filter=blob:none", "--depth=1", "--no-checkout");
        origin.shell("mv .git gone");
        assertEquals(3, ofCommit(copy, "").size());
    }

    @Test
    void aFolderOfARepository() throws IOException {
        GitRepository copy = clone(nasty());
        assertEquals(lines(ofWorkTree(copy.folder().resolve("a"))), lines(ofCommit(copy, "a")));
        assertEquals(lines(ofWorkTree(copy.folder().resolve("sub"))), lines(ofCommit(copy, "./sub/")));
        assertEquals(
                Optional.empty(), CommitFiles.of(copy.folder(), "HEAD", "a").commit());
        assertEquals(
                Optional.empty(), WorkTreeFiles.of(copy.folder().resolve("a")).commit());
        assertEquals(
                WorkTreeFiles.of(copy.folder().resolve("a")).text("../plain"),
                CommitFiles.of(copy.folder(), "HEAD", "a").text("../plain"));
    }

    @Test
    void aSubmoduleCheckedOut() throws IOException {
        GitRepository copy = clone(nasty(), "--recurse-submodules");
        assertEquals(lines(ofCommit(copy, "")), lines(ofWorkTree(copy.folder())));
        Path module = copy.folder().resolve("sub/module");
        Files.writeString(module.resolve("lib.c"), "int y;\n");
        List<ContextFile> touched = ofWorkTree(copy.folder());
        assertNotEquals(lines(ofCommit(copy, "")), lines(touched));
        assertTrue(at("sub/module/lib.c", touched).isPresent());
    }

    @Test
    void whatIsLeftOutIsNotRead() throws IOException {
        GitRepository copy = clone(nasty());
        IgnoreRules rules = DockerIgnore.parse("a*\n!a/b/c\nd?\n**/*.txt\n");
        List<ContextFile> files = WorkTreeFiles.of(copy.folder()).list(rules);
        assertEquals(lines(CommitFiles.of(copy.folder(), "HEAD", "").list(rules)), lines(files));
        assertTrue(at("a/b/c/y", files).isPresent());
        assertFalse(at("a/x", files).isPresent() || at("crlf.txt", files).isPresent());
    }

    @Test
    void aWorkTreeHasMore() throws IOException {
        GitRepository copy = clone(nasty());
        Files.createDirectories(copy.folder().resolve("ignored/empty"));
        Files.writeString(copy.folder().resolve("plain"), "changed\n");
        List<ContextFile> files = ofWorkTree(copy.folder());
        assertEquals(Optional.of(Kind.FOLDER), at("ignored/empty", files).map(ContextFile::kind));
        assertNotEquals(at("plain", ofCommit(copy, "")), at("plain", files));
        copy.shell("chmod 4755 run; chmod 444 empty");
        assertEquals(Optional.of(04755), at("run", ofWorkTree(copy.folder())).map(ContextFile::mode));
        assertEquals(Optional.of(0444), at("empty", ofWorkTree(copy.folder())).map(ContextFile::mode));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*.bin filter=lfs diff=lfs -text",
                "*.bin ident",
                "*.bin text eol=crlf",
                "*.bin working-tree-encoding=UTF-16LE"
            })
    void aCheckoutThatConverts(String attributes) throws IOException {
        GitRepository origin = GitRepository.init(folder.resolve("origin"));
        Files.createDirectories(origin.folder().resolve("in/side"));
        Files.writeString(origin.folder().resolve("in/side/data.bin"), "x\0");
        Files.writeString(origin.folder().resolve("in/.gitattributes"), attributes + "\n");
        origin.commit();
        for (String context : List.of("", "in", "in/side")) {
            SourceException refused = assertThrows(SourceException.class, () -> ofCommit(origin, context));
            assertEquals(SourceException.Kind.CHECKOUT_DIFFERS, refused.kind());
            assertTrue(String.valueOf(refused.getMessage()).contains("data.bin"), refused::toString);
        }
        CommitFiles files = CommitFiles.of(origin.folder(), "HEAD", "");
        assertEquals(3, files.list(DockerIgnore.parse("**/*.bin\n")).size());
        assertEquals(4, ofWorkTree(origin.folder()).size());
    }

    @Test
    void whatIsNotThere() throws IOException {
        GitRepository origin = GitRepository.init(folder.resolve("origin"));
        origin.commit();
        assertNotThere(() -> CommitFiles.of(folder, "HEAD", ""));
        assertNotThere(() -> CommitFiles.of(origin.folder(), "0123456789012345678901234567890123456789", ""));
        assertNotThere(() -> CommitFiles.of(origin.folder(), "no-branch", ""));
        assertNotThere(() -> CommitFiles.of(origin.folder(), "HEAD", "no/folder"));
        assertNotThere(() -> CommitFiles.of(origin.folder(), "HEAD", "").text("../Dockerfile.dockerignore"));
        assertNotThere(() -> WorkTreeFiles.of(folder.resolve("nowhere")));
    }

    private static void assertNotThere(Executable attempt) {
        SourceException refused = assertThrows(SourceException.class, attempt);
        assertTrue(
                String.valueOf(refused.getMessage()).matches("(?s)could not .* because .*; .*|could not find .*; .*"));
    }
}
