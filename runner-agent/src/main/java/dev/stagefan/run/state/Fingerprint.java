package dev.stagefan.run.state;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tells whether files have changed, without reading them: by their paths, kinds, sizes, modes and times of modification, of
 * all files, those that {@code .dockerignore} leaves out too.
 */
public final class Fingerprint {
    private Fingerprint() {}

    /** The fingerprint of a folder with all that is below it, as {@code sha256:…}. */
    public static String of(Path folder) throws IOException {
        Map<String, String> entries = new TreeMap<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) throws IOException {
                // The time of a folder tells nothing that its files do not.
                entries.put(name(folder, path), "folder " + mode(path));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) throws IOException {
                entries.put(name(folder, path), describe(path, attributes));
                return FileVisitResult.CONTINUE;
            }
        });
        List<String> lines = new ArrayList<>();
        entries.forEach((name, description) -> lines.add(name + "\0" + description));
        return of(lines);
    }

    /** The digest of a text, as {@code sha256:…}. */
    public static String of(String text) {
        MessageDigest digest = sha256();
        return text(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The digest of some texts, in their order, as {@code sha256:…}. */
    public static String of(List<String> texts) {
        MessageDigest digest = sha256();
        for (String text : texts) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
            digest.update(bytes);
        }
        return text(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String text(byte[] digest) {
        return "sha256:" + HexFormat.of().formatHex(digest);
    }

    private static String name(Path folder, Path path) {
        return folder.relativize(path).toString();
    }

    private static String describe(Path path, BasicFileAttributes attributes) throws IOException {
        if (attributes.isSymbolicLink()) {
            return "link to " + Files.readSymbolicLink(path);
        }
        return (attributes.isRegularFile() ? "file " : "other ") + mode(path) + " " + attributes.size() + " "
                + attributes.lastModifiedTime();
    }

    private static String mode(Path path) throws IOException {
        return String.valueOf(Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS));
    }
}
