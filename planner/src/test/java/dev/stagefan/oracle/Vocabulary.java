package dev.stagefan.oracle;

import java.util.ArrayList;
import java.util.List;

/** The names that a generated Dockerfile uses; few, so that they meet each other. */
final class Vocabulary {
    private static final List<String> ARGS = List.of("A", "B", "VERSION", "VARIANT", "_x", "TARGETARCH", "FOO");
    private static final List<String> STAGES = List.of(
            "base", "build", "b-1", "deps", "final", "x.y", "a_b", "alpine", "s1", "s2", "s3", "s4", "s5", "s6");

    private final Chance chance;
    private final List<String> stagesSoFar = new ArrayList<>();
    private int stages;

    Vocabulary(Chance chance) {
        this.chance = chance;
    }

    String arg() {
        if (chance.mischief()) {
            return chance.oneOf("1", "A-B", "é", "a b", "", "$A", "PATH", "@", "9x", "\"A\"", "HTTP_PROXY", "a.b");
        }
        if (chance.in(12)) {
            return chance.oneOf(
                    "BUILDPLATFORM", "TARGETPLATFORM", "TARGETOS", "BUILDARCH", "TARGETVARIANT", "TARGETSTAGE", "PATH");
        }
        return chance.oneOf(ARGS);
    }

    /** A name for a new stage, remembered for {@link #base()} and {@link #source()}. */
    String newStage() {
        String name = chance.mischief()
                ? chance.oneOf(
                        "1st", "Base", "BUILD", "scratch", "context", "a$A", "é", "-x", "0", "a/b", "İx", "stage-0")
                : fresh();
        stagesSoFar.add(name);
        return name;
    }

    private String fresh() {
        String name = chance.oneOf(STAGES);
        return stagesSoFar.contains(name) && chance.in(90) ? name + stages : name;
    }

    /** Says that a FROM begins, named or not. */
    void beginStage() {
        stages++;
    }

    /** What a FROM starts from. */
    String base() {
        if (chance.mischief()) {
            return chance.oneOf(
                    "Base",
                    "UPPER/Case",
                    "a:b:c",
                    "''",
                    "\"\"",
                    "$NOPE",
                    "${A",
                    "alpine@sha256:zz",
                    "a//b",
                    "-a",
                    "é",
                    "${A:?needed}",
                    "localhost:5000/a:b",
                    "a".repeat(200),
                    "[::1]:5000/x",
                    "sha256:" + "a".repeat(64));
        }
        int kind = chance.between(0, 9);
        if (kind < 5 && !stagesSoFar.isEmpty()) {
            return chance.oneOf(stagesSoFar);
        }
        if (kind == 5) {
            return "scratch";
        }
        return kind == 6 ? "b-${VARIANT:-1}" : image();
    }

    String image() {
        return chance.oneOf(
                "alpine",
                "busybox:1.36",
                "docker.io/library/debian:12",
                "ghcr.io/o/r/img:v1",
                "\"ubuntu:24.04\"",
                "a:1",
                "alpine:${VERSION:-3}",
                "${B:+x}${A:-alpine}",
                "alpine@sha256:" + "0123456789abcdef".repeat(4),
                "host.io:80/x");
    }

    /** What a COPY or a mount takes from. */
    String source() {
        if (chance.mischief()) {
            return chance.oneOf(
                    "$A",
                    "${B}",
                    "9",
                    "-1",
                    "99",
                    "",
                    "BASE",
                    "Nope",
                    "scratch",
                    "a:b:c",
                    "+1",
                    "01",
                    "é",
                    "context",
                    "$",
                    "99999999999999999999",
                    "'build'",
                    "x$",
                    "\\b",
                    "0x1",
                    "1_0");
        }
        if (chance.in(75) && !finished().isEmpty()) {
            String name = chance.oneOf(finished());
            return chance.in(10) ? Casing.swap(name) : name;
        }
        if (stages > 1 && chance.in(30)) {
            return String.valueOf(chance.between(0, stages - (chance.mischief() ? 0 : 2)));
        }
        return chance.in(97)
                ? chance.oneOf("busybox:1.36", "img", "ghcr.io/o/r")
                : chance.oneOf("1", "2", "final", "deps");
    }

    String path() {
        if (chance.mischief()) {
            return chance.oneOf(
                    "", "''", "\"a b\"", "$A", "a\\ b", "/", "[a]", "<<X", "é", "C:\\x", "..", "~", "\"", "{a,b}");
        }
        return chance.oneOf("/src", "/opt/venv", "a.txt", ".", "./b/", "/out/*", "$FOO/x", "${A:-/d}/y", "d?", "/");
    }

    /** Stages before the one that is being written. */
    private List<String> finished() {
        return stagesSoFar.subList(0, Math.max(0, stagesSoFar.size() - 1));
    }

    List<String> stagesSoFar() {
        return List.copyOf(stagesSoFar);
    }
}
