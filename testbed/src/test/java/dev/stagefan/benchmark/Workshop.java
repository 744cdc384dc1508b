package dev.stagefan.benchmark;

import dev.stagefan.testbed.Buildx;
import dev.stagefan.testbed.Engine;
import dev.stagefan.testbed.Registry;
import dev.stagefan.testbed.Testbed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where builds run: a registry with the base image, which also takes what is built. Every build has a new engine. */
final class Workshop implements AutoCloseable {
    private static final double NANOS_A_SECOND = 1e9;

    private final Registry registry;

    private Workshop(Registry registry) {
        this.registry = registry;
    }

    static Workshop open() {
        Testbed.require(Testbed.Part.ENGINE);
        Registry registry = Registry.open();
        try (Engine engine = Engine.start();
                Buildx buildx = Buildx.on(engine)) {
            buildx.pushBusybox(registry.address() + "/library/busybox:1.37");
        }
        return new Workshop(registry);
    }

    /** Builds what is in the folder, and pushes it. */
    BuildLog build(Path folder, Way way, List<String> arguments) {
        List<String> all = new ArrayList<>(arguments);
        all.addAll(List.of("--push", "--tag=" + registry.address() + "/reality/image", "."));
        try (Engine engine = way == Way.SERIAL ? Engine.inSeries(registry) : Engine.withHub(registry);
                Buildx buildx = Buildx.on(engine, registry)) {
            long begun = System.nanoTime();
            String progress = buildx.build(folder, "rawjson", all);
            return BuildLog.of((System.nanoTime() - begun) / NANOS_A_SECOND, progress);
        }
    }

    /** For an engine for which the registry is Docker Hub, as {@code buildkitd.toml}. */
    String engineConfiguration() {
        return Engine.configuration(registry);
    }

    Registry registry() {
        return registry;
    }

    @Override
    public void close() {
        registry.close();
    }
}
