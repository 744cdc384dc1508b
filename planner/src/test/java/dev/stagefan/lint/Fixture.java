package dev.stagefan.lint;

import dev.stagefan.dockerfile.Dockerfile;
import dev.stagefan.dockerfile.DockerfileException;
import dev.stagefan.dockerfile.instruction.DockerfileReader;
import dev.stagefan.dockerfile.value.Platform;
import dev.stagefan.graph.BuildRequest;
import dev.stagefan.graph.resolve.GraphBuilder;
import dev.stagefan.timings.Timings;
import dev.stagefan.timings.TimingsReader;
import dev.stagefan.yaml.YamlException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a rule is tried on.
 *
 * @param dockerfile its text
 * @param options as of {@code stagefan lint}: {@code --target}, {@code --build-arg}, {@code --cache-to}
 * @param timings a timings file's text, or null
 */
record Fixture(
        String dockerfile, List<String> options, @Nullable String timings) {
    Fixture {
        options = List.copyOf(options);
    }

    static Fixture of(String dockerfile) {
        return new Fixture(dockerfile, List.of(), null);
    }

    Subject subject() throws DockerfileException, YamlException {
        @Nullable String target = null;
        Map<String, String> args = new LinkedHashMap<>();
        List<String> cacheExports = new ArrayList<>();
        for (int i = 0; i < options.size(); i += 2) {
            String value = options.get(i + 1);
            switch (options.get(i)) {
                case "--target" -> target = value;
                case "--build-arg" ->
                    args.put(value.substring(0, value.indexOf('=')), value.substring(value.indexOf('=') + 1));
                case "--cache-to" -> cacheExports.add(value);
                default -> throw new IllegalArgumentException("a fixture does not know " + options.get(i));
            }
        }
        BuildRequest request = new BuildRequest(target, args, Platform.LINUX_AMD64, Platform.LINUX_AMD64, Map.of());
        Dockerfile read = DockerfileReader.read(dockerfile);
        return new Subject(
                read,
                GraphBuilder.build(read, request),
                timings == null ? Timings.NONE : TimingsReader.read("timings.yml", timings),
                cacheExports);
    }
}
