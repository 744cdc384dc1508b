package dev.stagefan.benchmark;

import dev.stagefan.testbed.Buildx;
import dev.stagefan.testbed.DockerEngine;
import dev.stagefan.testbed.Engine;
import dev.stagefan.testbed.Registry;
import java.util.List;

/**
 * An engine that exports, and Buildx on it.
 *
 * @param ending ends the engine
 * @param flags without which it does not build
 */
record ExportEngine(Buildx buildx, Runnable ending, List<String> flags) implements AutoCloseable {
    /** The engines that differ in how they export. */
    enum Kind {
        /** Exports an image and a cache side by side. */
        PINNED("0.33.1"),
        /** Exports one after the other, the blobs of a cache side by side. */
        OLDER("0.27.1"),
        /** Exports one after the other. */
        DOCKER("Docker 26.1 (0.13)");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** Starts one. */
        ExportEngine start(Registry hub) {
            if (this == DOCKER) {
                DockerEngine engine = DockerEngine.withHub(hub);
                return new ExportEngine(Buildx.on(engine), engine::close, List.of("--network=none"));
            }
            Engine engine = this == PINNED ? Engine.withHub(hub) : Engine.older(hub);
            return new ExportEngine(Buildx.on(engine), engine::close, List.of());
        }

        @Override
        public String toString() {
            return label;
        }
    }

    ExportEngine {
        flags = List.copyOf(flags);
    }

    @Override
    public void close() {
        buildx.close();
        ending.run();
    }
}
