package dev.stagefan.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagefan.context.MemoryContext;
import dev.stagefan.dockerfile.DockerfileException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a key hangs on, and on what not. */
class StageKeysTest {
    private static final String[] FILES = {
        "src/a=1", "src/b*=2", "link->src/a", "other=3", ".dockerignore=unseen\n", "unseen=4"
    };

    private static KeyCase last(String body) {
        return KeyCase.of("FROM img\n" + body + "\n", FILES);
    }

    /** Bodies of a stage of which no two may have one key. */
    private static final List<String> ALL_DIFFERENT = List.of(
            "RUN a",
            "RUN a ",
            "RUN b",
            "RUN a  b",
            "RUN a b",
            "RUN [\"a\"]",
            "RUN [\"a\", \"b\"]",
            "RUN [\"a b\"]",
            "RUN --network=none a",
            "RUN --network=host a",
            "RUN --security=insecure a",
            "RUN --mount=type=cache,target=/c a",
            "RUN --mount=type=cache,target=/c,id=x a",
            "RUN --mount=type=secret,id=s a",
            "RUN --mount=type=secret,id=s,required=true a",
            "RUN --mount=type=bind,source=src,target=/c a",
            "RUN --mount=type=bind,source=other,target=/c a",
            "RUN --mount=type=tmpfs,target=/c a",
            "RUN --mount=type=ssh a",
            "RUN --device=vendor.com/gpu a",
            "RUN <<E\na\nE",
            "RUN <<E\n a\nE",
            "RUN <<-E\n\ta\nE",
            "RUN <<'E'\n$a\nE",
            "RUN <<E\n$a\nE",
            "COPY src /x",
            "COPY src /y",
            "COPY src/ /x/",
            "ADD src /x",
            "COPY src other /x/",
            "COPY other src /x/",
            "COPY --link src /x",
            "COPY --chmod=755 src /x",
            "COPY --chmod=700 src /x",
            "COPY --chown=1:2 src /x",
            "COPY --parents src /x",
            "COPY --exclude=a src /x",
            "COPY --exclude=b src /x",
            "COPY s* /x",
            "COPY . /x",
            "COPY link /x",
            "COPY <<E /x\nhi\nE",
            "COPY <<E /x\nho\nE",
            "COPY <<F /x\nhi\nF",
            "ADD --unpack=true src /x",
            "COPY --from=img /a /b",
            "COPY --from=other /a /b",
            "COPY --from=other /b /b",
            "RUN --mount=from=other,target=/c a",
            "RUN --mount=from=other,source=/x,target=/c a",
            "ENV A=1",
            "ENV A=2",
            "ENV B=1",
            "ENV A=1 B=1",
            "ENV B=1 A=1",
            "ENV A 1 B=1",
            "ARG A=1",
            "ARG A",
            "ARG A=1 B",
            "LABEL a=1",
            "LABEL a=2",
            "WORKDIR /a",
            "WORKDIR /b",
            "WORKDIR a",
            "USER a",
            "USER a:b",
            "SHELL [\"a\"]",
            "SHELL [\"b\"]",
            "CMD a",
            "CMD [\"a\"]",
            "ENTRYPOINT a",
            "ENTRYPOINT [\"a\"]",
            "EXPOSE 1",
            "EXPOSE 1/udp",
            "VOLUME /a",
            "VOLUME /b",
            "STOPSIGNAL 9",
            "STOPSIGNAL 15",
            "HEALTHCHECK NONE",
            "HEALTHCHECK CMD a",
            "HEALTHCHECK --interval=5s CMD a",
            "HEALTHCHECK --interval=6s CMD a",
            "HEALTHCHECK --timeout=5s CMD a",
            "MAINTAINER a",
            "MAINTAINER b",
            "ONBUILD RUN a",
            "ONBUILD RUN b",
            "RUN a\nRUN b",
            "RUN b\nRUN a",
            "",
            "ENV A=1\nRUN a",
            "RUN a\nENV A=1");

    @Test
    void whatIsWrittenDiffers() throws DockerfileException, IOException {
        Map<String, String> seen = new HashMap<>();
        for (String body : ALL_DIFFERENT) {
            String key = last(body).key();
            assertThat(key).as(body).doesNotStartWith("none");
            String twin = seen.put(key, body);
            if (twin != null) {
                // BuildKit drops the blanks that a command ends with, and -E the tabs that its lines begin with.
                assertThat(List.of(body.strip(), twin.strip())).as(body).containsOnly("RUN a");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'RUN a \\\n  b', 'run a \\\n# a comment\n\n  b'",
        "'COPY src /x', 'copy   src\t/x'",
        "'COPY src /x', 'COPY \\\n src \\\n /x'",
        "'COPY --link --chmod=755 src /x', 'COPY --chmod=755 --link src /x'",
        "'RUN [\"a\", \"b\"]', 'RUN [ \"a\",\"b\" ]'",
        "'EXPOSE 1 2', 'EXPOSE 2 1'",
        "'RUN a\n# one\nRUN b', '\n\nRUN a\nRUN b\n# end'",
        "'ONBUILD RUN a', 'onbuild RUN a'",
    })
    void reformattingDoesNot(String one, String other) throws DockerfileException, IOException {
        assertThat(last(one).key()).isEqualTo(last(other).key());
    }

    @Test
    void neitherDoStagesThatAreNotConsumedNorLinesNorNames() throws DockerfileException, IOException {
        KeyCase plain = KeyCase.of("FROM img AS b\nRUN a\nFROM other\nCOPY --from=b /x /y\n");
        String same = plain.key();
        assertThat(plain.withDockerfile("""
                                FROM other AS u
                                RUN z

                                # moved
                                FROM img AS b
                                RUN a
                                FROM scratch
                                FROM other
                                COPY --from=b /x /y
                                """).key()).isEqualTo(same);
        KeyCase built = KeyCase.of("FROM img AS b\nRUN a\nFROM b\nRUN c\n");
        assertThat(built.withDockerfile("ARG UNUSED=1\nFROM img AS b\nRUN a\nFROM b AS c\nRUN c\n")
                        .key())
                .isEqualTo(built.key());
        assertThat(built.withArg("UNDECLARED", "x").key()).isEqualTo(built.key());
    }

    @Test
    void whatTheBuildIsAskedWith() throws DockerfileException, IOException {
        KeyCase plain = KeyCase.of("ARG G=g\nFROM img AS b\nARG A\nARG G\nRUN a\nFROM b\nRUN c\n", FILES);
        List<String> keys = new ArrayList<>(List.of(
                plain.key(),
                plain.withArg("A", "1").key(),
                plain.withArg("A", "2").key(),
                plain.withArg("A", "").key(),
                plain.withArg("G", "1").key(),
                plain.withArg("SOURCE_DATE_EPOCH", "0").key(),
                plain.withArg("SOURCE_DATE_EPOCH", "1").key(),
                plain.withArg("BUILDKIT_SANDBOX_HOSTNAME", "x").key(),
                plain.withArg("https_proxy", "http://p").key(),
                plain.withPlatform("linux/arm64").key(),
                plain.withSalt("x").key(),
                plain.withRefresh(0, "2026-11-25").key(),
                plain.withRefresh(1, "2026-11-25").key(),
                plain.withBase("img", "sha256:" + "3".repeat(64)).key()));
        keys.add(plain.withDockerfile("# escape=`\n" + plain.dockerfile()).key());
        keys.add(plain.withDockerfile("# syntax=docker/dockerfile:1\n" + plain.dockerfile())
                .key());
        keys.add(plain.withDockerfile("ARG SOURCE_DATE_EPOCH=5\n" + plain.dockerfile())
                .key());
        keys.add(plain.withDockerfile(plain.dockerfile().replace("FROM img", "FROM --platform=linux/arm64 img"))
                .key());
        assertThat(keys).doesNotHaveDuplicates().noneMatch(key -> key.startsWith("none"));
        assertThat(plain.withBase("other", "sha256:" + "3".repeat(64)).key()).isEqualTo(plain.key());
        assertThat(plain.withFiles().key()).isEqualTo(plain.key());
    }

    @Test
    void whichInstructionMeansWhichStageOrImage() throws DockerfileException, IOException {
        String stages = "FROM img AS x\nRUN x\nFROM img AS y\nRUN y\n";
        String swapped = "FROM img AS y\nRUN y\nFROM img AS x\nRUN x\n";
        String byNumber = "FROM img\nCOPY --from=x /1 /1\nCOPY --from=y /2 /2\nCOPY --from=0 /3 /3\n";
        String ofBase = "ARG B=img\nFROM $B\nCOPY --from=img /a /a\nCOPY --from=other /b /b\n";
        assertThat(List.of(
                        KeyCase.of(stages + byNumber).key(),
                        KeyCase.of(swapped + byNumber).key()))
                .doesNotHaveDuplicates();
        KeyCase base = KeyCase.of(ofBase);
        assertThat(List.of(
                        base.key(),
                        base.withArg("B", "other").key(),
                        base.withArg("B", "scratch").key()))
                .doesNotHaveDuplicates();
        KeyCase image = KeyCase.of("FROM scratch\nCOPY --from=img /a /a\nCOPY --from=other /b /b\n");
        assertThat(image.withNamed("img", "docker-image://other").key())
                .isNotEqualTo(image.withNamed("other", "docker-image://img").key());
    }

    @Test
    void aConsumedStageCounts() throws DockerfileException, IOException {
        for (String use :
                List.of("FROM b", "FROM img\nCOPY --from=b /x /y", "FROM img\nRUN --mount=from=b,target=/b a")) {
            KeyCase plain = KeyCase.of("FROM img AS b\nCOPY src /src\n" + use + "\n", FILES);
            assertThat(plain.withFiles("src/a=changed").key()).as(use).isNotEqualTo(plain.key());
            assertThat(plain.withRefresh(0, "x").key()).as(use).isNotEqualTo(plain.key());
        }
        KeyCase trigger = KeyCase.of("FROM img AS b\nONBUILD COPY src /src\nFROM b\n", FILES);
        assertThat(trigger.withFiles("src/a=changed").key()).isNotEqualTo(trigger.key());
        assertThat(trigger.withFiles("src/a=changed").withTarget("b").key())
                .isEqualTo(trigger.withTarget("b").key());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "COPY src /x",
                "ADD src /x",
                "COPY src/* /x",
                "COPY . /x",
                "COPY link /x",
                "RUN --mount=type=bind,source=src,target=/x a",
                "RUN --mount=target=/x a",
                "ARG S=src\nCOPY $S /x",
                "COPY --parents ./src/./a /x",
                "COPY ./other/../src/a /x"
            })
    void filesThatAreTakenCount(String body) throws DockerfileException, IOException {
        KeyCase plain = last(body);
        String changed = plain.withFiles(
                        "src/a=changed", "src/b*=2", "link->src/a", "other=3", ".dockerignore=unseen\n")
                .key();
        assertThat(changed).isNotEqualTo(plain.key());
        String runs = plain.withFiles("src/a*=1", "src/b*=2", "link->src/a", "other=3", ".dockerignore=unseen\n")
                .key();
        assertThat(runs).isNotEqualTo(plain.key()).isNotEqualTo(changed);
        String[] unseen = FILES.clone();
        unseen[5] = "unseen=changed";
        assertThat(plain.withFiles(unseen).key()).isEqualTo(plain.key());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"COPY src /x", "COPY link /x", "COPY s*/a /x", "RUN --mount=type=bind,source=src,target=/x a"})
    void filesThatAreNotTakenDoNot(String body) throws DockerfileException, IOException {
        String[] files = FILES.clone();
        files[3] = "other=changed";
        assertThat(last(body).withFiles(files).key()).isEqualTo(last(body).key());
    }

    @Test
    void theIgnoreFileBesideTheDockerfile() throws DockerfileException, IOException {
        KeyCase plain =
                KeyCase.of("FROM img\nCOPY src /x\n", "src/a=1", "src/b=2", "d/Dockerfile.dockerignore=src/b\n");
        assertThat(plain.withPath("d/Dockerfile").key()).isNotEqualTo(plain.key());
        assertThat(plain.withPath("d/Dockerfile").key())
                .isEqualTo(KeyCase.of("FROM img\nCOPY src /x\n", "src/a=1").key());
    }

    @Test
    void theCommitCountsForWhatCopiesGit() throws DockerfileException, IOException {
        for (String body : List.of("COPY . /x", "COPY .git /x", "COPY .git/HEAD /x", "RUN --mount=target=/x a")) {
            KeyCase plain = last(body);
            String then = plain.withContext(MemoryContext.of(FILES).at("a".repeat(40)))
                    .key();
            assertThat(plain.withContext(MemoryContext.of(FILES).at("b".repeat(40)))
                            .key())
                    .as(body)
                    .isNotEqualTo(then);
        }
        KeyCase source = last("COPY src /x");
        assertThat(source.withContext(MemoryContext.of(FILES).at("a".repeat(40)))
                        .key())
                .isEqualTo(source.key());
        KeyCase ignored = last("COPY . /x").withFiles("src/a=1", ".dockerignore=.git\n");
        assertThat(ignored.withContext(MemoryContext.of("src/a=1", ".dockerignore=.git\n")
                                .at("a".repeat(40)))
                        .key())
                .isEqualTo(ignored.key());
    }

    @Test
    void whatABaseImageMaySetTakesTheWholeContext() throws DockerfileException, IOException {
        String[] files = FILES.clone();
        files[3] = "other=changed";
        for (String body : List.of(
                "COPY $UNKNOWN/a /x",
                "ARG S=$UNKNOWN\nCOPY $S/a /x",
                "COPY $LATER/a /x\nARG LATER=src",
                "RUN --mount=source=$UNKNOWN/a,target=/x b")) {
            assertThat(last(body).withFiles(files).key())
                    .as(body)
                    .isNotEqualTo(last(body).key());
        }
        KeyCase inherited = KeyCase.of("FROM img AS b\nARG S=src\nFROM b\nCOPY $S/a /x\n", FILES);
        assertThat(inherited.withFiles(files).key()).isNotEqualTo(inherited.key());
        KeyCase env = KeyCase.of("FROM img AS b\nENV S=src\nFROM b\nCOPY $S/a /x\n", FILES);
        assertThat(env.withFiles(files).key()).isEqualTo(env.key());
        KeyCase scratch = KeyCase.of("FROM scratch\nCOPY $UNKNOWN/src/a /x\n", FILES);
        assertThat(scratch.withFiles(files).key()).isEqualTo(scratch.key());
    }

    @Test
    void aFetchedSource() throws DockerfileException, IOException {
        String url = "https://example.com/x.tar";
        KeyCase plain = last("ADD " + url + " /x");
        assertThat(plain.key()).isEqualTo("none: line 2 adds " + url + ", whose content only the build sees");
        assertThat(plain.withRemote(url, "1").key())
                .doesNotStartWith("none")
                .isNotEqualTo(plain.withRemote(url, "2").key());
        String sum = "sha256:" + "a".repeat(64);
        for (String pinned : List.of(
                "ADD --checksum=" + sum + " " + url + " /x",
                "ARG S=" + sum + "\nARG V=1\nADD --checksum=$S https://example.com/$V.tar /x",
                "ADD https://github.com/a/b.git#" + "a".repeat(40) + " /x",
                "ADD https://github.com/a/b.git?branch=main&commit=" + "a".repeat(40) + " /x",
                "ADD --checksum=" + "a".repeat(40) + " https://github.com/a/b.git#v1 /x")) {
            assertThat(last(pinned).key()).as(pinned).doesNotStartWith("none");
        }
        for (String floating : List.of(
                "ADD https://github.com/a/b.git#main /x",
                "ADD https://github.com/a/b.git /x",
                "ADD https://example.com/x?commit=" + "a".repeat(40) + " /x",
                "ADD https://example.com/x#" + "a".repeat(40) + " /x",
                "ADD https://github.com/a/b.git#" + "a".repeat(39) + " /x",
                "ARG S\nADD --checksum=$S " + url + " /x",
                "ADD --checksum=" + sum + " " + url + " /x\nADD " + url + " /y",
                "ADD --checksum=" + sum + " " + url + " /x\nARG U=" + url + "\nADD $U /y",
                "ADD $UNKNOWN /x",
                "ADD https://example.com/$UNKNOWN /x")) {
            assertThat(last(floating).key()).as(floating).startsWith("none");
        }
    }

    @Test
    void whatCannotBeKnown() throws DockerfileException, IOException {
        assertThat(KeyCase.of("FROM third\n").key()).isEqualTo("none: the digest of third is not known");
        assertThat(KeyCase.of("FROM third AS a\nFROM a\n").key()).isEqualTo("none: it is built on a, which has none");
        assertThat(KeyCase.of("FROM third AS a\nFROM img\nCOPY --from=a /x /y\n")
                        .key())
                .isEqualTo("none: it copies from a, which has none");
        assertThat(KeyCase.of("FROM third@sha256:" + "a".repeat(64) + "\n").key())
                .doesNotStartWith("none");
        assertThat(KeyCase.of("FROM img\n").withTriggering("img").key())
                .startsWith("none: its base image img has ONBUILD");
        assertThat(KeyCase.of("FROM img\nRUN a\n")
                        .withArg("SOURCE_DATE_EPOCH", "context")
                        .key())
                .startsWith("none: SOURCE");
        KeyCase nothing = last("COPY src /x");
        KeyCase unread = new KeyCase(
                nothing.dockerfile(),
                null,
                nothing.platform(),
                nothing.buildPlatform(),
                Map.of(),
                Map.of(),
                nothing.bases(),
                Map.of(),
                Map.of(),
                Map.of(),
                "",
                "Dockerfile",
                java.util.Set.of());
        assertThat(unread.key()).isEqualTo("none: it takes of the build context, which is not known");
    }

    @Test
    void namedContexts() throws DockerfileException, IOException {
        KeyCase plain = KeyCase.of("FROM img\nCOPY --from=lib /x /y\n").withBase("lib", "sha256:" + "4".repeat(64));
        MemoryContext one = MemoryContext.of("x=1", ".dockerignore=y\n", "y=1");
        String folder = plain.withNamed("lib", "../lib", one).key();
        assertThat(folder).doesNotStartWith("none").isNotEqualTo(plain.key());
        assertThat(plain.withNamed("lib", "../lib", MemoryContext.of("x=1", ".dockerignore=y\n", "y=2"))
                        .key())
                .isEqualTo(folder);
        assertThat(plain.withNamed("lib", "../lib", MemoryContext.of("x=2", ".dockerignore=y\n"))
                        .key())
                .isNotEqualTo(folder);
        assertThat(plain.withNamed("lib", "../lib").key())
                .isEqualTo("none: what the named context lib holds only the build sees");
        assertThat(plain.withNamed("lib", "target:x").key()).startsWith("none");
        assertThat(plain.withNamed("lib", "oci-layout://x").key()).startsWith("none");
        assertThat(plain.withNamed("lib", "https://github.com/a/b.git").key())
                .startsWith("none: the named context lib");
        assertThat(plain.withNamed("lib", "https://github.com/a/b.git")
                        .withRemote("https://github.com/a/b.git", "1")
                        .key())
                .doesNotStartWith("none");
        assertThat(plain.withNamed("lib", "docker-image://third").key()).startsWith("none: the digest of third");
        String image = plain.withNamed("lib", "docker-image://other").key();
        assertThat(plain.withNamed("lib", "docker-image://other")
                        .withBase("other", "sha256:" + "5".repeat(64))
                        .key())
                .isNotEqualTo(image);
        assertThat(plain.withNamed("unrelated", "target:x").key()).isEqualTo(plain.key());
        KeyCase base = KeyCase.of("FROM img AS b\nRUN a\nFROM b\nRUN c\n");
        assertThat(base.withNamed("img", "../x", one).key()).isNotEqualTo(base.key());
        assertThat(base.withNamed("b", "../x", one).key()).isNotEqualTo(base.key());
    }
}
