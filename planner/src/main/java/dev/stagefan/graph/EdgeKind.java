package dev.stagefan.graph;

/** How one stage consumes another. */
public enum EdgeKind {
    /** {@code FROM stage}: everything, configuration and declared ARGs included. */
    FROM,
    /** {@code COPY --from=stage} or {@code ADD --from=stage}: paths. */
    COPY,
    /** {@code RUN --mount=from=stage}: paths, while the command runs. */
    MOUNT
}
