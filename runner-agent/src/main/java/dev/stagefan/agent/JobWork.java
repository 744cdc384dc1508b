package dev.stagefan.agent;

import dev.stagefan.agent.AgentException.Fault;
import dev.stagefan.buildkit.BuildFailure;
import dev.stagefan.buildkit.Builder;
import dev.stagefan.buildkit.BuildxException;
import dev.stagefan.buildkit.Cancellation;
import dev.stagefan.buildkit.DiskUse;
import dev.stagefan.record.JobRecord;
import dev.stagefan.record.JobRecord.Outcome;
import java.time.Duration;

/** Carries out one job of a plan. */
public final class JobWork {
    private static final Duration LOOK_AT_DISK = Duration.ofSeconds(15);

    private final JobOrder order;
    private final AgentTools tools;
    private final AgentListener listener;
    private final Asking asking;

    private JobWork(JobOrder order, AgentTools tools, AgentListener listener, Cancellation cancellation) {
        this.order = order;
        this.tools = tools;
        this.listener = listener;
        this.asking = new Asking(tools.registry(), tools.pace(), cancellation);
    }

    /**
     * Carries out a job: checks that it can be, builds what it hands on or the final image, and pushes that.
     *
     * @param cancellation ends it in order, within seconds
     * @return what it did
     * @throws AgentException where it did not make all that it was to make, or was cancelled; with the record, unless it had
     *     no builder yet
     * @throws InterruptedException if this thread is interrupted, once what ran has ended; {@code cancellation} is the better
     *     way, since it leaves a record
     */
    public static JobRecord carryOut(
            JobOrder order, AgentTools tools, AgentListener listener, Cancellation cancellation)
            throws AgentException, InterruptedException {
        JobWork work = new JobWork(order, tools, listener, cancellation);
        try {
            return work.carryOut();
        } catch (InterruptedException e) {
            if (cancellation.isCancelled()) {
                throw new AgentException(Fault.CANCELLED, "cancelled");
            }
            throw e;
        }
    }

    private JobRecord carryOut() throws AgentException, InterruptedException {
        PlannedFile file = Preflight.checkOrder(order, listener);
        Builder builder = builder();
        JobProtocol protocol = new JobProtocol(
                order, tools.pace().clock(), builder, tools.buildx().version());
        DiskUse disk = DiskUse.watch(tools.buildx(), builder, LOOK_AT_DISK);
        try {
            Readiness ready = Preflight.checkOutside(order, file, builder, asking, listener);
            BuildAttempts attempts =
                    new BuildAttempts(tools.buildx(), builder, asking, protocol, listener, order.attempts());
            KeptProducts kept = KeptProducts.of(order, file, asking, listener);
            new JobBuilds(order, ready, attempts, asking, protocol, kept, listener).make();
            kept.keepParts();
            disk.close();
            return protocol.record(Outcome.SUCCEEDED, null, disk.growth());
        } catch (AgentException e) {
            throw failed(e.fault(), String.valueOf(e.getMessage()), protocol, disk);
        } catch (BuildFailure e) {
            throw failed(fault(e), sentence(e), protocol, disk);
        } catch (InterruptedException e) {
            if (asking.cancellation().isCancelled()) {
                throw failed(Fault.CANCELLED, "", protocol, disk);
            }
            throw e;
        } finally {
            end(disk);
        }
    }

    /** A last look at a disk takes seconds, which a job that is cancelled does not have. */
    private static void end(DiskUse disk) {
        Thread ending = new Thread(disk::close, "end of disk use");
        ending.setDaemon(true);
        ending.start();
    }

    private Builder builder() throws AgentException, InterruptedException {
        try {
            return tools.buildx().inspect(order.builder());
        } catch (BuildxException e) {
            throw new AgentException(Fault.OUTSIDE, String.valueOf(e.getMessage()));
        }
    }

    private AgentException failed(Fault fault, String message, JobProtocol protocol, DiskUse disk) {
        if (fault != Fault.CANCELLED) {
            disk.close();
        }
        return fault == Fault.CANCELLED
                ? new AgentException(
                        fault,
                        "the job " + order.job().id() + " was cancelled",
                        protocol.record(Outcome.CANCELLED, null, disk.growth()))
                : new AgentException(fault, message, protocol.record(Outcome.FAILED, message, disk.growth()));
    }

    private Fault fault(BuildFailure failure) {
        return switch (failure.kind()) {
            case STEP -> Fault.BUILD;
            case CANCELLED -> Fault.CANCELLED;
            case TRANSIENT, DENIED, DISK_FULL, ENGINE_GONE, OTHER ->
                asking.cancellation().isCancelled() ? Fault.CANCELLED : Fault.OUTSIDE;
        };
    }

    private String sentence(BuildFailure failure) {
        String what = "could not carry out the job " + order.job().id() + " because ";
        String reason = String.valueOf(failure.getMessage());
        return switch (failure.kind()) {
            case STEP -> {
                String place = failure.line() == null ? "" : order.plan().dockerfile() + ":" + failure.line() + ": ";
                yield place + what + reason + (failure.lastLines().isEmpty() ? "" : "; what it wrote last is above");
            }
            case TRANSIENT -> what + reason + ", also when tried again; run the job again when that is over";
            case DENIED -> what + reason + "; log in to that registry, with an account that may read and write there";
            case DISK_FULL ->
                what + "the builder's disk is full (" + reason
                        + "); take a runner with a larger disk, or build fewer stages in one job";
            case ENGINE_GONE -> what + "the builder is gone (" + reason + "); see its log, then run the job again";
            case CANCELLED, OTHER -> what + reason;
        };
    }
}
