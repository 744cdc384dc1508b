package dev.stagefan.cli;

import dev.stagefan.agent.AgentException;
import dev.stagefan.agent.AgentListener;
import dev.stagefan.agent.Resolve;
import dev.stagefan.agent.ResolveOrder;
import dev.stagefan.agent.Resolved;
import dev.stagefan.buildkit.Cancellation;
import dev.stagefan.registry.RegistryClient;
import dev.stagefan.reuse.Resolution;
import dev.stagefan.reuse.ResolutionJson;
import java.util.LinkedHashMap;
import java.util.Map;

/** What {@code agent resolve} does. Apart, so that other commands do not load what it needs. */
final class AgentResolving {
    private final Surroundings surroundings;
    private final ResolveOrder order;

    /** What is done with what was decided, while the registry can still be asked. */
    @FunctionalInterface
    interface Then<T> {
        T apply(Resolved resolved, RegistryClient registry) throws Failure, InterruptedException;
    }

    AgentResolving(Surroundings surroundings, ResolveOrder order) {
        this.surroundings = surroundings;
        this.order = order;
    }

    ExitCode carryOut() throws Failure {
        Resolution resolution = resolve();
        Map<String, String> outputs = new LinkedHashMap<>();
        outputs.put("resolution", ResolutionJson.line(resolution));
        outputs.put("jobs", ResolutionJson.line(resolution.jobs()));
        GitHubOutput.set(surroundings.environment(), outputs);
        ResultWriter.write(surroundings.out(), ResolutionJson.write(resolution));
        return ExitCode.HOLDS;
    }

    private Resolution resolve() throws Failure {
        try (AgentDisplay display = AgentDisplay.of(
                surroundings, AgentJobOptions.Progress.AUTO, order.plan().dockerfile())) {
            return resolve(display, (resolved, registry) -> resolved.resolution());
        }
    }

    /** Decides, and goes on with that. */
    <T> T resolve(AgentListener listener, Then<T> then) throws Failure {
        Cancellation cancellation = new Cancellation();
        Interruption interruption = Interruption.telling(cancellation::cancel);
        try (AgentRegistry registry = AgentRegistry.open(surroundings, listener)) {
            Resolved resolved = Resolve.carryOut(order, registry.client(), listener, cancellation);
            return then.apply(resolved, registry.client());
        } catch (AgentException e) {
            throw AgentFailure.of(e);
        } catch (InterruptedException e) {
            throw Failure.outsideFailed("cancelled");
        } finally {
            interruption.end();
        }
    }
}
