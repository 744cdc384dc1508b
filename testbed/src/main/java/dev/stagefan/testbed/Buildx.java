package dev.stagefan.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Buildx with a Docker configuration of its own, which names one engine and the test registries' user. */
public final class Buildx implements AutoCloseable {
    private final Path configuration;
    private final List<String> program;
    private final Map<String, String> environment = new TreeMap<>();

    private Buildx(Path configuration, List<String> program) {
        this.configuration = configuration;
        this.program = List.copyOf(program);
    }

    /** Buildx whose builds run on the engine and may use the registries. */
    public static Buildx on(Engine engine, Registry... registries) {
        Buildx buildx = new Buildx(
                configuration(addresses(registries)),
                List.of(Testbed.tool("buildx").toString()));
        buildx.run(List.of("create", "--name", "testbed", "--driver", "remote", "--use", engine.address()));
        return buildx;
    }

    /** {@code docker buildx} as it comes with the engine, on the engine itself, for builds that may use the registries. */
    public static Buildx on(DockerEngine engine, Registry... registries) {
        Buildx buildx = new Buildx(
                configuration(addresses(registries)),
                List.of(Testbed.file("docker/usr/bin/docker").toString(), "buildx"));
        return buildx.with(engine.environment());
    }

    private static List<String> addresses(Registry... registries) {
        return Stream.of(registries).map(Registry::address).toList();
    }

    /** A Docker configuration of its own, with the test registries' user at these addresses. */
    private static Path configuration(List<String> addresses) {
        String logins = addresses.stream()
                .map(address -> "\"%s\": {\"auth\": \"%s\"}".formatted(address, Registry.authorization()))
                .collect(Collectors.joining(", "));
        Path folder = Folders.create();
        Folders.write(
                folder,
                "config.json",
                "{\"auths\": {%s}, \"cliPluginsExtraDirs\": [\"%s\"]}".formatted(logins, DockerEngine.plugins()));
        return folder;
    }

    /** What leads other programs to the same Buildx, engine and logins. */
    public Map<String, String> environment() {
        Map<String, String> all = new TreeMap<>(environment);
        all.put("DOCKER_CONFIG", configuration.toString());
        all.put("HOME", configuration.toString());
        return all;
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

    /** Runs Buildx, and answers its results. */
    public String answer(List<String> words) {
        return command(words).run().orFail().output();
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
        List<String> all = new ArrayList<>(program);
        all.addAll(words);
        return Command.of(all).with(environment());
    }

    @Override
    public void close() {
        Folders.delete(configuration);
    }
}
