package dev.stagefan.cli;

import dev.stagefan.agent.AgentException;
import dev.stagefan.agent.AgentTools;
import dev.stagefan.agent.JobOrder;
import dev.stagefan.agent.JobWork;
import dev.stagefan.buildkit.Buildx;
import dev.stagefan.buildkit.BuildxException;
import dev.stagefan.buildkit.Cancellation;
import dev.stagefan.http.Pace;
import dev.stagefan.record.JobRecord;
import dev.stagefan.record.RecordJson;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@code agent stage} and {@code agent merge} do. Apart, so that other commands do not load what it needs. */
final class AgentWork {
    private final Surroundings surroundings;
    private final AgentJobOptions options;

    AgentWork(Surroundings surroundings, AgentJobOptions options) {
        this.surroundings = surroundings;
        this.options = options;
    }

    /** Carries out a job, writes its record, however it ended, and says what it made. */
    ExitCode carryOut(JobOrder order) throws Failure {
        Cancellation cancellation = new Cancellation();
        Interruption interruption = Interruption.telling(cancellation::cancel);
        try {
            JobRecord record = record(order, cancellation);
            write(record);
            handOn(record);
            return ExitCode.HOLDS;
        } finally {
            interruption.end();
        }
    }

    private JobRecord record(JobOrder order, Cancellation cancellation) throws Failure {
        try (AgentDisplay display = AgentDisplay.of(
                        surroundings, options.progress, order.plan().dockerfile());
                AgentRegistry registry = AgentRegistry.open(surroundings, display)) {
            AgentTools tools = new AgentTools(Buildx.find(surroundings.environment()), registry.client(), Pace.REAL);
            return JobWork.carryOut(order, tools, display, cancellation);
        } catch (BuildxException e) {
            throw Failure.outsideFailed(String.valueOf(e.getMessage()));
        } catch (AgentException e) {
            write(e.jobRecord());
            throw AgentFailure.of(e);
        } catch (InterruptedException e) {
            throw Failure.outsideFailed("interrupted");
        }
    }

    private void write(@Nullable JobRecord record) throws Failure {
        if (options.record != null && !options.record.isEmpty() && record != null) {
            // A cancellation may leave an interrupt behind, and files are not written by a thread that is interrupted.
            boolean interrupted = Thread.interrupted();
            ResultWriter.write(
                    options.record, surroundings.directory().resolve(options.record), RecordJson.write(record));
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void handOn(JobRecord record) throws Failure {
        StringBuilder lines = new StringBuilder();
        Map<String, String> outputs = new LinkedHashMap<>();
        for (JobRecord.Product product : record.products()) {
            lines.append(product.key()).append(' ').append(product.digest()).append('\n');
            outputs.put(record.merge() ? "digest" : product.key(), product.digest());
        }
        GitHubOutput.set(surroundings.environment(), outputs);
        ResultWriter.write(surroundings.out(), lines.toString());
    }
}
