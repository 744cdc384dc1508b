package dev.stagefan.testbed;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A plain Docker engine with nothing in it: Debian's 26.1.5 with BuildKit 0.13, whose driver of Buildx does not push by
 * digest, and which exports an image and a cache one after the other. It has no network of its own: builds run with
 * {@code --network=none} or {@code host}.
 */
public final class DockerEngine implements AutoCloseable {
    private final Supervised daemon;
    private final Path folder;

    private DockerEngine(Supervised daemon, Path folder) {
        this.daemon = daemon;
        this.folder = folder;
    }

    /** Starts an engine for which the registry is Docker Hub. */
    public static DockerEngine withHub(Registry hub) {
        Testbed.require(Testbed.Part.DOCKER, Testbed.Part.ENGINE);
        Path folder = Folders.create();
        Folders.write(folder, "daemon.json", """
                {
                  "features": {"containerd-snapshotter": true},
                  "bridge": "none",
                  "iptables": false,
                  "ip6tables": false,
                  "userland-proxy": false,
                  "registry-mirrors": ["http://%s"],
                  "insecure-registries": ["127.0.0.0/8"]
                }
                """.formatted(hub.address()));
        Supervised daemon = Supervised.start(
                folder,
                List.of(
                        "env",
                        "PATH=" + path(),
                        Testbed.file("docker/usr/sbin/dockerd").toString(),
                        "--config-file=" + folder + "/daemon.json",
                        "--data-root=" + folder + "/root",
                        "--exec-root=" + folder + "/exec",
                        "--pidfile=" + folder + "/pid",
                        "--host=unix://" + folder + "/s"));
        DockerEngine engine = new DockerEngine(daemon, folder);
        daemon.awaitReady(engine::answers);
        return engine;
    }

    private boolean answers() {
        return Command.of(Testbed.file("docker/usr/bin/docker"), "version")
                        .with(environment())
                        .run()
                        .exitCode()
                == 0;
    }

    /** As in {@code unix:///tmp/sf1/s}. */
    public String address() {
        return "unix://" + folder + "/s";
    }

    /** What leads {@code docker} and {@code docker buildx} to this engine. */
    public Map<String, String> environment() {
        return Map.of("DOCKER_HOST", address(), "PATH", path());
    }

    /** Where {@code docker buildx} finds Buildx 0.13. */
    static Path plugins() {
        return Testbed.file("docker/usr/libexec/docker/cli-plugins");
    }

    private static String path() {
        return Testbed.file("docker/usr/bin") + ":" + System.getenv("PATH");
    }

    @Override
    public void close() {
        daemon.close();
    }
}
