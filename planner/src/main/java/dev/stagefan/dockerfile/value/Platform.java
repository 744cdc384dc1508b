package dev.stagefan.dockerfile.value;

/**
 * A platform, normalised as containerd's platforms package does.
 *
 * @param os as {@code linux}
 * @param architecture as {@code amd64}
 * @param variant as {@code v7}; empty for none
 */
public record Platform(String os, String architecture, String variant) {
    public static final Platform LINUX_AMD64 = new Platform("linux", "amd64", "");

    /**
     * Reads a platform as {@code --platform} takes it, as {@code linux/arm64}; what is left out is that of linux/amd64.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Platform parse(String text) {
        try {
            Platform parsed = PlatformSpecifier.parse(text, LINUX_AMD64).platform();
            return PlatformSpecifier.normalize(parsed.os(), parsed.architecture(), parsed.variant());
        } catch (Refusal e) {
            throw new IllegalArgumentException(e.reason(), e);
        }
    }

    @Override
    public String toString() {
        return os + "/" + architecture + (variant.isEmpty() ? "" : "/" + variant);
    }
}
