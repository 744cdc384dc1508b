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

    /** Starts an engine and waits until its workers answer: a socket that exists is not ready yet. */
    public static Engine start() {
        Testbed.require(Testbed.Part.ENGINE);
        Path folder = Folders.create();
        String address = "unix://" + folder + "/s";
        Supervised daemon = Supervised.start(
                folder,
                List.of(
                        Testbed.tool("buildkitd").toString(),
                        "--addr=" + address,
                        "--root=" + folder + "/root",
                        "--oci-worker-net=host",
                        "--allow-insecure-entitlement=network.host",
                        "--allow-insecure-entitlement=security.insecure"));
        daemon.awaitReady(() -> Command.of(Testbed.tool("buildctl"), "--addr", address, "debug", "workers")
                        .run()
                        .exitCode()
                == 0);
        return new Engine(daemon, address);
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
