package dev.stagefan.buildkit;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version of BuildKit or Buildx, as {@code v0.33.1}; what comes after the three numbers is kept and does not count. */
public record BuildkitVersion(int major, int minor, int patch, String text) {
    private static final Pattern VERSION = Pattern.compile("v?(\\d{1,6})\\.(\\d{1,6})(?:\\.(\\d{1,6}))?(?:[-+.].*)?");

    /** Reads a version; empty where it is none, as the {@code v0.0.0+unknown} of a binary that does not know its own. */
    public static Optional<BuildkitVersion> parse(String text) {
        Matcher matcher = VERSION.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String patch = matcher.group(3);
        BuildkitVersion version = new BuildkitVersion(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                patch == null ? 0 : Integer.parseInt(patch),
                text.strip());
        return version.major == 0 && version.minor == 0 ? Optional.empty() : Optional.of(version);
    }

    public boolean isAtLeast(int otherMajor, int otherMinor) {
        return major != otherMajor ? major > otherMajor : minor >= otherMinor;
    }

    @Override
    public String toString() {
        return text;
    }
}
