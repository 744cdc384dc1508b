package dev.stagefan.graph.resolve;

import dev.stagefan.dockerfile.Dockerfile;
import dev.stagefan.dockerfile.DockerfileException;
import dev.stagefan.dockerfile.Instruction;
import dev.stagefan.dockerfile.text.Casing;
import dev.stagefan.dockerfile.value.Platform;
import dev.stagefan.expansion.Expansion;
import dev.stagefan.expansion.ExpansionException;
import dev.stagefan.expansion.ExpansionRules;
import dev.stagefan.expansion.Variables;
import dev.stagefan.graph.BuildRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What FROM lines see, and what an ARG without a value falls back to: the platform ARGs and those before the first FROM.
 *
 * <p>buildkit: frontend/dockerfile/dockerfile2llb/convert.go, buildMetaArgs; platform.go, defaultArgs
 */
final class GlobalScope implements Variables {
    private static final Set<String> PROXIES =
            Set.of("http_proxy", "https_proxy", "ftp_proxy", "no_proxy", "all_proxy");

    private final Map<String, String> values = new LinkedHashMap<>();
    /** The global ARGs that a value is made of, its own name included. */
    private final Map<String, Set<String>> origins = new LinkedHashMap<>();

    private final Set<String> required = new TreeSet<>();
    private final Map<String, String> buildArgs;

    private GlobalScope(BuildRequest request) {
        this.buildArgs = new LinkedHashMap<>(request.buildArgs());
    }

    static GlobalScope of(Dockerfile dockerfile, BuildRequest request) throws DockerfileException {
        GlobalScope scope = new GlobalScope(request);
        scope.setPlatforms(request, targetName(dockerfile, request));
        ExpansionRules rules = ExpansionRules.forWords(dockerfile.directives().escape());
        for (Instruction.Arg arg : dockerfile.globalArgs()) {
            scope.declare(arg, rules);
        }
        return scope;
    }

    private static String targetName(Dockerfile dockerfile, BuildRequest request) {
        String last = dockerfile.stages().get(dockerfile.stages().size() - 1).name();
        String target = request.target() == null || request.target().isEmpty() ? last : request.target();
        return target == null || target.isEmpty() ? "default" : target;
    }

    private void setPlatforms(BuildRequest request, String target) {
        Platform build = request.buildPlatform();
        Platform built = request.platform();
        setPlatform("BUILDPLATFORM", build.toString());
        setPlatform("BUILDOS", build.os());
        setPlatform("BUILDOSVERSION", "");
        setPlatform("BUILDARCH", build.architecture());
        setPlatform("BUILDVARIANT", build.variant());
        setPlatform("TARGETPLATFORM", built.toString());
        setPlatform("TARGETOS", built.os());
        setPlatform("TARGETOSVERSION", "");
        setPlatform("TARGETARCH", built.architecture());
        setPlatform("TARGETVARIANT", built.variant());
        setPlatform("TARGETSTAGE", target);
    }

    private void setPlatform(String name, String value) {
        String given = buildArgs.get(name);
        values.put(name, given == null ? value : given);
        if (given != null) {
            origins.put(name, Set.of(name));
        }
    }

    private void declare(Instruction.Arg arg, ExpansionRules rules) throws DockerfileException {
        for (Instruction.ArgDeclaration declaration : arg.declarations()) {
            String name = declaration.name();
            String given = buildArgs.get(name);
            Set<String> madeOf = new TreeSet<>(Set.of(name));
            if (given != null) {
                values.put(name, given);
                if (declaration.value() != null && isRefused(declaration.value(), rules)) {
                    required.add(name);
                }
            } else if (declaration.value() != null) {
                Expansion expansion = Refusals.expand(
                        declaration.value(), rules, this, arg.origin().position());
                values.put(name, expansion.text());
                expansion.used().forEach(used -> madeOf.addAll(madeOf(used)));
            } else {
                madeOf.addAll(madeOf(name));
            }
            origins.put(name, madeOf);
        }
    }

    private boolean isRefused(String value, ExpansionRules rules) {
        try {
            Expansion.of(value, rules, this);
            return false;
        } catch (ExpansionException e) {
            return true;
        }
    }

    /** The build args without which the file itself would be refused, whatever is built of it. */
    Set<String> required() {
        return required;
    }

    @Override
    public @Nullable String get(String name) {
        return values.get(name);
    }

    /** The value of a build arg, or null where none is given. */
    @Nullable
    String buildArg(String name) {
        return buildArgs.get(name);
    }

    /** The build args that can change a global variable's value; none for one that the file does not declare. */
    Set<String> madeOf(String name) {
        return origins.getOrDefault(name, Set.of());
    }

    /** The build args given that every RUN has in its environment without declaring them. */
    Set<String> proxies() {
        Set<String> names = new TreeSet<>();
        buildArgs.keySet().stream()
                .filter(name -> PROXIES.contains(Casing.lower(name)))
                .forEach(names::add);
        return names;
    }

    /** Replaces a value wherever one is set; null unsets it. */
    void reset(String name, @Nullable String value) {
        reset(values, name, value);
        reset(buildArgs, name, value);
    }

    private static void reset(Map<String, String> map, String name, @Nullable String value) {
        if (value == null) {
            map.remove(name);
        } else {
            map.replace(name, value);
        }
    }
}
