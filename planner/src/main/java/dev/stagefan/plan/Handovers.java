package dev.stagefan.plan;

import java.util.List;
import java.util.SortedSet;

/** How the stages travel between the jobs of a plan, so that every job's build is the build that one builder would do. */
sealed interface Handovers permits ActionHandovers, AgentHandovers {
    /** A stage that a job takes from another one, how, and why so, a clause for people. */
    record Taken(int stage, Transport transport, String reason) {}

    /** A stage that a job hands on, how, and the paths of it where it is a slice. */
    record Handed(int stage, Transport transport, List<String> slicePaths) {
        public Handed {
            slicePaths = List.copyOf(slicePaths);
        }
    }

    /**
     * By the rules of who carries the plan out.
     *
     * @param jobs the stages that each job builds, light ones included; a job comes after what it needs
     */
    static Handovers of(Carrier carrier, Stages stages, List<SortedSet<Integer>> jobs) {
        return switch (carrier) {
            case DOCKER_ACTIONS -> new ActionHandovers(stages, jobs);
            case AGENT -> new AgentHandovers(stages, jobs);
        };
    }

    /** Index of the job that builds a stage that is not light. */
    int builtBy(int stage);

    /** What a job takes from others, by stage. */
    List<Taken> inputs(int job);

    /** What a job hands on, by stage, which is an order in which it can build them. */
    List<Handed> outputs(int job);

    /** What a job must find in the caches that it imports. */
    SortedSet<Integer> cached(int job);

    /** The stages whose instructions BuildKit's frontend reads in a job's build, whether they end up being built or not. */
    SortedSet<Integer> read(int job);
}
