package dev.stagefan.cli;

import dev.stagefan.github.api.Access;
import dev.stagefan.github.api.ApiException;
import dev.stagefan.yaml.Quantity;
import dev.stagefan.yaml.YamlException;
import dev.stagefan.yaml.YamlValue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say how GitHub is asked. */
final class GitHubOptions {
    @Option(
            names = "--api-url",
            paramLabel = "URL",
            description = "The API of a GitHub Enterprise (default: $GITHUB_API_URL, or " + Access.GITHUB + ").")
    @Nullable
    String apiUrl;

    @Option(
            names = "--cache",
            paramLabel = "DIR",
            description = "Where to keep what was read, so that it is asked for once (default: stagefan in"
                    + " $$XDG_CACHE_HOME or ~/.cache).")
    @Nullable
    String cache;

    @Option(
            names = "--wait",
            paramLabel = "DURATION",
            defaultValue = "1h5m",
            description = "Wait so long at most when GitHub's limit of requests is reached (default: 1h5m).")
    String wait = "";

    Access access(Map<String, String> environment) throws Failure {
        return access(apiUrl, environment);
    }

    /**
     * The API, and as whom it is asked.
     *
     * @param apiUrl null for {@code $GITHUB_API_URL}, or github.com's
     */
    static Access access(@Nullable String apiUrl, Map<String, String> environment) throws Failure {
        String url = environment.getOrDefault("GITHUB_API_URL", "");
        try {
            return Access.of(apiUrl != null ? apiUrl : url.isEmpty() ? Access.GITHUB : url, token(environment));
        } catch (ApiException e) {
            throw Failure.badInput(e);
        }
    }

    /** What proves who asks; null where nothing does. */
    static @Nullable String token(Map<String, String> environment) {
        String token = environment.getOrDefault("GITHUB_TOKEN", "");
        return token.isBlank() ? environment.get("GH_TOKEN") : token;
    }

    Path cache(Surroundings surroundings) throws Failure {
        if (cache != null) {
            return surroundings.directory().resolve(cache);
        }
        String caches = surroundings.environment().getOrDefault("XDG_CACHE_HOME", "");
        String home = surroundings.environment().getOrDefault("HOME", "");
        // An XDG directory that is not absolute is to be ignored, says its specification.
        if (Path.of(caches).isAbsolute()) {
            return Path.of(caches, "stagefan");
        }
        if (home.isEmpty()) {
            throw Failure.badInput(
                    "could not find a place for the cache because neither XDG_CACHE_HOME nor HOME is set;"
                            + " give one with --cache DIR");
        }
        return Path.of(home, ".cache", "stagefan");
    }

    Duration longestWait() throws Failure {
        return longestWait(wait);
    }

    static Duration longestWait(String wait) throws Failure {
        try {
            double seconds = Quantity.seconds(new YamlValue.Text(new YamlValue.Place("--wait", 1, 1), wait), "--wait");
            return Duration.ofMillis(Math.round(seconds * 1000));
        } catch (YamlException e) {
            throw Failure.badInput(
                    "could not read --wait " + wait + " because it is no duration; write it as 1h5m, 10m or 0s");
        }
    }
}
