package dev.stagefan.run.site;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Where a run is to happen.
 *
 * @param builders names of Buildx builders that are there; where there are none, builders are started
 * @param runners how many builders the run has, 1 or more
 * @param registry as {@code HOST:PORT}; null where one is to be started
 * @param buildkitd a buildkitd to start; null for Docker where it is there, else for one on the PATH
 * @param registryBinary a registry of the distribution project to start; null for one on the PATH
 * @param configuration of engines that are started, as {@code buildkitd.toml}; null for none
 * @param entitlements that the builds need, as {@code network.host}
 * @param keep whether what engines that are started hold stays for the next run
 * @param name tells what is started for this run from what is for others
 * @param engines where engines that are started have their data
 * @param registryData where a registry that is started has its data
 * @param logs where what is started writes its logs
 */
public record SiteRequest(
        List<String> builders,
        int runners,
        @Nullable String registry,
        @Nullable Path buildkitd,
        @Nullable Path registryBinary,
        @Nullable Path configuration,
        List<String> entitlements,
        Keep keep,
        String name,
        Path engines,
        Path registryData,
        Path logs) {
    /** What happens to what engines that were started hold. */
    public enum Keep {
        NOTHING,
        CACHES
    }

    public SiteRequest {
        builders = List.copyOf(builders);
        entitlements = List.copyOf(entitlements);
    }

    /** Names of builders that are started. */
    List<String> ownBuilders() {
        return IntStream.rangeClosed(1, runners)
                .mapToObj(number -> name + "-" + number)
                .toList();
    }
}
