package dev.stagefan.graph.resolve;

import dev.stagefan.dockerfile.DockerfileException;
import dev.stagefan.dockerfile.Instruction;
import dev.stagefan.dockerfile.Position;
import dev.stagefan.dockerfile.value.ContainerPath;
import dev.stagefan.dockerfile.value.ContentDigest;
import dev.stagefan.dockerfile.value.FileMode;
import dev.stagefan.dockerfile.value.GitSource;
import dev.stagefan.dockerfile.value.Refusal;
import dev.stagefan.dockerfile.value.RemoteSource;
import dev.stagefan.expansion.Expansion;
import dev.stagefan.expansion.ExpansionRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Goes through ADD and COPY.
 *
 * <p>buildkit: frontend/dockerfile/dockerfile2llb/convert_copy.go; convert.go, dispatch
 */
final class FileCopier {
    private final StageProgress progress;
    private final StageScope scope;
    private final EdgeCollector edges;

    FileCopier(StageProgress progress, EdgeCollector edges) {
        this.progress = progress;
        this.scope = progress.scope();
        this.edges = edges;
    }

    /** The words of an ADD or COPY, expanded. */
    private record Words(
            String chown,
            String chmod,
            String checksum,
            List<String> sources,
            String destination,
            List<String> heredocs,
            List<String> unknown) {}

    void copy(Instruction.Copy copy, Command command) throws DockerfileException {
        Position position = command.place().position();
        Words words = expand(copy.flags(), copy.sources(), copy.destination(), copy.heredocs(), position);
        BuildState source =
                command.sources().isEmpty() ? null : command.sources().get(0);
        int sourceVertex = source == null ? progress.contextVertex() : vertexOf(source, copy.flags(), position);
        try {
            check(words);
            for (String path : words.sources()) {
                refuseRemote(path);
                ContainerPath.checked(path, progress.os());
            }
        } catch (Refusal e) {
            throw Refusals.at(position, e);
        }
        List<String> paths =
                words.sources().stream().map(ContainerPath::absolute).toList();
        record("copy", words, copy.flags().parents() ? words.sources() : paths, copy.flags(), sourceVertex);
        if (source == null) {
            paths.forEach(progress.state().facts::addContextSource);
            return;
        }
        if (progress.isFromUnknownImage()) {
            edges.warnOfUnknown(words.unknown(), position);
        }
        progress.addImageOf(source);
        edges.addCopy(
                source,
                progress.state(),
                command.line(),
                paths,
                words.destination(),
                caveat(words, copy.flags(), command.line()));
    }

    /** Why the paths do not say all that is taken. */
    private @Nullable String caveat(Words words, Instruction.FileFlags flags, int line) {
        if (flags.parents()) {
            return "line " + line + " copies with the folders above";
        }
        return progress.isFromUnknownImage() && !words.unknown().isEmpty()
                ? "line " + line + " copies a path with $" + words.unknown().get(0) + ", which the base image may set"
                : null;
    }

    void add(Instruction.Add add, Command command) throws DockerfileException {
        Position position = command.place().position();
        Words words = expand(add.flags(), add.sources(), add.destination(), add.heredocs(), position);
        try {
            check(words);
            addSources(words, add.flags());
        } catch (Refusal e) {
            throw Refusals.at(position, e);
        }
        record("add", words, words.sources(), add.flags(), progress.contextVertex());
    }

    private Words expand(
            Instruction.FileFlags flags,
            List<String> sources,
            String destination,
            List<Instruction.Heredoc> heredocs,
            Position position)
            throws DockerfileException {
        String chown = scope.see(flags.chown(), position).text();
        String chmod = scope.see(flags.chmod(), position).text();
        String checksum = scope.see(orEmpty(flags.checksum()), position).text();
        List<String> unknown = new ArrayList<>();
        List<String> paths = new ArrayList<>();
        for (String source : sources) {
            Expansion path = scope.see(source, position);
            unknown.addAll(path.unset());
            paths.add(path.text());
        }
        Expansion target = scope.see(destination, position);
        unknown.addAll(target.unset());
        List<String> bodies = new ArrayList<>();
        for (Instruction.Heredoc heredoc : heredocs) {
            bodies.add(heredoc.name());
            bodies.add(
                    heredoc.expands()
                            ? scope.see(heredoc.body(), ExpansionRules.forHeredocBodies(), position)
                                    .text()
                            : heredoc.body());
        }
        return new Words(chown, chmod, checksum, paths, target.text(), bodies, unknown);
    }

    private int vertexOf(BuildState source, Instruction.FileFlags flags, Position position) throws DockerfileException {
        if (source == progress.state()) {
            return progress.vertex();
        }
        StageResult result = source.result();
        if (result == null) {
            throw Refusals.at(
                    position,
                    "forward-reference",
                    "cannot copy from stage \"" + flags.from() + "\", it needs to be defined before current stage \""
                            + progress.state().label() + "\"",
                    "move the stage above this one");
        }
        return result.vertex();
    }

    private void check(Words words) throws Refusal {
        ContainerPath.checked(ContainerPath.checked(words.destination(), progress.os()), progress.os());
        if (!words.chmod().isEmpty()) {
            FileMode.check(words.chmod());
        }
    }

    private static void refuseRemote(String source) throws Refusal {
        switch (RemoteSource.of(source).kind()) {
            case GIT -> throw new Refusal("remote-copy", "source can't be a git ref for COPY; ADD takes one");
            case HTTP -> throw new Refusal("remote-copy", "source can't be a URL for COPY; ADD takes one");
            case NONE -> {}
        }
    }

    private void addSources(Words words, Instruction.FileFlags flags) throws Refusal {
        String checksum = words.checksum();
        if (!checksum.isEmpty()) {
            if (words.sources().size() != 1) {
                throw new Refusal("invalid-checksum", "checksum can't be specified for multiple sources");
            }
            if (!RemoteSource.of(words.sources().get(0)).takesChecksum()) {
                throw new Refusal("invalid-checksum", "checksum requires HTTP(S) or Git sources");
            }
        }
        // What one source's URL says holds for the sources behind it, too.
        Boolean keepGitDir = flags.keepGitDir();
        for (String path : words.sources()) {
            RemoteSource source = RemoteSource.of(path);
            GitSource git = source.git();
            if (source.kind() == RemoteSource.Kind.GIT && git != null) {
                keepGitDir = agree(keepGitDir, git.keepGitDir(), "inconsistent keep-git-dir configuration");
                String both =
                        agree(checksum.isEmpty() ? null : checksum, git.checksum(), "the URL demands another checksum");
                checksum = orEmpty(both);
            } else if (source.kind() == RemoteSource.Kind.HTTP) {
                if (!checksum.isEmpty()) {
                    ContentDigest.check(checksum);
                }
            } else {
                ContainerPath.checked(path, progress.os());
            }
            if (!path.startsWith("http://")
                    && !path.startsWith("https://")
                    && source.kind() == RemoteSource.Kind.NONE) {
                progress.state().facts.addContextSource(ContainerPath.absolute(path));
            } else {
                progress.state().facts.addRemoteSource(path);
            }
        }
    }

    private static <T> @Nullable T agree(@Nullable T flag, @Nullable T url, String problem) throws Refusal {
        if (flag != null && url != null && !Objects.equals(flag, url)) {
            throw new Refusal("inconsistent-git-source", problem);
        }
        return url == null ? flag : url;
    }

    private void record(
            String operation, Words words, List<String> sources, Instruction.FileFlags flags, int sourceVertex) {
        String destination = progress.directory().resolve(words.destination());
        boolean intoDirectory =
                words.destination().isEmpty() || words.destination().matches("(?s).*(^|/)\\.?");
        progress.operate(
                operation,
                sourceVertex,
                sources,
                words.heredocs(),
                destination,
                intoDirectory,
                words.chown(),
                words.chmod(),
                flags.link() && words.chmod().isEmpty(),
                flags.parents(),
                flags.excludes(),
                words.checksum(),
                String.valueOf(flags.keepGitDir()),
                String.valueOf(flags.unpack()));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
