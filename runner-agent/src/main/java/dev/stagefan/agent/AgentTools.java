package dev.stagefan.agent;

import dev.stagefan.buildkit.Buildx;
import dev.stagefan.http.Pace;
import dev.stagefan.registry.RegistryClient;

/** What jobs are carried out with. May serve several jobs at once. */
public record AgentTools(Buildx buildx, RegistryClient registry, Pace pace) {}
