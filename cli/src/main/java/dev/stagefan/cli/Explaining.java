package dev.stagefan.cli;

import dev.stagefan.agent.AgentException;
import dev.stagefan.agent.Explain;
import dev.stagefan.agent.ExplainJson;
import dev.stagefan.agent.Explanation;
import dev.stagefan.agent.ResolveOrder;
import dev.stagefan.agent.SentenceListener;
import dev.stagefan.cli.explain.ExplainText;
import dev.stagefan.cli.text.Printable;
import java.io.PrintStream;
import java.util.List;

/** What {@code explain} does. Apart from the command, so that other commands do not load what it needs. */
final class Explaining {
    private final Surroundings surroundings;
    private final ExplainCommand given;

    Explaining(Surroundings surroundings, ExplainCommand given) {
        this.surroundings = surroundings;
        this.given = given;
    }

    ExitCode carryOut() throws Failure {
        ResolveOrder order = given.options.order(surroundings, given.plan.read(surroundings));
        List<Explanation> explanations = new AgentResolving(surroundings, order)
                .resolve(new Warnings(surroundings.err()), (resolved, registry) -> {
                    try {
                        return Explain.of(order, resolved, given.stage, registry);
                    } catch (AgentException e) {
                        throw AgentFailure.of(e);
                    }
                });
        given.output.write(
                surroundings,
                switch (given.format) {
                    case TEXT -> ExplainText.render(explanations);
                    case JSON -> ExplainJson.write(explanations);
                });
        return ExitCode.HOLDS;
    }

    /** Tells of nothing but warnings: the rest is in the result. */
    private record Warnings(PrintStream err) implements SentenceListener {
        @Override
        public void said(String sentence) {}

        @Override
        public void warned(String sentence) {
            err.println("warning: " + Printable.line(sentence));
        }
    }
}
