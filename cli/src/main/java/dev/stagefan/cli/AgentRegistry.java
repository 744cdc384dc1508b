package dev.stagefan.cli;

import dev.stagefan.agent.AgentListener;
import dev.stagefan.http.Pace;
import dev.stagefan.registry.DockerConfig;
import dev.stagefan.registry.RegistryClient;
import dev.stagefan.registry.RegistryException;
import dev.stagefan.registry.Retries;

/** The registry client of a command: with Docker's credentials, telling of waits. */
record AgentRegistry(RegistryClient client) implements AutoCloseable {
    static AgentRegistry open(Surroundings surroundings, AgentListener listener) throws Failure {
        try {
            return new AgentRegistry(RegistryClient.of(
                    DockerConfig.of(surroundings.environment()),
                    Retries.USUAL,
                    Pace.REAL,
                    (reason, until) -> listener.said(reason + "; waits until " + until)));
        } catch (RegistryException e) {
            throw Failure.outsideFailed(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
