package dev.stagefan.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stagefan.agent.AgentException;
import dev.stagefan.agent.Resolver;
import dev.stagefan.buildkit.Cancellation;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What {@code agent resolve} does. Apart, so that other commands do not load what it needs. */
final class AgentResolving {
    private final Surroundings surroundings;
    private final AgentPlan plan;
    private final List<String> optional;

    AgentResolving(Surroundings surroundings, AgentPlan plan, List<String> optional) {
        this.surroundings = surroundings;
        this.plan = plan;
        this.optional = optional;
    }

    ExitCode carryOut() throws Failure {
        Cancellation cancellation = new Cancellation();
        Interruption interruption = Interruption.telling(cancellation::cancel);
        try {
            JsonNode bases = HandedOn.bases(resolve(cancellation));
            GitHubOutput.set(surroundings.environment(), Map.of("bases", bases.toString()));
            ResultWriter.write(surroundings.out(), bases.toPrettyString() + "\n");
            return ExitCode.HOLDS;
        } finally {
            interruption.end();
        }
    }

    private Map<String, String> resolve(Cancellation cancellation) throws Failure {
        try (AgentDisplay display = AgentDisplay.of(
                        surroundings, AgentJobOptions.Progress.AUTO, plan.plan().dockerfile());
                AgentRegistry registry = AgentRegistry.open(surroundings, display)) {
            return Resolver.resolve(
                    plan.plan(), plan.root(), Set.copyOf(optional), registry.client(), display, cancellation);
        } catch (AgentException e) {
            throw AgentFailure.of(e);
        } catch (InterruptedException e) {
            throw Failure.outsideFailed("cancelled");
        }
    }
}
