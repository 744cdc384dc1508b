package dev.stagefan.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The option that says where a build's cache goes; it means what it means to {@code docker buildx build}. */
final class CacheOptions {
    @Option(names = "--cache-to", paramLabel = "EXPORT", description = "Where the cache goes, as type=inline.")
    List<String> exports = new ArrayList<>();
}
