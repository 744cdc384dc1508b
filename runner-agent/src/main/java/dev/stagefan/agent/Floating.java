package dev.stagefan.agent;

import dev.stagefan.agent.AgentException.Fault;
import dev.stagefan.dockerfile.value.Refusal;
import dev.stagefan.dockerfile.value.RemoteSource;
import dev.stagefan.graph.StageGraph;
import dev.stagefan.graph.StageNode;
import dev.stagefan.reuse.GitRef;
import dev.stagefan.reuse.HttpSource;
import dev.stagefan.reuse.Refresh;
import dev.stagefan.source.RemoteRefs;
import dev.stagefan.source.SourceException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Looks up what moves outside of registries: refs of Git repositories, downloads, the time. */
final class Floating {
    private static final Pattern WITH_PASSWORD = Pattern.compile("[a-zA-Z0-9+.-]+://[^/@]*:[^/@]*@");

    private final AgentListener listener;

    Floating(AgentListener listener) {
        this.listener = listener;
    }

    /**
     * Build args that are to have the commits that refs are at.
     *
     * @throws AgentException where one cannot be looked up: a build of anything else is not what was asked for
     */
    Map<String, String> buildArgs(Map<String, GitRef> refs) throws AgentException {
        Map<String, String> values = new TreeMap<>();
        for (Map.Entry<String, GitRef> entry : refs.entrySet()) {
            try {
                String commit = commit(entry.getValue());
                values.put(entry.getKey(), commit);
                listener.said("the build arg " + entry.getKey() + " is " + commit + ", where " + entry.getValue()
                        + " is now");
            } catch (SourceException e) {
                throw new AgentException(
                        Fault.OUTSIDE, "could not look up the build arg " + entry.getKey() + ": " + e.getMessage());
            }
        }
        return values;
    }

    /**
     * How far stages have floated, by stage.
     *
     * @param order by name or label of the stage
     * @param unknown gets a clause for each stage of which that cannot be looked up
     */
    Map<Integer, String> refresh(ResolveOrder order, StageGraph graph, Map<Integer, String> unknown)
            throws AgentException {
        Map<Integer, String> floated = new TreeMap<>();
        for (Map.Entry<String, Refresh> entry : order.refresh().entrySet()) {
            int stage = StageNames.index(graph, "--refresh", entry.getKey());
            String at = entry.getValue().at(order.now());
            if (at != null) {
                floated.put(stage, at);
            } else if (entry.getValue() instanceof Refresh.OnRef onRef) {
                try {
                    floated.put(stage, commit(onRef.source()));
                } catch (SourceException e) {
                    listener.warned(
                            "builds " + entry.getKey() + " because its refresh cannot be looked up: " + e.getMessage());
                    unknown.put(stage, "its refresh could not be looked up");
                }
            }
        }
        return floated;
    }

    /** What tells the contents of the remote sources of needed stages, by their URLs; of some that may not be known. */
    Map<String, String> remotes(StageGraph graph) {
        Map<String, String> versions = new LinkedHashMap<>();
        HttpSource http = new HttpSource();
        for (StageNode stage : graph.stages()) {
            for (String source : stage.reachable() ? stage.facts().remoteSources() : List.<String>of()) {
                if (versions.containsKey(source)) {
                    continue;
                }
                if (WITH_PASSWORD.matcher(source).lookingAt()) {
                    // It would be handed from job to job, and GitHub drops an output that holds a secret.
                    listener.warned("does not look up " + shown(source)
                            + ", whose URL holds a password; what adds it is" + " built each time");
                    continue;
                }
                try {
                    versions.put(source, version(source, http));
                } catch (IOException | Refusal e) {
                    listener.warned("could not look up whether " + shown(source) + " has changed, which "
                            + stage.label() + " adds: " + e.getMessage()
                            + "; where no checksum says what it is, that is built each time");
                }
            }
        }
        return versions;
    }

    /**
     * Whether a remote source is not what it was any more; also where that cannot be looked up.
     *
     * @param before as {@link #remotes} found it
     */
    static boolean hasMoved(String source, String before) {
        try {
            return !version(source, new HttpSource()).equals(before);
        } catch (IOException | Refusal e) {
            return true;
        }
    }

    private static String version(String source, HttpSource http) throws IOException, Refusal {
        RemoteSource remote = RemoteSource.of(source);
        if (remote.kind() != RemoteSource.Kind.GIT) {
            return http.version(source);
        }
        String pinned = remote.git() == null ? null : remote.git().checksum();
        return pinned == null ? commit(GitRef.ofSource(source)) : pinned;
    }

    private static String commit(GitRef source) throws SourceException {
        return RemoteRefs.commit(source.url(), source.ref());
    }

    /** Without what a URL may hold of credentials. */
    static String shown(String source) {
        return new GitRef(source, null).toString();
    }
}
