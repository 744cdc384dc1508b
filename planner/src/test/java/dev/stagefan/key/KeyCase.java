package dev.stagefan.key;

import dev.stagefan.context.ContextFiles;
import dev.stagefan.context.MemoryContext;
import dev.stagefan.dockerfile.Dockerfile;
import dev.stagefan.dockerfile.DockerfileException;
import dev.stagefan.dockerfile.instruction.DockerfileReader;
import dev.stagefan.dockerfile.value.Platform;
import dev.stagefan.graph.BuildRequest;
import dev.stagefan.graph.StageGraph;
import dev.stagefan.graph.resolve.GraphBuilder;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A build of which keys are made; each {@code with…} gives one that differs in that alone. */
record KeyCase(
        String dockerfile,
        @Nullable String target,
        Platform platform,
        Platform buildPlatform,
        Map<String, String> buildArgs,
        Map<String, String> named,
        Map<String, String> bases,
        Map<String, ContextFiles> contexts,
        Map<String, String> remotes,
        Map<Integer, String> refresh,
        String salt,
        String path,
        Set<String> triggering) {
    static KeyCase of(String dockerfile, String... context) {
        return new KeyCase(
                dockerfile,
                null,
                Platform.LINUX_AMD64,
                Platform.LINUX_AMD64,
                Map.of(),
                Map.of(),
                Map.of("img", "sha256:" + "1".repeat(64), "other", "sha256:" + "2".repeat(64)),
                Map.of("", MemoryContext.of(context)),
                Map.of(),
                Map.of(),
                "",
                "Dockerfile",
                Set.of());
    }

    KeyCase withDockerfile(String text) {
        return copy(text, target, platform, buildPlatform, buildArgs, named, bases, contexts, remotes, refresh, salt);
    }

    KeyCase withContext(ContextFiles context) {
        Map<String, ContextFiles> all = new LinkedHashMap<>(contexts);
        all.put("", context);
        return copy(dockerfile, target, platform, buildPlatform, buildArgs, named, bases, all, remotes, refresh, salt);
    }

    KeyCase withFiles(String... context) {
        return withContext(MemoryContext.of(context));
    }

    KeyCase withArg(String name, String value) {
        Map<String, String> all = plus(buildArgs, name, value);
        return copy(dockerfile, target, platform, buildPlatform, all, named, bases, contexts, remotes, refresh, salt);
    }

    KeyCase withNamed(String name, String value) {
        Map<String, String> all = plus(named, name, value);
        return copy(
                dockerfile, target, platform, buildPlatform, buildArgs, all, bases, contexts, remotes, refresh, salt);
    }

    KeyCase withNamed(String name, String value, ContextFiles files) {
        Map<String, ContextFiles> all = new LinkedHashMap<>(contexts);
        all.put(name, files);
        KeyCase with = withNamed(name, value);
        return with.copy(
                dockerfile, target, platform, buildPlatform, buildArgs, with.named, bases, all, remotes, refresh, salt);
    }

    KeyCase withBase(String name, String digest) {
        Map<String, String> all = plus(bases, name, digest);
        return copy(
                dockerfile, target, platform, buildPlatform, buildArgs, named, all, contexts, remotes, refresh, salt);
    }

    KeyCase withRemote(String url, String value) {
        Map<String, String> all = plus(remotes, url, value);
        return copy(dockerfile, target, platform, buildPlatform, buildArgs, named, bases, contexts, all, refresh, salt);
    }

    KeyCase withPlatform(String text) {
        Platform other = Platform.parse(text);
        return copy(
                dockerfile, target, other, buildPlatform, buildArgs, named, bases, contexts, remotes, refresh, salt);
    }

    KeyCase withTarget(String name) {
        return copy(
                dockerfile, name, platform, buildPlatform, buildArgs, named, bases, contexts, remotes, refresh, salt);
    }

    KeyCase withRefresh(int stage, String value) {
        Map<Integer, String> one = Map.of(stage, value);
        return copy(dockerfile, target, platform, buildPlatform, buildArgs, named, bases, contexts, remotes, one, salt);
    }

    KeyCase withSalt(String text) {
        return copy(
                dockerfile, target, platform, buildPlatform, buildArgs, named, bases, contexts, remotes, refresh, text);
    }

    KeyCase withPath(String other) {
        return new KeyCase(
                dockerfile,
                target,
                platform,
                buildPlatform,
                buildArgs,
                named,
                bases,
                contexts,
                remotes,
                refresh,
                salt,
                other,
                triggering);
    }

    KeyCase withTriggering(String image) {
        return new KeyCase(
                dockerfile,
                target,
                platform,
                buildPlatform,
                buildArgs,
                named,
                bases,
                contexts,
                remotes,
                refresh,
                salt,
                path,
                Set.of(image));
    }

    private static Map<String, String> plus(Map<String, String> map, String key, String value) {
        Map<String, String> all = new LinkedHashMap<>(map);
        all.put(key, value);
        return all;
    }

    private KeyCase copy(
            String text,
            @Nullable String targetName,
            Platform to,
            Platform on,
            Map<String, String> args,
            Map<String, String> contextsByName,
            Map<String, String> digests,
            Map<String, ContextFiles> folders,
            Map<String, String> looked,
            Map<Integer, String> floating,
            String grain) {
        return new KeyCase(
                text,
                targetName,
                to,
                on,
                args,
                contextsByName,
                digests,
                folders,
                looked,
                floating,
                grain,
                path,
                triggering);
    }

    StageKeys keys() throws DockerfileException, IOException {
        Dockerfile read = DockerfileReader.read(dockerfile);
        BuildRequest request = new BuildRequest(target, buildArgs, platform, buildPlatform, named);
        StageGraph graph = GraphBuilder.build(read, request);
        return StageKeys.of(new KeyRequest(read, graph, bases, contexts, remotes, refresh, salt, path, triggering));
    }

    /** The target's key, or why it has none. */
    String key() throws DockerfileException, IOException {
        StageGraph graph = GraphBuilder.build(
                DockerfileReader.read(dockerfile), new BuildRequest(target, buildArgs, platform, buildPlatform, named));
        StageKeys keys = keys();
        StageKey key = keys.keys().get(graph.target());
        return key == null ? "none: " + keys.keyless().get(graph.target()) : key.hex();
    }

    StageKey only(int stage) throws DockerfileException, IOException {
        StageKey key = keys().keys().get(stage);
        if (key == null) {
            throw new IllegalStateException("stage " + stage + " has no key");
        }
        return key;
    }
}
