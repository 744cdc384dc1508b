package dev.stagefan.image;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an image has at a path. Texts are bytes, one char each.
 *
 * @param mode permission bits, with setuid, setgid and sticky
 * @param detail target of a symbolic link; numbers of a device, as {@code 1:3}; otherwise empty
 * @param content of a file; null otherwise
 * @param size of a file's content in bytes
 * @param modified null where no layer says it
 * @param attributes extended attributes by name
 */
record Node(
        Kind kind,
        int mode,
        long owner,
        long group,
        String detail,
        @Nullable Fingerprint content,
        long size,
        @Nullable Instant modified,
        Map<String, String> attributes) {
    /** A folder that no layer has, and that is made because something is in it. */
    static final Node IMPLIED = new Node(Kind.DIRECTORY, 0755, 0, 0, "", null, 0, null, Map.of());

    /** What it is. */
    enum Kind {
        FILE("file"),
        DIRECTORY("directory"),
        SYMBOLIC_LINK("symbolic link"),
        CHARACTER_DEVICE("character device"),
        BLOCK_DEVICE("block device"),
        PIPE("pipe");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        @Override
        public String toString() {
            return word;
        }
    }

    Node {
        attributes = Map.copyOf(attributes);
    }

    boolean isDirectory() {
        return kind == Kind.DIRECTORY;
    }

    /** The same but for when it was modified. */
    Node timeless() {
        return new Node(kind, mode, owner, group, detail, content, size, null, attributes);
    }

    /** This file under another name, with what the entry of that name says of it: both are one file, and it is said last. */
    Node linkedAs(Node link) {
        return new Node(
                kind,
                link.mode,
                link.owner,
                link.group,
                detail,
                content,
                size,
                link.modified,
                link.attributes.isEmpty() ? attributes : link.attributes);
    }
}
