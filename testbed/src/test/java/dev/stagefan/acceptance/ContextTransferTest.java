package dev.stagefan.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagefan.context.ContextFile;
import dev.stagefan.context.ContextFiles;
import dev.stagefan.context.ContextSelection;
import dev.stagefan.context.DockerIgnore;
import dev.stagefan.context.IgnoreRules;
import dev.stagefan.context.VisibleFiles;
import dev.stagefan.source.WorkTreeFiles;
import dev.stagefan.testbed.Buildx;
import dev.stagefan.testbed.Engine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What of a build context a real BuildKit gets to see, and what its COPY takes of that. */
@Tag("engine")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContextTransferTest {
    /** Each file holds its own path. */
    private static final List<String> FILES = List.of(
            "README.md",
            "README-secret.md",
            "Dockerfile",
            "a",
            "ab/c",
            "ab/d.txt",
            "ab/e/f/g.c",
            "ab/e/f/h.txt",
            "ab/e/i.c",
            "a.b",
            "a-b/x",
            "#hash",
            "!bang",
            "with space/in it",
            "st*r",
            "br[a]ck/et",
            "back\\slash",
            "Case/x",
            "case/x",
            "übung/ü.c",
            "☺",
            "deep/er/and/er/file.go",
            "deep/er/and/file.md",
            "deep/er/other.md",
            "node_modules/m/index.js",
            "pkg/node_modules/m/index.js",
            "pkg/src/main.c",
            "pkg/src/main.h",
            "temp1",
            "x/temp2/y",
            "x/y/temp3",
            "x/keep",
            "plus+(1)|{2}$",
            "docs/one.md",
            "docs/two.txt",
            "docs/sub/three.md");

    private static final List<String> IGNORES = List.of(
            "",
            "*.md\n!README*.md\nREADME-secret.md\n",
            "*\n!ab/e\n!docs/*.md\n",
            "**/*.c\n!pkg/src/main.c\n**/node_modules\n",
            "ab\n!ab/e/f/g.c\nx\n!x/keep\nab/e/f/h*\n",
            "\ufeff# a comment\n\n  /ab/../docs/  \n./x/./y/\n#hash\n\\#hash\n!\\!bang\n",
            "*/temp*\n*/*/temp*\ntemp?\n",
            "**\n!**/*.txt\n!with space/in it\n",
            "**/er\n!deep/er/and/er/file.go\n",
            "deep/**\n!deep/**/*.md\ncase\nst\\*r\nbr\\[a]ck\nback\\\\slash\n",
            "[a-b]*\n![^x]b/c\n☺\n?bung/*\nplus+(1)|{2}$\n",
            "*\n!ab/c\nab\n",
            "ab/**\n!ab/e/f\n**/f/g.c\nDockerfile\r\n.dockerignore\r\nempty\n",
            "docs/**/three.md\n**/sub\nlink\nfolder-link/x\n!folder-link\n");

    private static final List<String> SOURCES = List.of(
            ".",
            "ab",
            "ab/",
            "ab/*",
            "ab/*/*/*.c",
            "*.md",
            "a*",
            "[a-b]*",
            "[^a]*/x",
            "a?b",
            "README.m[a-d]",
            "link",
            "folder-link",
            "folder-link/c",
            "folder-link/*.txt",
            "l?nk",
            "chain",
            "rooted",
            "docs/*.md",
            "*/*.md",
            "st[*]r",
            "st\\\\*r",
            "deep/er/../er/other.md",
            "./x//keep",
            "/docs",
            "übung/*",
            "*/node_modules",
            "x/[!a]*");

    private static final List<String> PARENTS =
            List.of("./ab/e/./f", "**/*.c", "docs/**/*.md", "./pkg/./**/*.h", "x/*p");

    private Path context;
    private Path dockerfiles;
    private Engine engine;
    private Buildx buildx;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        context = Files.createDirectory(folder.resolve("context"));
        dockerfiles = Files.createDirectory(folder.resolve("files"));
        for (String file : FILES) {
            Path place = context.resolve(file);
            Files.createDirectories(place.getParent());
            Files.writeString(place, file);
        }
        Files.createDirectories(context.resolve("empty/folder"));
        Files.createSymbolicLink(context.resolve("link"), Path.of("ab/c"));
        Files.createSymbolicLink(context.resolve("folder-link"), Path.of("ab"));
        Files.createSymbolicLink(context.resolve("chain"), Path.of("folder-link/e"));
        Files.createSymbolicLink(context.resolve("rooted"), Path.of("/docs/sub"));
        Files.createSymbolicLink(context.resolve("gone-link"), Path.of("../nowhere"));
        assertThat(context.resolve("temp1").toFile().setExecutable(true, false)).isTrue();
        // Nobody reads it: each Dockerfile has one of its own.
        Files.writeString(context.resolve(".dockerignore"), ".dockerignore");
        engine = Engine.start();
        buildx = Buildx.on(engine);
    }

    @AfterAll
    void stop() {
        buildx.close();
        engine.close();
    }

    @Test
    void seesWhatTheIgnoreFileLeaves() throws IOException {
        SoftAssertions all = new SoftAssertions();
        ContextFiles files = WorkTreeFiles.of(context);
        for (int i = 0; i < IGNORES.size(); i++) {
            String name = i + ".Dockerfile";
            Files.writeString(dockerfiles.resolve(name + ".dockerignore"), IGNORES.get(i));
            Set<String> seen = new TreeSet<>();
            for (Entry entry : build(name, "FROM scratch\nCOPY . /\n")) {
                seen.add(entry.line());
            }
            IgnoreRules rules = DockerIgnore.of(files, "../files/" + name);
            Set<String> expected = new TreeSet<>();
            for (ContextFile file : VisibleFiles.of(files.list(rules), rules)) {
                expected.add("%s %s %o".formatted(file.kind(), file.path(), file.mode()));
            }
            all.assertThat(expected).as(IGNORES.get(i)).isEqualTo(seen);
        }
        all.assertAll();
    }

    @Test
    void copiesNothingThatIsNotSelected() throws IOException {
        List<String> sources = new ArrayList<>(SOURCES);
        sources.addAll(PARENTS);
        StringBuilder dockerfile = new StringBuilder("FROM scratch\n");
        for (int i = 0; i < sources.size(); i++) {
            String flag = i < SOURCES.size() ? "" : "--parents ";
            dockerfile.append("COPY %s[\"%s\", \"/%d/\"]\n".formatted(flag, sources.get(i), i));
        }
        Files.writeString(dockerfiles.resolve("copies.Dockerfile.dockerignore"), "docs/sub/three.md\n");
        List<Entry> copied = build("copies.Dockerfile", dockerfile.toString());
        ContextFiles files = WorkTreeFiles.of(context);
        IgnoreRules rules = DockerIgnore.of(files, "../files/copies.Dockerfile");
        ContextSelection selection = ContextSelection.of(VisibleFiles.of(files.list(rules), rules));
        SoftAssertions all = new SoftAssertions();
        Set<Integer> filled = new HashSet<>();
        for (Entry entry : copied) {
            int source = Integer.parseInt(entry.path().substring(0, (entry.path() + "/").indexOf('/')));
            if (entry.kind() == ContextFile.Kind.FILE) {
                filled.add(source);
                // As the graph has it: quoted in JSON, and with the escapes of words left to globs.
                String word = sources.get(source).replace("\\\\", "\\");
                all.assertThat(selection.take(word))
                        .as(word)
                        .extracting(ContextFile::path)
                        .contains(entry.content());
            }
        }
        all.assertThat(filled).hasSizeGreaterThan(sources.size() - 4);
        all.assertAll();
    }

    private record Entry(ContextFile.Kind kind, String path, int mode, String content) {
        String line() {
            return "%s %s %o".formatted(kind, path, mode);
        }
    }

    /** Builds, and lists the image. */
    private List<Entry> build(String name, String dockerfile) throws IOException {
        Path file = Files.writeString(dockerfiles.resolve(name), dockerfile);
        Path tar = dockerfiles.resolve(name + ".tar");
        buildx.build(context, List.of("--file", file.toString(), "--output", "type=tar,dest=" + tar, "."));
        List<Entry> entries = new ArrayList<>();
        try (InputStream bytes = Files.newInputStream(tar);
                TarArchiveInputStream archive = new TarArchiveInputStream(bytes, "UTF-8")) {
            for (TarArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                String path = entry.getName().replaceAll("^(\\./)+|/$", "");
                String content = new String(archive.readAllBytes(), StandardCharsets.UTF_8);
                if (!path.isEmpty() && !path.equals(".")) {
                    entries.add(new Entry(kind(entry), path, entry.getMode() & 07777, content));
                }
            }
        }
        return entries;
    }

    private static ContextFile.Kind kind(TarArchiveEntry entry) {
        if (entry.isDirectory()) {
            return ContextFile.Kind.FOLDER;
        }
        return entry.isSymbolicLink() ? ContextFile.Kind.SYMBOLIC_LINK : ContextFile.Kind.FILE;
    }
}
