package dev.stagefan.buildlog;

import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * A build as its log has it.
 *
 * @param line where it begins
 * @param runner label of the runner
 */
record BuildRecord(
        long line, @Nullable Instant startedAt, @Nullable String runner, Collection<VertexRecord> vertices) {}
