package dev.stagefan.testbed;

import java.time.Instant;
import java.util.Map;

/**
 * What an image holds at one path.
 *
 * @param kind as in {@code file}, {@code directory}, {@code symbolic link}
 * @param mode permission bits, with setuid, setgid and sticky
 * @param content a file's SHA-256, a link's target, a device's numbers; empty otherwise
 * @param inode equal for two paths of an image if and only if they are hard links to one file
 * @param attributes extended attributes by name
 */
record Entry(
        String kind,
        int mode,
        long owner,
        long group,
        String content,
        long inode,
        Instant modified,
        Map<String, String> attributes) {
    Entry {
        attributes = Map.copyOf(attributes);
    }
}
