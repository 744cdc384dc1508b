package dev.stagefan.oracle;

import dev.stagefan.dockerfile.Stage;
import dev.stagefan.dockerfile.value.Platform;
import dev.stagefan.graph.BuildRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The requests that a file is compared with: a plain one, each stage as target, another platform. */
final class Requests {
    private static final Platform OTHER = new Platform("linux", "arm", "v7");

    private Requests() {}

    static Stream<BuildCase> of(BuildCase plain) {
        BuildRequest asked = plain.request();
        BuildRequest elsewhere =
                new BuildRequest(null, Map.of("VARIANT", "other"), OTHER, asked.buildPlatform(), Map.of());
        return Stream.concat(
                Stream.of(plain, plain.withRequest(elsewhere)),
                names(plain).stream()
                        .map(name -> new BuildRequest(
                                name, Map.of(), asked.platform(), asked.buildPlatform(), Map.of("alpine", "./other")))
                        .map(plain::withRequest));
    }

    private static List<String> names(BuildCase plain) {
        OurReading reading = OurReading.of(plain);
        if (reading.dockerfile() == null) {
            return List.of();
        }
        return reading.dockerfile().stages().stream()
                .map(Stage::name)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .distinct()
                .toList();
    }
}
