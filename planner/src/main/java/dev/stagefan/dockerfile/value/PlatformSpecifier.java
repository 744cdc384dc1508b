package dev.stagefan.dockerfile.value;

import dev.stagefan.dockerfile.text.Casing;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A platform as {@code --platform} names it: {@code os[(version+feature…)][/architecture[/variant]]}, or an architecture
 * alone.
 *
 * <p>containerd/platforms: platforms.go, database.go
 *
 * @param options the version and features of the operating system as written, or empty
 */
public record PlatformSpecifier(String os, String options, String architecture, String variant) {
    private static final Pattern OS =
            Pattern.compile("([A-Za-z0-9_-]+)(?:\\(([A-Za-z0-9_.%-]*+)((?:\\+[A-Za-z0-9_.%-]*+)*+)\\))?");
    private static final Pattern PART = Pattern.compile("[A-Za-z0-9_.-]+");
    private static final Pattern BAD_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    private static final Set<String> KNOWN_OS = Set.of(
            "aix",
            "android",
            "darwin",
            "dragonfly",
            "freebsd",
            "hurd",
            "illumos",
            "ios",
            "js",
            "linux",
            "nacl",
            "netbsd",
            "openbsd",
            "plan9",
            "solaris",
            "windows",
            "zos");
    private static final Set<String> KNOWN_ARCHITECTURES = Set.of(
            "386",
            "amd64",
            "amd64p32",
            "arm",
            "armbe",
            "arm64",
            "arm64be",
            "ppc64",
            "ppc64le",
            "loong64",
            "mips",
            "mipsle",
            "mips64",
            "mips64le",
            "mips64p32",
            "mips64p32le",
            "ppc",
            "riscv",
            "riscv64",
            "s390",
            "s390x",
            "sparc",
            "sparc64",
            "wasm");

    /**
     * Reads a platform.
     *
     * @param local fills in what is not said: the machine that builds
     */
    public static PlatformSpecifier parse(String text, Platform local) throws Refusal {
        String[] parts = text.split("/", 4);
        Matcher os = OS.matcher(parts[0]);
        if (!os.matches()) {
            throw invalid(text);
        }
        for (int i = 1; i < parts.length; i++) {
            if (!PART.matcher(parts[i]).matches()) {
                throw invalid(text);
            }
        }
        String options = options(os, text);
        String name = Casing.lower(os.group(1));
        name = name.equals("macos") ? "darwin" : name;
        return switch (parts.length) {
            case 1 -> alone(name, options, parts[0], local, text);
            case 2 -> {
                Platform normal = normalize(name, parts[1], "");
                boolean common =
                        normal.architecture().equals("arm") && normal.variant().equals("v7");
                yield new PlatformSpecifier(name, options, normal.architecture(), common ? "" : normal.variant());
            }
            case 3 -> {
                Platform normal = normalize(name, parts[1], parts[2]);
                boolean plain = normal.architecture().equals("arm64")
                        && normal.variant().isEmpty();
                yield new PlatformSpecifier(name, options, normal.architecture(), plain ? "v8" : normal.variant());
            }
            default -> throw invalid(text);
        };
    }

    public static PlatformSpecifier of(Platform platform) {
        return new PlatformSpecifier(platform.os(), "", platform.architecture(), platform.variant());
    }

    private static PlatformSpecifier alone(String os, String options, String written, Platform local, String text)
            throws Refusal {
        if (KNOWN_OS.contains(os)) {
            boolean special =
                    local.architecture().equals("arm") && !local.variant().equals("v7");
            return new PlatformSpecifier(os, options, local.architecture(), special ? local.variant() : "");
        }
        Platform normal = normalize(local.os(), written, "");
        if (!KNOWN_ARCHITECTURES.contains(normal.architecture())) {
            throw invalid(text);
        }
        boolean common = normal.architecture().equals("arm") && normal.variant().equals("v7");
        return new PlatformSpecifier(normal.os(), "", normal.architecture(), common ? "" : normal.variant());
    }

    /** Version and features; features are sorted and without repeats, as platforms print them. */
    private static String options(Matcher os, String text) throws Refusal {
        String version = os.group(2) == null ? "" : os.group(2);
        String features = os.group(3) == null ? "" : os.group(3);
        if (BAD_ESCAPE.matcher(version + features).find()) {
            throw invalid(text);
        }
        if (features.isEmpty() || features.equals("+")) {
            return version;
        }
        Set<String> sorted = new TreeSet<>(List.of(features.substring(1).split("\\+", -1)));
        if (sorted.contains("")) {
            throw invalid(text);
        }
        return version + "+" + String.join("+", sorted);
    }

    /** The usual names of an architecture and its variant. */
    public static Platform normalize(String os, String architecture, String variant) {
        String name = Casing.lower(architecture);
        String version = Casing.lower(variant);
        return switch (name) {
            case "i386" -> new Platform(os, "386", "");
            case "x86_64", "x86-64", "amd64" -> new Platform(os, "amd64", version.equals("v1") ? "" : version);
            case "aarch64", "arm64" -> new Platform(os, "arm64", arm64Variant(version));
            case "armhf" -> new Platform(os, "arm", "v7");
            case "armel" -> new Platform(os, "arm", "v6");
            case "arm" -> new Platform(os, "arm", armVariant(version));
            default -> new Platform(os, name, version);
        };
    }

    private static String arm64Variant(String variant) {
        return switch (variant) {
            case "8", "v8", "v8.0" -> "";
            case "9", "9.0", "v9.0" -> "v9";
            default -> variant;
        };
    }

    private static String armVariant(String variant) {
        return switch (variant) {
            case "", "7" -> "v7";
            case "5", "6", "8" -> "v" + variant;
            default -> variant;
        };
    }

    private static Refusal invalid(String text) {
        return new Refusal(
                "invalid-platform", "\"" + text + "\" is not a platform: expected os[/architecture[/variant]]");
    }

    /** The platform without version and features of its operating system. */
    public Platform platform() {
        return new Platform(os, architecture, variant);
    }

    @Override
    public String toString() {
        String system = options.isEmpty() ? os : os + "(" + options + ")";
        return system + "/" + architecture + (variant.isEmpty() ? "" : "/" + variant);
    }
}
