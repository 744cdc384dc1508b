package dev.stagefan.buildkit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@code docker buildx inspect} says. The parts of a node begin in the first column, the lines of their lists
 * with a blank.
 *
 * <p>buildx: commands/inspect.go
 */
final class BuilderText {
    /** A label of an engine that stores images in containerd. buildx: driver/docker/driver.go, Features */
    private static final String SNAPSHOTTER = "org.mobyproject.buildkit.worker.snapshotter:";

    private String name = "";
    private String driver = "";
    private @Nullable String error;
    private boolean inNodes;
    private boolean containerdStore;
    private final List<String> nodes = new ArrayList<>();
    private final List<String> platforms = new ArrayList<>();
    private final List<BuildkitVersion> versions = new ArrayList<>();

    private BuilderText() {}

    /** Reads the text of one builder. */
    static BuilderText parse(String text) {
        BuilderText read = new BuilderText();
        text.lines().forEach(read::line);
        return read;
    }

    private void line(String line) {
        if (line.startsWith(" ") || line.startsWith("\t")) {
            containerdStore |= line.strip().startsWith(SNAPSHOTTER);
            return;
        }
        int colon = line.indexOf(':');
        if (colon < 0) {
            return;
        }
        String value = line.substring(colon + 1).strip();
        switch (line.substring(0, colon).toLowerCase(Locale.ROOT)) {
            case "name" -> name(value);
            case "driver" -> driver = value;
            case "nodes" -> inNodes = true;
            case "error" -> error = error == null ? value : error;
            // Buildx before 0.14 says "Buildkit".
            case "buildkit version", "buildkit" -> BuildkitVersion.parse(value).ifPresent(versions::add);
            case "platforms" -> platforms(value);
            default -> {}
        }
    }

    private void name(String value) {
        if (inNodes) {
            nodes.add(value);
        } else {
            name = value;
        }
    }

    /** Those that a user set by hand are marked with an asterisk; several of one kind may be shown as a group. */
    private void platforms(String value) {
        for (String platform : value.split("[,\\s]+", -1)) {
            String plain = platform.replace("*", "");
            if (plain.indexOf('/') > 0 && !platforms.contains(plain)) {
                platforms.add(plain);
            }
        }
    }

    /** What it cannot be reached for; null where it can. */
    @Nullable
    String error() {
        return error;
    }

    boolean isOne() {
        return !name.isEmpty() && !driver.isEmpty();
    }

    Builder builder() {
        BuildkitVersion oldest = versions.size() < nodes.size()
                ? null
                : versions.stream()
                        .min(Comparator.comparingInt(BuildkitVersion::major)
                                .thenComparingInt(BuildkitVersion::minor)
                                .thenComparingInt(BuildkitVersion::patch))
                        .orElse(null);
        return new Builder(name, driver, oldest, platforms, nodes, !driver.equals(Builder.DOCKER) || containerdStore);
    }
}
