package dev.stagefan.graph.resolve;

import dev.stagefan.dockerfile.DockerfileException;
import dev.stagefan.dockerfile.Instruction;
import dev.stagefan.dockerfile.Mount;
import dev.stagefan.dockerfile.Position;
import dev.stagefan.dockerfile.instruction.MountReader;
import dev.stagefan.dockerfile.value.ContainerPath;
import dev.stagefan.dockerfile.value.Refusal;
import dev.stagefan.expansion.Expansion;
import dev.stagefan.graph.EdgeKind;
import dev.stagefan.graph.StageNode.SecretUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Goes through RUN and its mounts.
 *
 * <p>buildkit: frontend/dockerfile/dockerfile2llb/convert.go, dispatchRun; convert_runmount.go; convert_secrets.go;
 * convert_ssh.go
 */
final class CommandRunner {
    private final StageProgress progress;
    private final StageScope scope;
    private final FactsCollector facts;
    private final GlobalScope globals;
    private final EdgeCollector edges;

    CommandRunner(StageProgress progress, GlobalScope globals, EdgeCollector edges) {
        this.progress = progress;
        this.scope = progress.scope();
        this.facts = progress.state().facts;
        this.globals = globals;
        this.edges = edges;
    }

    /** A mount, expanded, and the variables in it that are not set. */
    private record Expanded(Mount mount, Set<String> unknown) {
        String from() {
            return orEmpty(mount.from());
        }

        boolean isCacheOfNothing() {
            return from().isEmpty() && mount.type() == Mount.Type.CACHE;
        }

        boolean readsContext() {
            return from().isEmpty() && mount.type() == Mount.Type.BIND;
        }
    }

    void run(Instruction.Run run, Command command) throws DockerfileException {
        Position position = command.place().position();
        List<Expanded> mounts = new ArrayList<>();
        for (String flag : run.mounts()) {
            Set<String> unknown = new TreeSet<>();
            Mount mount = MountReader.read(flag, position, word -> {
                Expansion expansion = scope.see(word, position);
                unknown.addAll(expansion.unset());
                return expansion.text();
            });
            mounts.add(new Expanded(mount, unknown));
        }
        if (!run.heredocs().isEmpty()
                && (run.command().words().size() != 1 || !run.command().shellForm())) {
            throw Refusals.at(position, "invalid-run", "a RUN with a heredoc must be one line of shell");
        }
        List<Object> mounted = new ArrayList<>();
        for (int i = 0; i < mounts.size(); i++) {
            try {
                mounted.add(mount(mounts.get(i), command.sources().get(i), command));
            } catch (Refusal e) {
                throw Refusals.at(position, e);
            }
        }
        facts.addRun();
        facts.addBuildArgs(globals.proxies());
        scope.seeAll(position);
        addEntitlements(run);
        operate(run, mounted);
    }

    private void addEntitlements(Instruction.Run run) {
        if ("host".equals(run.network())) {
            facts.addEntitlement("network.host");
        }
        if ("insecure".equals(run.security())) {
            facts.addEntitlement("security.insecure");
        }
        if (!run.devices().isEmpty()) {
            facts.addEntitlement("device");
        }
    }

    private void operate(Instruction.Run run, List<Object> mounted) {
        boolean shellForm = run.command().shellForm();
        progress.operate(
                "run",
                run.command(),
                run.heredocs(),
                shellForm ? progress.shell() : List.of(),
                scope.environment().fingerprint(),
                progress.directory(),
                progress.user(),
                orDefault(run.network(), "default"),
                orDefault(run.security(), "sandbox"),
                run.devices(),
                mounted);
    }

    /** Goes through one mount; gives what the RUN's identity takes of it. */
    private Object mount(Expanded expanded, BuildState source, Command command) throws DockerfileException, Refusal {
        Mount mount = expanded.mount();
        int sourceVertex = progress.contextVertex();
        if (!expanded.from().isEmpty() || expanded.isCacheOfNothing()) {
            sourceVertex = vertexOf(source, mount, command.place().position());
            addEdge(expanded, source, command);
        }
        switch (mount.type()) {
            case SECRET -> facts.addSecret(secret(mount));
            case SSH -> {
                if (!orEmpty(mount.source()).isEmpty()) {
                    throw new Refusal("invalid-mount", "ssh does not support source");
                }
                facts.addSsh(orDefault(mount.id(), "default"));
            }
            case CACHE -> {
                checkTarget(mount);
                facts.addCacheMount(orDefault(mount.id(), ContainerPath.clean(orEmpty(mount.target()))));
            }
            case BIND, TMPFS -> {
                checkTarget(mount);
                if (expanded.readsContext()) {
                    facts.addContextSource(ContainerPath.absolute(orEmpty(mount.source())));
                }
            }
        }
        return List.of(mount, sourceVertex);
    }

    private int vertexOf(BuildState source, Mount mount, Position position) throws DockerfileException {
        if (source == progress.state()) {
            return progress.vertex();
        }
        StageResult result = source.result();
        if (result == null) {
            throw Refusals.at(
                    position,
                    "forward-reference",
                    "cannot mount from stage \"" + source.label() + "\" to \"" + orEmpty(mount.target())
                            + "\", stage needs to be defined before current command",
                    "move the stage above this one");
        }
        return result.vertex();
    }

    private void addEdge(Expanded expanded, BuildState source, Command command) {
        List<String> paths =
                List.of(ContainerPath.absolute(orEmpty(expanded.mount().source())));
        progress.addImageOf(source);
        edges.add(source, progress.state(), EdgeKind.MOUNT, command.line(), paths, null);
        if (progress.isFromUnknownImage() && source.isStage()) {
            edges.warnOfUnknown(expanded.unknown(), command.place().position());
        }
    }

    /** A mount that would hide the whole root is refused; where the image decides that, nothing is known. */
    private void checkTarget(Mount mount) throws Refusal {
        String target = orEmpty(mount.target());
        boolean isRoot = target.startsWith("/")
                ? target.equals("/")
                : progress.directory().isKnown()
                        && progress.directory().resolve(target).equals("/");
        if (isRoot) {
            throw new Refusal("invalid-mount", "invalid mount target \"" + target + "\": it is the root of the stage");
        }
    }

    private SecretUse secret(Mount mount) throws Refusal {
        String target = orEmpty(mount.target());
        String id = orDefault(mount.source(), orEmpty(mount.id()));
        if (progress.os().equals("windows")) {
            checkWindowsSecret(mount, target);
        }
        return new SecretUse(id.isEmpty() ? ContainerPath.lastName(target) : id, mount.required());
    }

    private static void checkWindowsSecret(Mount mount, String target) throws Refusal {
        boolean relative =
                !target.isEmpty() && !ContainerPath.checked(target, "windows").startsWith("/");
        if (relative || (target.isEmpty() && mount.env() == null)) {
            throw new Refusal("invalid-mount", "a secret needs an absolute target on Windows, as target=C:/path");
        }
    }

    private static String orDefault(@Nullable String text, String other) {
        return text == null || text.isEmpty() ? other : text;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
