package dev.stagefan.cli;

import dev.stagefan.dockerfile.value.Platform;
import dev.stagefan.graph.BuildRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what to build; they mean what they mean to {@code docker buildx build}. */
final class RequestOptions {
    @Option(names = "--target", paramLabel = "STAGE", description = "The stage to build (default: the last one).")
    @Nullable
    String target;

    @Option(
            names = "--build-arg",
            paramLabel = "NAME[=VALUE]",
            description = "Set a build arg; without a value, take it from the environment.")
    List<String> buildArgs = new ArrayList<>();

    @Option(
            names = "--build-context",
            paramLabel = "NAME=VALUE",
            description = "Replace an image or a stage by a named context, as docker-image://REF.")
    List<String> buildContexts = new ArrayList<>();

    @Option(
            names = "--platform",
            paramLabel = "OS/ARCH",
            description = "The platform to build for (default: linux/amd64).")
    String platform = "linux/amd64";

    @Option(
            names = "--build-platform",
            paramLabel = "OS/ARCH",
            description = "The platform of the runners, as BUILDPLATFORM sees it (default: that of --platform).")
    @Nullable
    String buildPlatform;

    /** The request that the options make. */
    BuildRequest request(Map<String, String> environment) throws Failure {
        Platform wanted = platform("--platform", platform);
        return new BuildRequest(
                target,
                buildArgs(buildArgs, environment),
                wanted,
                buildPlatform == null ? wanted : platform("--build-platform", buildPlatform),
                NamedValues.parse("--build-context", "alpine=docker-image://alpine:3.23", buildContexts));
    }

    /** Reads what {@code --build-arg} is given. */
    static Map<String, String> buildArgs(List<String> all, Map<String, String> environment) throws Failure {
        Map<String, String> values = new LinkedHashMap<>();
        for (String given : all) {
            int equals = given.indexOf('=');
            String name = equals < 0 ? given : given.substring(0, equals);
            if (name.isEmpty()) {
                throw Failure.badInput("could not read --build-arg " + given + " because it has no name; "
                        + "give it as NAME=VALUE, or as NAME to take the value from the environment");
            }
            // docker buildx: a name that the environment does not have is no build arg at all.
            String value = equals < 0 ? environment.get(name) : given.substring(equals + 1);
            if (value != null) {
                values.put(name, value);
            }
        }
        return values;
    }

    private static Platform platform(String option, String given) throws Failure {
        if (given.contains(",")) {
            throw Failure.badInput("could not read " + option + " " + given
                    + " because a plan is for one platform; give each platform a plan of its own");
        }
        try {
            return Platform.parse(given);
        } catch (IllegalArgumentException e) {
            throw Failure.badInput("could not read " + option + " " + given
                    + " because it is no platform; write it as linux/amd64 or linux/arm64");
        }
    }
}
