package dev.stagefan.oracle;

import java.util.ArrayList;
import java.util.List;

/** Flags of FROM, ADD, COPY and RUN, valid and not. */
final class FlagMaker {
    private final Chance chance;
    private final Vocabulary vocabulary;
    private final ValueMaker values;

    FlagMaker(Chance chance, Vocabulary vocabulary, ValueMaker values) {
        this.chance = chance;
        this.vocabulary = vocabulary;
        this.values = values;
    }

    String from() {
        if (chance.mischief()) {
            return chance.oneOf(
                            "--platform",
                            "--platform=",
                            "--platform=bogus/x/y/z",
                            "--platform='' ",
                            "--nope=1",
                            "-- ",
                            "--platform=$NOPE",
                            "--platform=linux --platform=linux",
                            "--platform=(os)/amd64")
                    + " ";
        }
        if (chance.in(80)) {
            return "";
        }
        return "--platform="
                + chance.oneOf(
                        "$BUILDPLATFORM",
                        "${TARGETPLATFORM}",
                        "linux/amd64",
                        "linux/arm/v7",
                        "arm64",
                        "linux",
                        "${A:-linux/amd64}",
                        "linux/aarch64",
                        "windows/amd64",
                        "LINUX/AMD64",
                        "linux/386",
                        "armhf")
                + " ";
    }

    String copy() {
        List<String> flags = new ArrayList<>();
        if (chance.in(65)) {
            flags.add("--from=" + vocabulary.source());
        }
        flags.addAll(chance.some(0, chance.in(80) ? 0 : 2, () -> file("--parents")));
        return joined(flags);
    }

    String add() {
        return joined(chance.some(
                0,
                chance.in(70) ? 0 : 2,
                () -> file(
                        "--keep-git-dir=true", "--checksum=sha256:" + "ab".repeat(32), "--unpack", "--unpack=false")));
    }

    /** A flag that both COPY and ADD have, or one of those that only the instruction at hand has. */
    private String file(String... own) {
        if (chance.mischief()) {
            return chance.oneOf(
                    "--link=maybe",
                    "--chmod=99999",
                    "--chmod=u+q",
                    "--chmod=rwx",
                    "--from",
                    "--parents=",
                    "--",
                    "--x",
                    "--checksum=abc",
                    "--LINK",
                    "--link --link",
                    "--exclude",
                    "--chmod=",
                    "--link=",
                    "--FROM=0",
                    "--keep-git-dir");
        }
        if (chance.in(20)) {
            return chance.oneOf(own);
        }
        return chance.oneOf(
                "--link",
                "--link=false",
                "--chown=1:2",
                "--chmod=0755",
                "--chmod=u+x",
                "--exclude=*.md",
                "--chown=$A",
                "--chmod=$B",
                "--chown=\"a b\"",
                "--link=TRUE");
    }

    String run() {
        List<String> flags = chance.some(0, chance.in(50) ? 0 : 3, this::mount);
        if (chance.in(8)) {
            flags.add("--network=" + chance.oneOf("none", "host", "default", chance.mischief() ? "x" : "none"));
        }
        if (chance.in(8)) {
            flags.add("--security=" + chance.oneOf("insecure", "sandbox", chance.mischief() ? "$A" : "sandbox"));
        }
        if (chance.in(4)) {
            flags.add("--device="
                    + chance.oneOf("vendor.com/gpu=all", "x,required", "name=a,required=maybe", "a,b", "name=x"));
        }
        return joined(flags);
    }

    String mount() {
        List<String> fields = new ArrayList<>();
        String type = chance.mischief()
                ? chance.oneOf("nope", "$A", "", "BIND")
                : chance.oneOf("bind", "cache", "tmpfs", "secret", "ssh");
        if (!type.equals("bind") || chance.in(50)) {
            fields.add("type=" + type);
        }
        if (type.equals("secret")) {
            fields.add(chance.oneOf("id=x", "source=/s", "target=/t", "id=") + (chance.in(20) ? values.value() : "y"));
        } else if (!type.equals("ssh")) {
            fields.add(
                    chance.oneOf("target", "dst", "destination") + "=" + chance.oneOf("/t", "rel", "/t/$A", "/a/../b"));
        }
        boolean takesFrom = type.equals("bind") || type.equals("cache");
        if ((takesFrom && chance.in(60)) || chance.mischief()) {
            fields.add("from=" + vocabulary.source());
        }
        fields.addAll(chance.some(0, chance.in(70) ? 0 : 2, this::mountField));
        return "--mount=" + String.join(",", fields);
    }

    private String mountField() {
        if (chance.mischief()) {
            return chance.oneOf(
                    "nope=1",
                    "ro=maybe",
                    "size=x",
                    "uid=-1",
                    "mode=9",
                    "\"a,b\"",
                    "sharing=x",
                    "required",
                    "target",
                    "=",
                    "",
                    "\"source=a\"\"b\"",
                    "\"x",
                    "SOURCE=/q",
                    "env=",
                    "target=/",
                    "uid=$A");
        }
        return chance.oneOf(
                "source=/s",
                "src=$A",
                "ro",
                "rw",
                "readonly=false",
                "id=$FOO",
                "sharing=locked",
                "mode=0755",
                "uid=1000",
                "gid=5",
                "size=1g",
                "required=true",
                "env=TOKEN",
                "source=/opt/venv/lib",
                "readwrite=0");
    }

    private static String joined(List<String> flags) {
        return flags.isEmpty() ? "" : String.join(" ", flags) + " ";
    }
}
