package dev.stagefan.graph;

import java.util.Optional;

/**
 * A platform, normalised as containerd's platforms package does.
 *
 * @param os as {@code linux}
 * @param architecture as {@code amd64}
 * @param variant as {@code v7}; empty for none
 */
public record Platform(String os, String architecture, String variant) {
    public static final Platform LINUX_AMD64 = new Platform("linux", "amd64", "");

    /** Reads and normalises a platform as {@code --platform} names it; empty where it is none. */
    public static Optional<Platform> parse(String text) {
        try {
            PlatformSpecifier read = PlatformSpecifier.parse(text, LINUX_AMD64);
            return Optional.of(PlatformSpecifier.normalize(read.os(), read.architecture(), read.variant()));
        } catch (Refusal e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return os + "/" + architecture + (variant.isEmpty() ? "" : "/" + variant);
    }
}
