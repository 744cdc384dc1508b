package dev.stagefan.lint.rule;

import dev.stagefan.dockerfile.DockerfileException;
import dev.stagefan.dockerfile.Instruction;
import dev.stagefan.dockerfile.Mount;
import dev.stagefan.dockerfile.Position;
import dev.stagefan.dockerfile.Severity;
import dev.stagefan.dockerfile.instruction.MountReader;
import dev.stagefan.dockerfile.value.ContainerPath;
import dev.stagefan.graph.StageNode;
import dev.stagefan.lint.Finding;
import dev.stagefan.lint.Rule;
import dev.stagefan.lint.Subject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * SF012: a cache mount that is to save work, and is empty on every fresh runner. BuildKit keeps cache mounts on its own
 * disk and exports them with no cache. One finding a stage.
 *
 * <p>Not found: a mount that is filled from a stage or an image; one that only holds what package managers download,
 * which costs no more without it; and a stage that gives its compiler a remote cache.
 *
 * <p>moby/buildkit#1512
 */
final class ColdCacheMount extends Rule {
    /** Where package managers keep what they download. */
    private static final Pattern DOWNLOADS = Pattern.compile("(?i).*/(?:"
            + "var/cache"
            + "|var/lib/apt|var/lib/dpkg|var/log|etc/apk/cache"
            + "|\\.?cache/(?:pip|uv|pypoetry|pipx|pdm|yarn|pnpm|npm|composer|helm|huggingface|curl|ms-playwright|Homebrew)"
            + "|go|go/pkg|pkg/mod|\\.?cargo(?:/(?:registry|git))?|cargo/(?:registry|git)"
            + "|\\.npm|\\.yarn|yarn-cache|pnpm(?:/store|-store)?|\\.pnpm-store|npm-cache|node_modules"
            + "|\\.m2|\\.ivy2|\\.nuget|nuget|packages|\\.gem|bundle|composer/cache|\\.composer"
            + "|(?:uv|pip|apt|pkg|npm|yarn|pnpm|composer|conda|poetry)[-_]?cache|conda/pkgs|pkgs)(?:/.*)?");

    /** Where everything keeps its cache, package managers and compilers alike: the command decides. */
    private static final Pattern ANYTHING = Pattern.compile("/(?:root|home/[^/]+)/\\.cache|/\\.cache");

    private static final Pattern COMPILES = Pattern.compile(
            "\\b(?:go\\s+(?:build|install|test|vet|run|generate|tool)|cargo"
                    + "|s?ccache|make|cmake|ninja|meson|bazel|gradle|setup\\.py|tsc|nx|turbo|golangci-lint|govulncheck)\\b");

    private static final Pattern DOWNLOAD_OF_MODULES = Pattern.compile("\\bgo\\s+mod\\s+download\\b");

    /** Compilers' caches that are kept elsewhere. */
    private static final Pattern REMOTE = Pattern.compile("SCCACHE_(?:BUCKET|REDIS|MEMCACHED|GHA|WEBDAV|GCS|AZURE|S3)"
            + "|CCACHE_(?:REMOTE|SECONDARY)_STORAGE|ACTIONS_CACHE_URL|--remote_cache");

    ColdCacheMount() {
        super(
                "SF012",
                "cold-cache-mount",
                Severity.NOTE,
                "A cache mount that is to save work, and that is empty on every fresh runner");
    }

    /** A cache mount; {@code key} is what tells one cache from another. */
    private record Cache(String key, String target, Position position) {}

    @Override
    public List<Finding> check(Subject subject) {
        Map<StageNode, List<Cache>> byStage = new LinkedHashMap<>();
        for (StageNode stage : subject.reachable()) {
            List<Cache> caches = caches(subject, stage);
            // A stage that a named context replaces runs nothing of what is written in it.
            if (!caches.isEmpty() && !stage.facts().cacheMounts().isEmpty()) {
                byStage.put(stage, caches);
            }
        }
        List<Finding> findings = new ArrayList<>();
        for (StageNode stage : byStage.keySet()) {
            findings.add(found(stage, subject, byStage));
        }
        return findings;
    }

    private Finding found(StageNode stage, Subject subject, Map<StageNode, List<Cache>> byStage) {
        List<Cache> caches = byStage.getOrDefault(stage, List.of());
        List<String> targets = caches.stream().map(Cache::target).distinct().toList();
        List<String> sharers = byStage.entrySet().stream()
                .filter(other -> !FromChain.of(subject, stage).isRelated(FromChain.of(subject, other.getKey())))
                .filter(other -> shares(other.getValue(), caches))
                .map(other -> other.getKey().label())
                .toList();
        return found(
                caches.get(0).position(),
                (targets.size() == 1 ? "the cache mount " : "the cache mounts ") + Lines.list(targets)
                        + (targets.size() == 1 ? " is" : " are") + " empty on every fresh runner"
                        + (sharers.isEmpty()
                                ? ""
                                : "; "
                                        + Lines.list(sharers)
                                        + (sharers.size() == 1 ? " uses" : " use")
                                        + " the same, which helps on one builder only"),
                "let a layer hold what changes rarely, as dependencies built before the sources are copied; give the"
                        + " compiler a remote cache, as ccache and sccache can; or fill the mount with from=");
    }

    private static boolean shares(List<Cache> some, List<Cache> others) {
        return some.stream()
                .anyMatch(cache -> others.stream().anyMatch(other -> other.key().equals(cache.key())));
    }

    private static List<Cache> caches(Subject subject, StageNode stage) {
        List<Cache> caches = new ArrayList<>();
        for (Instruction instruction : subject.written(stage).instructions()) {
            if (REMOTE.matcher(instruction.origin().text()).find()) {
                return List.of();
            }
            if (instruction instanceof Instruction.Run run) {
                run.mounts().forEach(mount -> cache(run, mount).ifPresent(caches::add));
            }
        }
        return caches;
    }

    private static Optional<Cache> cache(Instruction.Run run, String flag) {
        Position position = run.origin().positionOf("--mount=" + flag);
        try {
            Mount mount = MountReader.read(flag, position, word -> word);
            String target = mount.target();
            if (mount.type() != Mount.Type.CACHE || mount.from() != null || target == null) {
                return Optional.empty();
            }
            String path = ContainerPath.clean(target);
            String id = mount.id() == null ? path : mount.id();
            return savesWork(path, run) ? Optional.of(new Cache(id, target, position)) : Optional.empty();
        } catch (DockerfileException hangsOnVariables) {
            return Optional.empty();
        }
    }

    private static boolean savesWork(String path, Instruction.Run run) {
        String script = RunScript.of(run);
        boolean commandDecides = ANYTHING.matcher(path).matches()
                || DOWNLOAD_OF_MODULES.matcher(script).find();
        return (!commandDecides || COMPILES.matcher(script).find())
                && !DOWNLOADS.matcher("/" + path).matches();
    }
}
