package dev.stagefan.cli;

import dev.stagefan.agent.AgentException;
import dev.stagefan.cli.text.Printable;

/** How a command ends of which the agent could not do its part. */
final class AgentFailure {
    private AgentFailure() {}

    static Failure of(AgentException exception) {
        String message = Printable.line(String.valueOf(exception.getMessage()));
        return switch (exception.fault()) {
            case BUILD, STALE -> Failure.doesNotHold(message);
            case INPUT -> Failure.badInput(message);
            case OUTSIDE, CANCELLED -> Failure.outsideFailed(message);
        };
    }
}
