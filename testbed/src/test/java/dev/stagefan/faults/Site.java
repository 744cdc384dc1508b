package dev.stagefan.faults;

import dev.stagefan.testbed.Buildx;
import dev.stagefan.testbed.Engine;
import dev.stagefan.testbed.Registry;
import dev.stagefan.testbed.Testbed;

/** What all cases share, since a fault is none of theirs: registries without one, and an engine for single builds. */
final class Site implements AutoCloseable {
    private final Registry hub;
    private final Registry images;
    private final Registry guarded;
    private final Engine engine;
    private final Buildx buildx;

    private Site(Registry hub, Registry images, Registry guarded, Engine engine, Buildx buildx) {
        this.hub = hub;
        this.images = images;
        this.guarded = guarded;
        this.engine = engine;
        this.buildx = buildx;
    }

    static Site open() {
        Testbed.require(Testbed.Part.ENGINE);
        Registry hub = Registry.open();
        Engine engine = Engine.withHub(hub);
        Buildx buildx = Buildx.on(engine);
        buildx.pushBusybox(hub.address() + "/library/busybox:1.37");
        return new Site(hub, Registry.open(), Registry.withPassword(), engine, buildx);
    }

    /** An engine that has nothing yet. */
    Engine newEngine() {
        return Engine.withHub(hub);
    }

    Engine newEngine(int diskMegabytes) {
        return Engine.withDisk(hub, diskMegabytes);
    }

    /** Where anybody may read and write. */
    Registry images() {
        return images;
    }

    /** Where one has to log in. */
    Registry guarded() {
        return guarded;
    }

    /** Builds at once, on an engine which no agent uses. */
    Buildx single() {
        return buildx;
    }

    @Override
    public void close() {
        buildx.close();
        engine.close();
        guarded.close();
        images.close();
        hub.close();
    }
}
