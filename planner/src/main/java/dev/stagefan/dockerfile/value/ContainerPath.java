package dev.stagefan.dockerfile.value;

import dev.stagefan.dockerfile.text.Casing;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Paths inside an image.
 *
 * <p>buildkit: util/system/path.go
 */
public final class ContainerPath {
    private ContainerPath() {}

    /**
     * Go's path.Join("/", path): absolute and cleaned; {@code /} is the whole root.
     *
     * <p>The sources of an edge and a stage's context sources are written so.
     */
    public static String absolute(String path) {
        Deque<String> parts = new ArrayDeque<>();
        for (String part : path.split("/", -1)) {
            if (part.equals("..")) {
                parts.pollLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return "/" + String.join("/", parts);
    }

    /** Go's path.Clean for a path that stays below where it starts: relative paths stay relative. */
    public static String clean(String path) {
        String cleaned = absolute(path);
        if (path.startsWith("/")) {
            return cleaned;
        }
        return cleaned.equals("/") ? "." : cleaned.substring(1);
    }

    /** Go's path.Base. */
    public static String lastName(String path) {
        String cleaned = absolute(path);
        return cleaned.equals("/") ? cleaned : cleaned.substring(cleaned.lastIndexOf('/') + 1);
    }

    /** A path seen from a directory. */
    public static String resolve(String directory, String path) {
        return absolute(path.startsWith("/") ? path : directory + "/" + path);
    }

    /** Refuses a path that an image for the operating system cannot have; only Windows has such. */
    public static String checked(String path, String os) throws Refusal {
        if (!os.equals("windows")) {
            return path;
        }
        String slashed = path.replace('\\', '/');
        if (slashed.length() == 2 && slashed.charAt(1) == ':') {
            throw new Refusal("invalid-path", "no path behind the drive letter of \"" + path + "\"");
        }
        if (slashed.startsWith("//")) {
            throw new Refusal("invalid-path", "\"" + path + "\" is a UNC path, which images do not have");
        }
        int colon = slashed.indexOf(':');
        if (colon < 0) {
            return slashed;
        }
        if (!Casing.lower(slashed.substring(0, colon)).equals("c")) {
            throw new Refusal("invalid-path", "\"" + path + "\" is not on the system drive (C:)");
        }
        return slashed.substring(colon + 1);
    }
}
