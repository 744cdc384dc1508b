package dev.stagefan.plan;

import dev.stagefan.dockerfile.value.Platform;
import dev.stagefan.graph.Base;
import dev.stagefan.graph.BuildRequest;
import dev.stagefan.graph.Edge;
import dev.stagefan.graph.EdgeKind;
import dev.stagefan.graph.StageGraph;
import dev.stagefan.graph.StageNode;
import dev.stagefan.graph.StageNode.InheritedArg;
import dev.stagefan.graph.StageNode.SecretUse;
import dev.stagefan.graph.StageNode.StageFacts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Builds stage graphs by hand. Each stage is ten lines long; its FROM is on the first. */
final class Graphs {
    private static final int LINES = 10;

    private final List<Draft> drafts = new ArrayList<>();
    private final List<Edge> edges = new ArrayList<>();
    private final List<List<Integer>> sameVertex = new ArrayList<>();
    private final Map<String, String> buildArgs = new LinkedHashMap<>();
    private final Map<String, String> namedContexts = new LinkedHashMap<>();
    private Platform platform = Platform.LINUX_AMD64;

    /** Whether a build fails without a secret. */
    enum Need {
        REQUIRED,
        OPTIONAL
    }

    /** A stage of which something is still to be said. */
    static final class Draft {
        private final int index;
        private final @Nullable String name;
        private final Base base;
        private @Nullable String platform;
        private boolean runs;
        private boolean onBuild;
        private final Set<String> contextSources = new TreeSet<>();
        private final Set<String> buildArgs = new TreeSet<>();
        private final List<InheritedArg> inheritedArgs = new ArrayList<>();
        private final List<SecretUse> secrets = new ArrayList<>();
        private final Set<String> images = new TreeSet<>();
        private final Set<String> entitlements = new TreeSet<>();
        private final Set<String> ssh = new TreeSet<>();
        private final Set<String> baseArgs = new TreeSet<>();
        private final Set<String> remoteSources = new TreeSet<>();

        private Draft(int index, @Nullable String name, Base base) {
            this.index = index;
            this.name = name;
            this.base = base;
        }

        private StageNode node(boolean reachable) {
            return new StageNode(
                    index,
                    name,
                    base,
                    platform,
                    index * LINES + 1,
                    index * LINES + LINES,
                    reachable,
                    new StageFacts(
                            runs,
                            List.copyOf(contextSources),
                            List.copyOf(buildArgs),
                            inheritedArgs,
                            onBuild,
                            secrets,
                            List.copyOf(ssh),
                            List.of(),
                            List.copyOf(images),
                            List.copyOf(entitlements),
                            List.copyOf(baseArgs),
                            List.copyOf(remoteSources)));
        }
    }

    static Graphs graph() {
        return new Graphs();
    }

    /** A stage with a RUN, on an outside image. */
    Graphs image(@Nullable String name, String image) {
        return stage(name, new Base.OfImage(image)).runs();
    }

    /** A stage with a RUN, on another stage. */
    Graphs from(@Nullable String name, String base) {
        int from = index(base);
        stage(name, new Base.OfStage(from)).runs();
        edges.add(new Edge(from, drafts.size() - 1, EdgeKind.FROM, line(0), List.of(), null));
        return this;
    }

    /** The last stage copies paths of another one. */
    Graphs copy(String from, String... sources) {
        edges.add(new Edge(
                index(from), drafts.size() - 1, EdgeKind.COPY, line(2), Arrays.asList(sources), "/destination"));
        return this;
    }

    /** As {@link #copy}, of an edge whose sources do not say all. */
    Graphs copyWithCaveat(String from, String source, String caveat) {
        edges.add(new Edge(index(from), last().index, EdgeKind.COPY, line(2), List.of(source), "/destination", caveat));
        return this;
    }

    /** The last stage mounts a path of another one. */
    Graphs mount(String from, String source) {
        edges.add(new Edge(index(from), drafts.size() - 1, EdgeKind.MOUNT, line(3), List.of(source), null));
        return this;
    }

    /** The last stage has no RUN. */
    Graphs withoutRun() {
        last().runs = false;
        return this;
    }

    Graphs onBuild() {
        last().onBuild = true;
        return this;
    }

    Graphs platform(String platform) {
        last().platform = platform;
        return this;
    }

    Graphs context(String... sources) {
        last().contextSources.addAll(List.of(sources));
        return this;
    }

    Graphs arg(String... names) {
        last().buildArgs.addAll(List.of(names));
        return this;
    }

    Graphs inherits(String arg, String declaredIn) {
        last().inheritedArgs.add(new InheritedArg(arg, index(declaredIn)));
        return this;
    }

    Graphs secret(String id, Need need) {
        last().secrets.add(new SecretUse(id, need == Need.REQUIRED));
        return this;
    }

    Graphs uses(String image) {
        last().images.add(image);
        return this;
    }

    Graphs ssh(String id) {
        last().ssh.add(id);
        return this;
    }

    Graphs adds(String remoteSource) {
        last().remoteSources.add(remoteSource);
        return this;
    }

    /** The FROM line of the last stage uses build args. */
    Graphs baseArg(String... names) {
        last().baseArgs.addAll(List.of(names));
        return arg(names);
    }

    Graphs namedContext(String name, String value) {
        namedContexts.put(name, value);
        return this;
    }

    Graphs entitlement(String entitlement) {
        last().entitlements.add(entitlement);
        return this;
    }

    Graphs same(String... names) {
        sameVertex.add(Arrays.stream(names).map(this::index).toList());
        return this;
    }

    Graphs buildArg(String name, String value) {
        buildArgs.put(name, value);
        return this;
    }

    Graphs forPlatform(Platform wanted) {
        platform = wanted;
        return this;
    }

    /** The graph, with the last stage as target. */
    StageGraph build() {
        return build(drafts.size() - 1);
    }

    StageGraph build(String target) {
        return build(index(target));
    }

    private StageGraph build(int target) {
        Set<Integer> reachable = new TreeSet<>(Set.of(target));
        for (int stage = target; stage >= 0; stage--) {
            for (Edge edge : edges) {
                if (edge.to() == stage && reachable.contains(stage)) {
                    reachable.add(edge.from());
                }
            }
        }
        Set<String> images = new TreeSet<>();
        reachable.forEach(stage -> images.addAll(drafts.get(stage).images));
        return new StageGraph(
                new BuildRequest(null, buildArgs, platform, platform, namedContexts),
                target,
                drafts.stream()
                        .map(draft -> draft.node(reachable.contains(draft.index)))
                        .toList(),
                edges,
                List.copyOf(images),
                sameVertex,
                "sha256:" + "0".repeat(64),
                List.of());
    }

    private Graphs stage(@Nullable String name, Base base) {
        drafts.add(new Draft(drafts.size(), name, base));
        if (base instanceof Base.OfImage image) {
            last().images.add(image.reference());
        }
        return this;
    }

    private Graphs runs() {
        last().runs = true;
        return this;
    }

    private int index(String name) {
        for (int stage = drafts.size() - 1; stage >= 0; stage--) {
            if (name.equals(drafts.get(stage).name) || name.equals("stage-" + stage)) {
                return stage;
            }
        }
        throw new IllegalArgumentException("no stage " + name);
    }

    private int line(int below) {
        return last().index * LINES + 1 + below;
    }

    private Draft last() {
        return drafts.get(drafts.size() - 1);
    }
}
