package dev.stagefan.buildkit.display;

import dev.stagefan.buildkit.BuildFailure;
import dev.stagefan.buildkit.BuildFailure.Kind;
import dev.stagefan.record.BuildTrace;
import java.time.Instant;
import java.util.List;

/** Failures to show. */
final class Failures {
    private Failures() {}

    static BuildFailure of(Kind kind, String message, List<String> lastLines) {
        return new BuildFailure(
                kind,
                message,
                12,
                "[base 2/3] RUN make  %",
                lastLines,
                new BuildTrace("stage-0", Instant.EPOCH, 1, false, 0L, 0L, List.of()));
    }
}
