package dev.stagefan.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Buildx with a Docker configuration of its own, which names one engine and the test registries' user. */
public final class Buildx implements AutoCloseable {
    private final Path configuration;
    private final Map<String, String> environment = new TreeMap<>();

    private Buildx(Path configuration) {
        this.configuration = configuration;
    }

    /** Buildx whose builds run on the engine and may use the registries. */
    public static Buildx on(Engine engine, Registry... registries) {
        Path configuration = Folders.create();
        List<String> logins = new ArrayList<>();
        for (Registry registry : registries) {
            logins.add("\"%s\": {\"auth\": \"%s\"}".formatted(registry.address(), Registry.authorization()));
        }
        try {
            Files.writeString(configuration.resolve("config.json"), "{\"auths\": {" + String.join(", ", logins) + "}}");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Buildx buildx = new Buildx(configuration);
        buildx.run(List.of("create", "--name", "testbed", "--driver", "remote", "--use", engine.address()));
        return buildx;
    }

    /** Sets environment variables, which secrets can come from. */
    public Buildx with(Map<String, String> variables) {
        environment.putAll(variables);
        return this;
    }

    /** Runs {@code buildx build} in the folder; a failed build is an error that tells all that Buildx said. */
    public void build(Path folder, List<String> arguments) {
        build(folder, "plain", arguments);
    }

    /**
     * The same, with the progress shown in a way of one's own choice.
     *
     * @param progress as {@code rawjson}
     * @return the progress
     */
    public String build(Path folder, String progress, List<String> arguments) {
        List<String> words = new ArrayList<>(List.of("build", "--progress=" + progress));
        words.addAll(arguments);
        return command(words).in(folder).run().orFail().errors();
    }

    /** Runs Buildx in the folder, and answers what it says besides results: the progress of a build, for one. */
    public String progress(Path folder, List<String> words) {
        return command(words).in(folder).run().orFail().errors();
    }

    /** Puts an image of nothing but a static busybox, with its commands in /bin, under the name given. */
    public void pushBusybox(String name) {
        Path folder = Folders.create();
        try {
            Files.copy(Testbed.tool("busybox"), folder.resolve("busybox"));
            Files.writeString(folder.resolve("Dockerfile"), """
                    FROM scratch
                    COPY --chmod=755 busybox /bin/busybox
                    RUN ["/bin/busybox", "--install", "-s", "/bin"]
                    RUN mkdir -p /tmp /etc /root && chmod 1777 /tmp && echo 'root:x:0:0::/root:/bin/sh' >/etc/passwd
                    ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
                    CMD ["sh"]
                    """);
            build(folder, List.of("--provenance=false", "--push", "--tag", name, "."));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            Folders.delete(folder);
        }
    }

    private void run(List<String> words) {
        command(words).run().orFail();
    }

    private Command command(List<String> words) {
        List<String> all = new ArrayList<>(List.of(Testbed.tool("buildx").toString()));
        all.addAll(words);
        return Command.of(all)
                .with("DOCKER_CONFIG", configuration)
                .with("HOME", configuration)
                .with(environment);
    }

    @Override
    public void close() {
        Folders.delete(configuration);
    }
}
