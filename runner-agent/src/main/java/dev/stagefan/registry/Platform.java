package dev.stagefan.registry;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What an image runs on.
 *
 * @param os as {@code linux}
 * @param architecture as {@code amd64}
 * @param variant as {@code v7}; null where there is none or it is the usual one
 */
public record Platform(
        String os, String architecture, @Nullable String variant) {
    public Platform {
        os = os.toLowerCase(Locale.ROOT);
        architecture = architecture(architecture.toLowerCase(Locale.ROOT));
        variant = variant(architecture, variant);
    }

    /**
     * Reads a platform as BuildKit takes it: {@code linux/arm64/v8}.
     *
     * @throws IllegalArgumentException where it is none
     */
    public static Platform parse(String text) {
        List<String> parts = List.of(text.split("/", -1));
        if (parts.size() < 2 || parts.size() > 3 || parts.contains("")) {
            throw new IllegalArgumentException("could not read \"" + text
                    + "\" as a platform because it is not of the form OS/ARCHITECTURE; write it as linux/amd64");
        }
        return new Platform(parts.get(0), parts.get(1), parts.size() == 3 ? parts.get(2) : null);
    }

    /**
     * How well an image of this platform runs on another: -1 where it does not, else the higher the better. An image for a
     * lower variant runs, as containerd has it (containerd/platforms: compare.go).
     */
    int fitness(Platform machine) {
        if (!os.equals(machine.os) || !architecture.equals(machine.architecture)) {
            return -1;
        }
        int mine = level(architecture, variant);
        return mine <= level(machine.architecture, machine.variant) ? mine : -1;
    }

    /** Attestations of BuildKit stand in an index under a platform that no machine has. */
    boolean isUnknown() {
        return os.equals("unknown") && architecture.equals("unknown");
    }

    private static String architecture(String name) {
        return switch (name) {
            case "x86_64", "x86-64" -> "amd64";
            case "aarch64" -> "arm64";
            case "i386" -> "386";
            default -> name;
        };
    }

    private static @Nullable String variant(String architecture, @Nullable String variant) {
        if (variant == null || variant.isEmpty()) {
            return null;
        }
        String lower = variant.toLowerCase(Locale.ROOT);
        String named = lower.startsWith("v") ? lower : "v" + lower;
        return named.equals("v" + usualLevel(architecture)) ? null : named;
    }

    private static int level(String architecture, @Nullable String variant) {
        if (variant == null) {
            return usualLevel(architecture);
        }
        try {
            return Integer.parseInt(variant.substring(1));
        } catch (NumberFormatException e) {
            return usualLevel(architecture);
        }
    }

    private static int usualLevel(String architecture) {
        return switch (architecture) {
            case "arm" -> 7;
            case "arm64" -> 8;
            default -> 1;
        };
    }

    @Override
    public String toString() {
        return os + "/" + architecture + (variant == null ? "" : "/" + variant);
    }
}
