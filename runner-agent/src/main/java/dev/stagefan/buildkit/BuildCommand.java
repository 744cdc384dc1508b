package dev.stagefan.buildkit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One call of {@code docker buildx build}.
 *
 * @param purpose the key of the product that it makes, as {@code stage-3}; goes into the {@code BuildTrace}
 * @param folder in which Buildx runs: what relative paths, those of secrets included, are relative to
 * @param context a folder, or what else Buildx takes as one
 * @param dockerfile path of the Dockerfile; its {@code .dockerignore} is looked for beside it
 * @param target null for the last stage
 * @param platform null for the builder's own
 * @param buildArgs values by name; they are handed over by the environment where that is possible
 * @param namedContexts values by name, as {@code docker-image://alpine@sha256:…}
 * @param secrets as {@code --secret} takes them
 * @param ssh as {@code --ssh} takes them
 * @param entitlements as {@code --allow} takes them
 * @param cacheFrom as {@code --cache-from} takes them
 * @param cacheTo as {@code --cache-to} takes them
 * @param outputs as {@code --output} takes them; where there are none, nothing leaves the builder but caches
 * @param tags as {@code --tag} takes them
 * @param labels of the image's configuration, by name
 * @param annotations of its manifest, by name
 * @param withoutCache names of the stages of which nothing is taken from any cache; {@value #ALL_STAGES} for all
 */
public record BuildCommand(
        String purpose,
        Path folder,
        String context,
        String dockerfile,
        @Nullable String target,
        @Nullable String platform,
        Map<String, String> buildArgs,
        Map<String, String> namedContexts,
        List<String> secrets,
        List<String> ssh,
        List<String> entitlements,
        List<String> cacheFrom,
        List<String> cacheTo,
        List<String> outputs,
        List<String> tags,
        Map<String, String> labels,
        Map<String, String> annotations,
        List<String> withoutCache) {
    /** Stands for all stages, named or not. */
    public static final String ALL_STAGES = "*";

    public BuildCommand {
        buildArgs = ordered(buildArgs);
        namedContexts = ordered(namedContexts);
        secrets = List.copyOf(secrets);
        ssh = List.copyOf(ssh);
        entitlements = List.copyOf(entitlements);
        cacheFrom = List.copyOf(cacheFrom);
        cacheTo = List.copyOf(cacheTo);
        outputs = List.copyOf(outputs);
        tags = List.copyOf(tags);
        labels = ordered(labels);
        annotations = ordered(annotations);
        withoutCache = List.copyOf(withoutCache);
    }

    private static Map<String, String> ordered(Map<String, String> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    /** The words after {@code docker buildx}, where its environment is empty but for {@link #environment}. */
    public List<String> arguments() {
        return arguments(Map.of());
    }

    /**
     * The words after {@code docker buildx}.
     *
     * @param inherited environment that Buildx gets besides {@link #environment}
     */
    List<String> arguments(Map<String, String> inherited) {
        List<String> words =
                new ArrayList<>(List.of("build", "--progress=rawjson", "--provenance=false", "--sbom=false"));
        words.add("--file=" + dockerfile);
        if (target != null) {
            words.add("--target=" + target);
        }
        if (platform != null) {
            words.add("--platform=" + platform);
        }
        buildArgs.forEach((name, value) -> words.add(
                "--build-arg=" + name + (BuildArgs.byEnvironment(name, inherited, secrets) ? "" : "=" + value)));
        namedContexts.forEach((name, value) -> words.add("--build-context=" + name + "=" + value));
        secrets.forEach(secret -> words.add("--secret=" + secret));
        ssh.forEach(agent -> words.add("--ssh=" + agent));
        entitlements.forEach(entitlement -> words.add("--allow=" + entitlement));
        withoutCache.forEach(
                stage -> words.add(stage.equals(ALL_STAGES) ? "--no-cache" : "--no-cache-filter=" + stage));
        cacheFrom.forEach(cache -> words.add("--cache-from=" + cache));
        cacheTo.forEach(cache -> words.add("--cache-to=" + cache));
        outputs.forEach(output -> words.add("--output=" + output));
        tags.forEach(tag -> words.add("--tag=" + tag));
        labels.forEach((name, value) -> words.add("--label=" + name + "=" + value));
        annotations.forEach((name, value) -> words.add("--annotation=" + name + "=" + value));
        // A context that begins with a dash would be an option.
        words.add(context.startsWith("-") ? "./" + context : context);
        return words;
    }

    /** Build args that Buildx takes from its environment, by name. */
    Map<String, String> environment(Map<String, String> inherited) {
        Map<String, String> variables = new TreeMap<>(buildArgs);
        variables.keySet().removeIf(name -> !BuildArgs.byEnvironment(name, inherited, secrets));
        return variables;
    }

    /** The same build, which exports its cache to what {@code --cache-to} takes, and has the outputs given. */
    public BuildCommand exporting(List<String> cacheToExport, List<String> outputsToMake) {
        return new BuildCommand(
                purpose,
                folder,
                context,
                dockerfile,
                target,
                platform,
                buildArgs,
                namedContexts,
                secrets,
                ssh,
                entitlements,
                cacheFrom,
                cacheToExport,
                outputsToMake,
                tags,
                labels,
                annotations,
                withoutCache);
    }
}
