package dev.stagefan.agent;

import dev.stagefan.agent.AgentException.Fault;
import dev.stagefan.context.ContextFiles;
import dev.stagefan.key.KeyRequest;
import dev.stagefan.key.StageKeys;
import dev.stagefan.plan.Job;
import dev.stagefan.plan.Plan;
import dev.stagefan.source.CommitFiles;
import dev.stagefan.source.SourceException;
import dev.stagefan.source.WorkTreeFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Computes the keys of a plan's stages.
 *
 * @param root the folder that the plan's paths are relative to
 * @param file the Dockerfile, with all build args
 * @param bases digests of external images by the reference that the stages use
 * @param remotes what tells the contents of remote sources, by URL
 * @param refresh how far stages have floated, by index
 */
record KeyWork(
        Plan plan,
        Path root,
        PlannedFile file,
        Map<String, String> bases,
        Map<String, String> remotes,
        Map<Integer, String> refresh,
        String salt) {
    /** What a context is called that has no name. */
    private static final String BUILD_CONTEXT = "";

    /** Of a named context that is no folder. */
    private static final String SCHEME = "://";

    /**
     * The keys of all stages that the target needs.
     *
     * @param commit whose files count; null for the work tree's
     * @param listener told where a commit does not say what a checkout of it holds: what takes of that has no key
     */
    StageKeys ofAll(@Nullable String commit, AgentListener listener) throws AgentException {
        try {
            return compute(contexts(plan.jobs(), commit), Map.of());
        } catch (SourceException e) {
            if (e.kind() == SourceException.Kind.CHECKOUT_DIFFERS) {
                listener.warned("builds all stages that take of the build context: " + e.getMessage());
                return ofContextless();
            }
            throw unreadable(e);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private StageKeys ofContextless() throws AgentException {
        try {
            return compute(Map.of(), Map.of());
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static AgentException unreadable(IOException exception) {
        return new AgentException(
                Fault.INPUT,
                exception instanceof SourceException
                        ? String.valueOf(exception.getMessage())
                        : "could not compute the keys of the stages because of " + exception.getMessage()
                                + "; see that the build context can be read");
    }

    /**
     * The keys of the stages that a job builds.
     *
     * @param known keys of all stages, of which those of other jobs are taken as they are: what they read of the context
     *     need not be here
     */
    StageKeys ofJob(Job job, Map<Integer, String> known) throws AgentException {
        Map<Integer, String> others = new LinkedHashMap<>(known);
        others.keySet().removeAll(job.stages());
        try {
            return compute(contexts(List.of(job), null), others);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private StageKeys compute(Map<String, ContextFiles> contexts, Map<Integer, String> known) throws IOException {
        return StageKeys.of(
                new KeyRequest(
                        file.dockerfile(),
                        file.graph(),
                        bases,
                        contexts,
                        remotes,
                        refresh,
                        salt,
                        dockerfilePath(),
                        Set.of()),
                known);
    }

    /** The contexts that jobs read; one that none of them reads need not be there. */
    private Map<String, ContextFiles> contexts(List<Job> jobs, @Nullable String commit) throws IOException {
        Map<String, ContextFiles> contexts = new LinkedHashMap<>();
        if (jobs.stream().anyMatch(Job::readsContext)) {
            contexts.put(BUILD_CONTEXT, files(plan.context(), commit));
        }
        for (Map.Entry<String, String> named : plan.request().namedContexts().entrySet()) {
            if (!named.getValue().contains(SCHEME) && isHere(named.getValue(), commit)) {
                contexts.put(named.getKey(), files(named.getValue(), commit));
            }
        }
        return contexts;
    }

    /** Of a commit only what is in the repository can be a part. */
    private boolean isHere(String folder, @Nullable String commit) {
        Path path = root.resolve(folder).normalize();
        return commit == null ? Files.isDirectory(path) : path.startsWith(root);
    }

    private ContextFiles files(String folder, @Nullable String commit) throws IOException {
        return commit == null
                ? WorkTreeFiles.of(root.resolve(folder))
                : CommitFiles.of(root, commit, slashes(Path.of(folder).normalize()));
    }

    private String dockerfilePath() {
        return slashes(root.resolve(plan.context()).normalize().relativize(root.resolve(plan.dockerfile())));
    }

    private static String slashes(Path path) {
        return path.toString().replace('\\', '/');
    }
}
