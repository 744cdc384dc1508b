package dev.stagefan.image;

import com.github.luben.zstd.ZstdIOException;
import dev.stagefan.image.Node.Kind;
import dev.stagefan.image.tar.TarEntry;
import dev.stagefan.image.tar.TarException;
import dev.stagefan.image.tar.TarReader;
import dev.stagefan.registry.Descriptor;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipException;

/**
 * Reads a layer: hashes the contents of its files as they come by, and keeps none.
 *
 * <p>OCI image spec: layer.md; what it leaves open as containerd has it: pkg/archive/tar.go, applyNaive
 */
final class LayerReader {
    private static final String WHITEOUT = ".wh.";
    private static final String OPAQUE = ".wh..wh..opq";

    /** What AUFS kept for itself; nothing that a container sees. */
    private static final String OF_AUFS = ".wh..wh.";

    /** Linux: PATH_MAX. */
    private static final int LONGEST_PATH = 4096;

    private static final int BUFFER = 1 << 16;

    private final Budget.Account account;
    private final MessageDigest content = Hashes.sha256();
    private final byte[] buffer = new byte[BUFFER];
    private final List<Change> changes = new ArrayList<>();

    private LayerReader(Budget.Account account) {
        this.account = account;
    }

    /** Reads a layer of a source to its end. */
    static Layer read(ImageSource source, Descriptor descriptor, Budget.Account account)
            throws IOException, InterruptedException {
        LayerReader reader = new LayerReader(account);
        try (InputStream blob = new StickyStream(source.blob(descriptor))) {
            return new Layer(reader.changes(blob), reader.changes);
        } catch (InterruptedIOException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            throw e;
        } catch (TarException | ZipException | EOFException | ZstdIOException e) {
            throw unreadable(source, descriptor, e.getMessage() == null ? "it is cut off" : e.getMessage());
        } catch (ImageException e) {
            String message = String.valueOf(e.getMessage());
            throw message.startsWith("could not") ? e : unreadable(source, descriptor, message);
        }
    }

    private static ImageException unreadable(ImageSource source, Descriptor descriptor, String reason) {
        return new ImageException("could not read the layer " + descriptor.digest() + " of " + source.name()
                + " because " + reason + "; build the image anew");
    }

    private String changes(InputStream blob) throws IOException, InterruptedException {
        Uncompressed uncompressed = new Uncompressed(Decompression.of(blob));
        TarReader tar = new TarReader(uncompressed);
        for (TarEntry entry = tar.next(); entry != null; entry = tar.next()) {
            add(entry, tar);
        }
        // What stands behind the end of the archive counts for the layer's digest.
        uncompressed.transferTo(OutputStream.nullOutputStream());
        blob.transferTo(OutputStream.nullOutputStream());
        return uncompressed.digest();
    }

    private void add(TarEntry entry, TarReader tar) throws IOException {
        String path = path(entry.name());
        String name = Paths.name(path);
        String folder = Paths.parent(path);
        account.spendEntry(path.length() + entry.link().length() + attributesLength(entry));
        if (entry.link().length() > LONGEST_PATH) {
            throw tooLong(entry.link().length());
        }
        if (name.equals(OPAQUE)) {
            changes.add(new Change.Empty(folder));
        } else if (path.startsWith("/" + OF_AUFS)) {
            return;
        } else if (name.startsWith(WHITEOUT)) {
            String gone = name.substring(WHITEOUT.length());
            if (gone.isEmpty() || gone.equals(".") || gone.equals("..")) {
                throw new ImageException("it takes away what has no name: " + Paths.shown(path));
            }
            changes.add(new Change.Remove(Paths.child(folder, gone)));
        } else if (entry.type() == TarEntry.Type.HARD_LINK) {
            changes.add(new Change.Link(path, path(entry.link()), node(entry, tar)));
        } else {
            changes.add(new Change.Put(path, node(entry, tar)));
        }
    }

    private static String path(String name) throws ImageException {
        String path = Paths.normalized(name);
        if (path == null) {
            throw new ImageException("it has a path that leads out of the image: " + Paths.shown(name));
        }
        if (path.length() > LONGEST_PATH) {
            throw tooLong(path.length());
        }
        return path;
    }

    private static ImageException tooLong(int length) {
        return new ImageException("it has a path of " + length + " bytes, which no container can open");
    }

    private static long attributesLength(TarEntry entry) {
        return entry.attributes().entrySet().stream()
                .mapToLong(one -> one.getKey().length() + one.getValue().length())
                .sum();
    }

    private Node node(TarEntry entry, TarReader tar) throws IOException {
        boolean file = entry.type() == TarEntry.Type.FILE;
        return new Node(
                kind(entry.type()),
                entry.mode(),
                entry.owner(),
                entry.group(),
                detail(entry),
                file ? hash(tar) : null,
                entry.size(),
                entry.modified(),
                entry.attributes());
    }

    /** Of a hard link, that of the file that it has to be of. */
    private static Kind kind(TarEntry.Type type) {
        return switch (type) {
            case FILE, HARD_LINK -> Kind.FILE;
            case DIRECTORY -> Kind.DIRECTORY;
            case SYMBOLIC_LINK -> Kind.SYMBOLIC_LINK;
            case CHARACTER_DEVICE -> Kind.CHARACTER_DEVICE;
            case BLOCK_DEVICE -> Kind.BLOCK_DEVICE;
            case PIPE -> Kind.PIPE;
        };
    }

    private static String detail(TarEntry entry) {
        return switch (entry.type()) {
            case SYMBOLIC_LINK -> entry.link();
            case CHARACTER_DEVICE, BLOCK_DEVICE -> entry.deviceMajor() + ":" + entry.deviceMinor();
            default -> "";
        };
    }

    private Fingerprint hash(TarReader tar) throws IOException {
        for (int count = tar.read(buffer); count >= 0; count = tar.read(buffer)) {
            content.update(buffer, 0, count);
        }
        return Fingerprint.of(content.digest());
    }

    /** Counts and hashes what comes out of the decompression; an interrupt ends it. */
    private final class Uncompressed extends InputStream {
        private final InputStream in;
        private final MessageDigest hash = Hashes.sha256();

        Uncompressed(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException();
            }
            int count = in.read(bytes, offset, length);
            if (count > 0) {
                hash.update(bytes, offset, count);
                account.spendBytes(count);
            }
            return count;
        }

        String digest() {
            return "sha256:" + HexFormat.of().formatHex(hash.digest());
        }
    }
}
