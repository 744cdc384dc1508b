package dev.stagefan.plan;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who carries a plan's jobs out, and so in which ways a finished stage can reach the jobs that need it. */
public enum Carrier {
    /** A workflow of Docker's own actions: named contexts, slices and registry caches. */
    @JsonProperty("docker-actions")
    DOCKER_ACTIONS,
    /** The runner agent, which builds collapsed Dockerfiles: stage images and slices. */
    @JsonProperty("agent")
    AGENT
}
