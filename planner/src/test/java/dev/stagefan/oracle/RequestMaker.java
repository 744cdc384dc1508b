package dev.stagefan.oracle;

import dev.stagefan.dockerfile.value.Platform;
import dev.stagefan.graph.BuildRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a build is asked with: mostly nothing, else a target, build args, named contexts and platforms. */
final class RequestMaker {
    /** BuildKit completes {@code --platform=linux} with the architecture of the machine that it runs on. */
    private static final Platform HOST =
            new Platform("linux", System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64", "");

    static final BuildRequest PLAIN = new BuildRequest(null, Map.of(), HOST, HOST, Map.of());

    private final Chance chance;

    RequestMaker(Chance chance) {
        this.chance = chance;
    }

    BuildRequest make(List<String> stages) {
        if (chance.in(40)) {
            return PLAIN;
        }
        String target = null;
        if (chance.in(30)) {
            target = stages.isEmpty() || chance.mischief()
                    ? chance.oneOf("nope", "0", "BASE", "scratch")
                    : chance.oneOf(stages);
        }
        Map<String, String> buildArgs = new LinkedHashMap<>();
        for (int count = chance.in(50) ? 0 : chance.between(1, 3); count > 0; count--) {
            buildArgs.put(
                    chance.oneOf("A", "B", "VERSION", "VARIANT", "FOO", "TARGETARCH", "BUILDPLATFORM", "NOPE"),
                    chance.oneOf("alpine", "", "3.2", "/p q", "base", "linux/arm64", "$A", "é", "'q'"));
        }
        Map<String, String> contexts = new LinkedHashMap<>();
        for (int count = chance.in(75) ? 0 : chance.between(1, 2); count > 0; count--) {
            String name = stages.isEmpty() || chance.in(50)
                    ? chance.oneOf("alpine", "busybox:1.36", "docker.io/library/debian:12", "alpine:latest", "final")
                    : chance.oneOf(stages);
            contexts.put(
                    name,
                    chance.oneOf(
                            "docker-image://alpine:3",
                            "./dir",
                            "https://github.com/o/r.git#v1",
                            "https://x.io/a.tgz",
                            "docker-image://ghcr.io/o/i@sha256:" + "ab".repeat(32)));
        }
        return new BuildRequest(target, buildArgs, platform(), HOST, contexts);
    }

    private Platform platform() {
        return chance.in(70)
                ? HOST
                : chance.oneOf(new Platform("linux", "arm64", ""), new Platform("linux", "arm", "v7"));
    }
}
