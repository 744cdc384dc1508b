package dev.stagefan.image.tar;

import java.time.Instant;
import java.util.Map;

/**
 * An entry of a tar stream. Texts are bytes, one char each.
 *
 * @param name as written
 * @param link target of a symbolic or hard link as written; empty otherwise
 * @param mode permission bits, with setuid, setgid and sticky
 * @param size of its content in bytes; 0 for all but files
 * @param deviceMajor of a device; 0 otherwise
 * @param deviceMinor likewise
 * @param attributes extended attributes by name
 */
public record TarEntry(
        Type type,
        String name,
        String link,
        int mode,
        long owner,
        long group,
        long size,
        Instant modified,
        long deviceMajor,
        long deviceMinor,
        Map<String, String> attributes) {
    /** What an entry is. */
    public enum Type {
        FILE,
        DIRECTORY,
        SYMBOLIC_LINK,
        HARD_LINK,
        CHARACTER_DEVICE,
        BLOCK_DEVICE,
        PIPE
    }

    public TarEntry {
        attributes = Map.copyOf(attributes);
    }
}
