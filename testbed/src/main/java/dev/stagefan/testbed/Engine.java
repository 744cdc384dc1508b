package dev.stagefan.testbed;

import java.nio.file.Path;
import java.util.List;

/** A BuildKit with an empty root of its own, as on a fresh runner. */
public final class Engine implements AutoCloseable {
    private final Supervised daemon;
    private final String address;

    private Engine(Supervised daemon, String address) {
        this.daemon = daemon;
        this.address = address;
    }

    /** Starts an engine for which there is no Docker Hub. */
    public static Engine start() {
        return start("buildkitd", "");
    }

    /** Starts an engine for which the registry is Docker Hub: {@code busybox} is its {@code library/busybox}. */
    public static Engine withHub(Registry hub) {
        return start("buildkitd", configuration(hub));
    }

    /**
     * Starts a BuildKit 0.27.1 with the registry for Docker Hub, which exports an image and a cache one after the other.
     */
    public static Engine older(Registry hub) {
        Testbed.require(Testbed.Part.OLDER_ENGINE);
        return start("buildkitd-0.27.1", configuration(hub));
    }

    /**
     * Starts an engine with the registry for Docker Hub, which runs one step of a build at a time, as the classic builder
     * did.
     */
    public static Engine inSeries(Registry hub) {
        return start("buildkitd", """
                [worker.oci]
                max-parallelism = 1
                """ + configuration(hub));
    }

    /** Starts an engine with the registry for Docker Hub, whose disk is as small as this, and is full sooner. */
    public static Engine withDisk(Registry hub, int megabytes) {
        Path folder = Folders.create();
        Folders.mountMemory(folder.resolve("root"), megabytes);
        return start("buildkitd", configuration(hub), folder);
    }

    /** The daemon's configuration that makes the registry Docker Hub. */
    public static String configuration(Registry hub) {
        return """
                [registry."docker.io"]
                mirrors = ["%1$s"]
                [registry."%1$s"]
                http = true
                """.formatted(hub.address());
    }

    private static Engine start(String tool, String configuration) {
        return start(tool, configuration, Folders.create());
    }

    private static Engine start(String tool, String configuration, Path folder) {
        Testbed.require(Testbed.Part.ENGINE);
        String address = "unix://" + folder + "/s";
        Supervised daemon = Supervised.start(
                folder,
                List.of(
                        Testbed.tool(tool).toString(),
                        "--config=" + Folders.write(folder, "buildkitd.toml", configuration),
                        "--addr=" + address,
                        "--root=" + folder + "/root",
                        // Its default is one path for all engines of a machine, and two that start at once race for it.
                        "--otel-socket-path=" + folder + "/otel",
                        "--oci-worker-net=host",
                        "--allow-insecure-entitlement=network.host",
                        "--allow-insecure-entitlement=security.insecure"));
        // A socket that exists is not ready yet; workers that answer are.
        daemon.awaitReady(() -> Command.of(Testbed.tool("buildctl"), "--addr", address, "debug", "workers")
                        .run()
                        .exitCode()
                == 0);
        return new Engine(daemon, address);
    }

    /** Kills the daemon and all that it runs, as the end of its machine does. */
    public void kill() {
        daemon.kill();
    }

    /** As in {@code unix:///tmp/sf1/s}. */
    public String address() {
        return address;
    }

    @Override
    public void close() {
        daemon.close();
    }
}
