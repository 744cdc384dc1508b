package dev.stagefan.image;

import dev.stagefan.dockerfile.text.ByteText;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Paths of an image: absolute, {@code /} is the root. Bytes, one char each. */
final class Paths {
    static final String ROOT = "/";

    private Paths() {}

    /** A name that a layer has as a path, or null where it leads out of the image. */
    static @Nullable String normalized(String name) {
        Deque<String> parts = new ArrayDeque<>();
        for (String part : name.split("/", -1)) {
            if (part.equals("..")) {
                if (parts.pollLast() == null) {
                    return null;
                }
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return ROOT + String.join("/", parts);
    }

    static String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash <= 0 ? ROOT : path.substring(0, slash);
    }

    static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    static String child(String folder, String name) {
        return folder.equals(ROOT) ? ROOT + name : folder + "/" + name;
    }

    /** For people: decoded, and as {@code \xff} what is not UTF-8; a backslash is doubled, so that two paths never look alike. */
    static String shown(String bytes) {
        StringBuilder shown = new StringBuilder(bytes.length());
        for (int at = 0; at < bytes.length(); ) {
            int rune = ByteText.runeAt(bytes, at, bytes.length());
            if (rune < 0) {
                shown.append("\\x%02x".formatted((int) bytes.charAt(at)));
                at++;
            } else {
                shown.append(rune == '\\' ? "\\\\" : Character.toString(rune));
                at += ByteText.widthOf(rune);
            }
        }
        return shown.toString();
    }
}
