package dev.stagefan.testbed;

import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * A layer of an image: what it adds, and which paths of the layers below it takes away.
 * Source: the OCI image specification, layer.md.
 */
final class Layer {
    private static final String WHITEOUT = ".wh.";
    private static final String OPAQUE = ".wh..wh..opq";
    private static final String ATTRIBUTE = "SCHILY.xattr.";

    private final Map<String, Entry> added = new LinkedHashMap<>();
    private final List<String> removed = new ArrayList<>();
    private final List<String> emptied = new ArrayList<>();

    private Layer() {}

    /**
     * Reads a layer.
     *
     * @param mediaType names the compression: none, gzip or zstd
     * @param firstInode inodes of the layer's entries count from here
     */
    static Layer read(byte[] blob, String mediaType, long firstInode) {
        Layer layer = new Layer();
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(decompress(new ByteArrayInputStream(blob), mediaType))) {
            long inode = firstInode;
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                layer.add(entry, tar, inode++);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("could not read a layer of type " + mediaType, e);
        }
        return layer;
    }

    private static InputStream decompress(InputStream blob, String mediaType) throws IOException {
        if (mediaType.endsWith("gzip")) {
            return new GZIPInputStream(blob);
        }
        return mediaType.endsWith("zstd") ? new ZstdInputStream(blob) : blob;
    }

    /** Changes the tree of the layers below into the one that this layer shows. */
    void applyTo(NavigableMap<String, Entry> tree) {
        emptied.forEach(path -> below(tree, path).clear());
        for (String path : removed) {
            tree.remove(path);
            below(tree, path).clear();
        }
        added.forEach((path, entry) -> {
            if (!entry.kind().equals("directory")) {
                below(tree, path).clear();
            }
            tree.put(path, entry);
        });
    }

    private static Map<String, Entry> below(NavigableMap<String, Entry> tree, String path) {
        // '0' is the character after '/'.
        return tree.subMap(path + "/", true, path + "0", false);
    }

    private void add(TarArchiveEntry entry, InputStream content, long inode) throws IOException {
        String path = normalize(entry.getName());
        String name = path.substring(path.lastIndexOf('/') + 1);
        String folder = path.substring(0, path.length() - name.length());
        if (name.equals(OPAQUE)) {
            emptied.add(folder.substring(0, folder.length() - 1));
        } else if (name.startsWith(WHITEOUT)) {
            removed.add(folder + name.substring(WHITEOUT.length()));
        } else if (entry.isLink()) {
            added.put(path, target(entry));
        } else {
            added.put(path, entryOf(entry, content, inode));
        }
    }

    private Entry target(TarArchiveEntry link) {
        Entry target = added.get(normalize(link.getLinkName()));
        if (target == null) {
            throw new IllegalStateException(link.getName() + " is a hard link to what its layer does not have");
        }
        return target;
    }

    private static Entry entryOf(TarArchiveEntry entry, InputStream content, long inode) throws IOException {
        return new Entry(
                kindOf(entry),
                entry.getMode() & 07777,
                entry.getLongUserId(),
                entry.getLongGroupId(),
                contentOf(entry, content),
                inode,
                entry.getLastModifiedTime().toInstant(),
                attributesOf(entry));
    }

    private static String kindOf(TarArchiveEntry entry) {
        if (entry.isDirectory()) {
            return "directory";
        } else if (entry.isSymbolicLink()) {
            return "symbolic link";
        } else if (entry.isCharacterDevice()) {
            return "character device";
        } else if (entry.isBlockDevice()) {
            return "block device";
        }
        return entry.isFIFO() ? "pipe" : "file";
    }

    private static String contentOf(TarArchiveEntry entry, InputStream content) throws IOException {
        if (entry.isSymbolicLink()) {
            return entry.getLinkName();
        } else if (entry.isCharacterDevice() || entry.isBlockDevice()) {
            return entry.getDevMajor() + ":" + entry.getDevMinor();
        }
        return entry.isFile() ? sha256(content) : "";
    }

    private static Map<String, String> attributesOf(TarArchiveEntry entry) {
        return entry.getExtraPaxHeaders().entrySet().stream()
                .filter(header -> header.getKey().startsWith(ATTRIBUTE))
                .collect(Collectors.toMap(
                        header -> header.getKey().substring(ATTRIBUTE.length()),
                        Map.Entry::getValue,
                        (first, second) -> second,
                        TreeMap::new));
    }

    private static String normalize(String path) {
        return "/" + path.replaceFirst("^(\\./|/)+", "").replaceFirst("/+$", "");
    }

    private static String sha256(InputStream content) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 16];
            for (int count = content.read(buffer); count >= 0; count = content.read(buffer)) {
                digest.update(buffer, 0, count);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
