package dev.stagefan.image;

import dev.stagefan.image.Change.Empty;
import dev.stagefan.image.Change.Link;
import dev.stagefan.image.Change.Put;
import dev.stagefan.image.Change.Remove;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The layers of an image, one on the other, as a container sees them.
 *
 * <p>OCI image spec: layer.md; what it leaves open as containerd has it: pkg/archive/tar.go, and fs.RootPath of
 * containerd/continuity for links on the way to a path
 */
final class FileTree {
    /** As many symbolic links as containerd follows on the way to one path. */
    private static final int MOST_LINKS = 255;

    private final Budget.Account account;
    private final NavigableMap<String, Placed> files;
    private long inodes;

    /**
     * A node of the tree.
     *
     * @param inode equal for two paths if and only if they are hard links to one file
     */
    record Placed(Node node, long inode) {}

    /** An empty root. */
    FileTree(Budget.Account account) {
        this(account, new TreeMap<>(), 0);
        files.put(Paths.ROOT, new Placed(Node.IMPLIED, inodes++));
    }

    private FileTree(Budget.Account account, NavigableMap<String, Placed> files, long inodes) {
        this.account = account;
        this.files = files;
        this.inodes = inodes;
    }

    /** The same, from which on it goes its own way. */
    FileTree copy(Budget.Account its) {
        return new FileTree(its, new TreeMap<>(files), inodes);
    }

    /** What is there, by path. */
    NavigableMap<String, Placed> files() {
        return Collections.unmodifiableNavigableMap(files);
    }

    /** Puts a layer on those that there are. What it takes away it takes from those alone, wherever it says so. */
    void apply(List<Change> layer) throws ImageException {
        for (Change change : layer) {
            if (change instanceof Remove) {
                String path = resolved(change.path());
                below(path).clear();
                files.remove(path);
            } else if (change instanceof Empty) {
                below(resolved(change.path())).clear();
            }
        }
        for (Change change : layer) {
            if (change instanceof Put put) {
                put(resolved(put.path()), put.node());
            } else if (change instanceof Link link) {
                link(link);
            }
        }
    }

    private void put(String path, Node node) throws ImageException {
        if (path.equals(Paths.ROOT) && !node.isDirectory()) {
            throw new ImageException("its root is no directory");
        }
        if (!node.isDirectory()) {
            below(path).clear();
        }
        makeFolders(path);
        files.put(path, new Placed(node, inodes++));
    }

    private void link(Link link) throws ImageException {
        String path = resolved(link.path());
        Placed target = files.get(resolved(link.target()));
        if (target == null || target.node().isDirectory()) {
            throw new ImageException("its hard link " + Paths.shown(link.path()) + " is to "
                    + (target == null ? "nothing: " : "a directory: ") + Paths.shown(link.target()));
        }
        below(path).clear();
        makeFolders(path);
        files.put(path, new Placed(target.node().linkedAs(link.said()), target.inode()));
    }

    private void makeFolders(String path) throws ImageException {
        for (String folder = Paths.parent(path); !files.containsKey(folder); folder = Paths.parent(folder)) {
            account.spendEntry(folder.length());
            files.put(folder, new Placed(Node.IMPLIED, inodes++));
        }
    }

    private Map<String, Placed> below(String path) {
        // '0' is the character after '/'.
        return path.equals(Paths.ROOT)
                ? files.tailMap(Paths.ROOT, false)
                : files.subMap(path + "/", true, path + "0", false);
    }

    /** The path with all symbolic links to its folder followed, none of which leads out of the root. */
    private String resolved(String path) throws ImageException {
        String folder = Paths.parent(path);
        Placed there = files.get(folder);
        // A folder is only ever put below folders.
        if (there != null && there.node().isDirectory()) {
            return path;
        }
        return path.equals(Paths.ROOT) ? path : Paths.child(followed(folder), Paths.name(path));
    }

    private String followed(String folder) throws ImageException {
        Deque<String> parts = new ArrayDeque<>(List.of(folder.split("/", -1)));
        String at = Paths.ROOT;
        for (int links = 0; !parts.isEmpty(); ) {
            String part = parts.remove();
            if (part.isEmpty() || part.equals(".")) {
                continue;
            }
            if (part.equals("..")) {
                at = Paths.parent(at);
                continue;
            }
            String next = Paths.child(at, part);
            Placed there = files.get(next);
            if (there == null || there.node().isDirectory()) {
                at = next;
            } else if (there.node().kind() != Node.Kind.SYMBOLIC_LINK) {
                throw new ImageException("it has something below " + Paths.shown(next) + ", which is a "
                        + there.node().kind());
            } else if (++links > MOST_LINKS) {
                throw new ImageException("the symbolic links on the way to " + Paths.shown(folder) + " have no end");
            } else {
                String target = there.node().detail();
                at = target.startsWith("/") ? Paths.ROOT : at;
                List<String> ahead = List.of(target.split("/", -1));
                for (int i = ahead.size() - 1; i >= 0; i--) {
                    parts.addFirst(ahead.get(i));
                }
            }
        }
        return at;
    }
}
