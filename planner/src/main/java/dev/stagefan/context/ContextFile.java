package dev.stagefan.context;

import java.util.Comparator;

/**
 * A file, folder or symbolic link of the build context.
 *
 * @param path relative to the context, with forward slashes and without a leading one; a byte that is no part of valid UTF-8
 *     is the unpaired surrogate U+DC00 + byte, so that two names never become one
 * @param kind what it is
 * @param mode permission bits, those of a checkout made alike on every machine: 0644 or 0755 where a checkout could have made
 *     it so, the bits themselves otherwise; 0777 for a symbolic link
 * @param content what it holds: for a file the SHA-1 that Git names a blob of its bytes by, 40 hex digits; for a symbolic link
 *     its target as written; for a submodule the commit; empty for a folder
 */
public record ContextFile(String path, Kind kind, int mode, String content) {
    /** By path, in the order of the paths' code points, which is that of their UTF-8 bytes. */
    public static final Comparator<ContextFile> BY_PATH = (one, other) -> comparePaths(one.path, other.path);

    /** What lies at a path. */
    public enum Kind {
        FILE,
        FOLDER,
        SYMBOLIC_LINK
    }

    /** A folder of which only the commit is told that is checked out in it. */
    public boolean isSubmodule() {
        return kind == Kind.FOLDER && !content.isEmpty();
    }

    /** Java compares UTF-16 units, and so puts U+FFFD behind U+10000. */
    static int comparePaths(String one, String other) {
        int length = Math.min(one.length(), other.length());
        for (int i = 0; i < length; i++) {
            char a = one.charAt(i);
            char b = other.charAt(i);
            if (a != b) {
                boolean pairs = Character.isSurrogate(a) || Character.isSurrogate(b);
                return pairs ? Integer.compare(codePoint(one, i), codePoint(other, i)) : Character.compare(a, b);
            }
        }
        return Integer.compare(one.length(), other.length());
    }

    private static int codePoint(String text, int index) {
        boolean inside = Character.isLowSurrogate(text.charAt(index))
                && index > 0
                && Character.isHighSurrogate(text.charAt(index - 1));
        return text.codePointAt(inside ? index - 1 : index);
    }
}
