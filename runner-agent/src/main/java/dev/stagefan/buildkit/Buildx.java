package dev.stagefan.buildkit;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Buildx, on the machine that this runs on. */
public final class Buildx {
    private final Map<String, String> environment;
    private final String version;

    private Buildx(Map<String, String> environment, String version) {
        this.environment = Map.copyOf(environment);
        this.version = version;
    }

    /**
     * Finds Buildx: {@code $STAGEFAN_BUILDX}, else {@code docker buildx}, else a {@code buildx} on the PATH.
     *
     * @param environment of the processes that it starts
     * @throws BuildxException where there is none, or none that can be used
     */
    public static Buildx find(Map<String, String> environment) throws BuildxException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    /** As {@code v0.37.2}. */
    public String version() {
        return version;
    }

    /**
     * Looks at a builder, starting it if need be.
     *
     * @param name null for the current one
     */
    public Builder inspect(@Nullable String name) throws BuildxException, InterruptedException {
        throw new UnsupportedOperationException("" + environment);
    }

    /**
     * Builds.
     *
     * @param cancellation ends the build in order: within 7 s, whatever Buildx does
     * @throws InterruptedException if this thread is interrupted, once the build has been cancelled and has ended
     */
    public BuildResult build(Builder builder, BuildCommand command, BuildListener listener, Cancellation cancellation)
            throws BuildFailure, InterruptedException {
        throw new UnsupportedOperationException();
    }
}
