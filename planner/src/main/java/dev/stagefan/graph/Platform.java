package dev.stagefan.graph;

/**
 * A platform, normalised as containerd's platforms package does.
 *
 * @param os as {@code linux}
 * @param architecture as {@code amd64}
 * @param variant as {@code v7}; empty for none
 */
public record Platform(String os, String architecture, String variant) {
    public static final Platform LINUX_AMD64 = new Platform("linux", "amd64", "");

    @Override
    public String toString() {
        return os + "/" + architecture + (variant.isEmpty() ? "" : "/" + variant);
    }
}
