package dev.stagefan.context;

/**
 * A file, folder or symbolic link of the build context.
 *
 * @param path relative to the context, with forward slashes and without a leading one
 * @param kind what it is
 * @param mode permission bits, those of a checkout made alike on every machine: 0644 or 0755 where a checkout could have made
 *     it so, the bits themselves otherwise; 0777 for a symbolic link
 * @param content what it holds: for a file the SHA-1 that Git names a blob of its bytes by, 40 hex digits; for a symbolic link
 *     its target as written; for a submodule the commit; empty for a folder
 */
public record ContextFile(String path, Kind kind, int mode, String content) {
    /** What lies at a path. */
    public enum Kind {
        FILE,
        FOLDER,
        SYMBOLIC_LINK
    }
}
