package dev.stagefan.agent;

import dev.stagefan.buildkit.Builder;
import dev.stagefan.record.BuildTrace;
import dev.stagefan.record.JobRecord;
import dev.stagefan.record.JobRecord.Machine;
import dev.stagefan.record.JobRecord.Outcome;
import dev.stagefan.record.JobRecord.Product;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what goes into a job's record while it runs. May be told by several threads. */
final class JobProtocol {
    private final JobOrder order;
    private final Clock clock;
    private final Instant startedAt;
    private final Machine machine;
    private final List<BuildTrace> builds = new ArrayList<>();
    private final List<Product> products = new ArrayList<>();

    JobProtocol(JobOrder order, Clock clock, Builder builder, String buildxVersion) {
        this.order = order;
        this.clock = clock;
        this.startedAt = clock.instant();
        this.machine = new Machine(
                builder.driver(),
                builder.version() == null ? null : builder.version().toString(),
                buildxVersion,
                Runtime.getRuntime().availableProcessors());
    }

    synchronized void built(BuildTrace trace) {
        builds.add(trace);
    }

    synchronized void made(Product product) {
        products.add(product);
    }

    /** The record of a job that ends now. */
    synchronized JobRecord record(Outcome outcome, @Nullable String failure, @Nullable Long diskBytes) {
        return new JobRecord(
                order.planDigest(),
                order.run(),
                order.job().id(),
                order.job().merge(),
                order.job().runner(),
                machine,
                startedAt,
                clock.instant(),
                outcome,
                failure,
                builds,
                products,
                diskBytes);
    }
}
