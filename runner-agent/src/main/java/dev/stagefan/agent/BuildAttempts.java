package dev.stagefan.agent;

import dev.stagefan.buildkit.BuildCommand;
import dev.stagefan.buildkit.BuildFailure;
import dev.stagefan.buildkit.BuildListener;
import dev.stagefan.buildkit.BuildResult;
import dev.stagefan.buildkit.Builder;
import dev.stagefan.buildkit.Buildx;
import dev.stagefan.buildkit.BuildxException;
import dev.stagefan.buildkit.Cancellation;
import java.time.Duration;

/**
 * Builds, and builds again where what it failed of may pass: what ran to its end is in the builder by then. An engine that
 * is gone gets one more chance, if it is there again.
 */
final class BuildAttempts {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final int GROWTH = 3;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

    private final Buildx buildx;
    private final Builder builder;
    private final Asking asking;
    private final JobProtocol protocol;
    private final AgentListener listener;
    private final int attempts;

    BuildAttempts(
            Buildx buildx, Builder builder, Asking asking, JobProtocol protocol, AgentListener listener, int attempts) {
        this.buildx = buildx;
        this.builder = builder;
        this.asking = asking;
        this.protocol = protocol;
        this.listener = listener;
        this.attempts = attempts;
    }

    Builder builder() {
        return builder;
    }

    Cancellation cancellation() {
        return asking.cancellation();
    }

    /**
     * Builds, and tells the listener.
     *
     * @param title what the build makes, for people
     * @throws BuildFailure as the last attempt did
     */
    BuildResult build(BuildCommand command, String title) throws BuildFailure, InterruptedException {
        Duration pause = FIRST_PAUSE;
        boolean engineWasGone = false;
        for (int attempt = 1; ; attempt++) {
            listener.buildBegins(command.purpose(), title);
            try {
                BuildResult result = once(command, listener);
                listener.buildSucceeded(command.purpose());
                return result;
            } catch (BuildFailure e) {
                listener.buildFailed(command.purpose(), e);
                boolean gone = e.kind() == BuildFailure.Kind.ENGINE_GONE;
                boolean again = gone ? !engineWasGone : e.kind() == BuildFailure.Kind.TRANSIENT;
                if (!again || attempt >= attempts || cancellation().isCancelled()) {
                    throw e;
                }
                engineWasGone |= gone;
                listener.retrying(command.purpose(), e, attempt + 1, pause);
                asking.pause(pause);
                if (gone && !isBack()) {
                    throw e;
                }
            }
            pause = longer(pause);
        }
    }

    /** Builds once, and records that. */
    BuildResult once(BuildCommand command, BuildListener told) throws BuildFailure, InterruptedException {
        try {
            BuildResult result = buildx.build(builder, command, told, cancellation());
            protocol.built(result.trace());
            return result;
        } catch (BuildFailure e) {
            protocol.built(e.trace());
            throw e;
        }
    }

    private boolean isBack() throws InterruptedException {
        try {
            buildx.inspect(builder.name());
            return true;
        } catch (BuildxException e) {
            listener.said(String.valueOf(e.getMessage()));
            return false;
        }
    }

    private static Duration longer(Duration pause) {
        Duration next = pause.multipliedBy(GROWTH);
        return next.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : next;
    }
}
